#include "cli/check_figure.h"

#include "cli/diff_batch.h"
#include "diagnostic.h"
#include "input/source_text.h"
#include "io/files.h"

#include <fmt/format.h>

namespace attnfig {
namespace {

Finding finding(const std::string& rule, const Mistake& mistake, const Job& job,
                std::string_view source) {
  const Diagnostic diagnostic{
      {mistake.line, mistake.column}, fmt::format("{} [{}]", mistake.message, rule), mistake.hint};
  const Ansi ansi = job.options.messages == Messages::coloured ? Ansi::on : Ansi::off;
  return {rule, mistake, describe(diagnostic, mistake.file, source, ansi)};
}

/// Adds mistakes with their source lines; a mistake in a template has none, because its text is not
/// at hand.
void add(const std::string& rule, const std::vector<Mistake>& mistakes, const Job& job,
         const std::string& file, std::string_view source, std::vector<Finding>& findings) {
  for (const Mistake& mistake : mistakes)
    findings.push_back(finding(rule, mistake, job, mistake.file == file ? source : ""));
}

void check_texts(const Job& job, std::vector<Finding>& findings) {
  try {
    add("typed-number", job.renderer.lint(job.spec, job.options, job.file).list, job, job.file,
        job.spec, findings);
  } catch (const InputError& error) {
    add("language", error.mistakes(), job, job.file, job.spec, findings);
  }
}

void check_claims(const Job& job, std::vector<Finding>& findings) {
  if (job.file == "<stdin>") return;
  const std::string path = claims_path(job.file);
  const std::optional<std::string> claims = read_if_there(path);
  if (!claims) return;
  try {
    const Audited audited =
        job.renderer.audit(job.spec, {.text = *claims, .file = path}, job.options, job.file);
    add("claim", audited.unexpected, job, path, *claims, findings);
  } catch (const InputError& error) {
    add("claim", error.mistakes(), job, path, *claims, findings);
  }
}

void check_lint(const Job& job, const std::string& svg, std::vector<Finding>& findings) {
  for (const LintFinding& one : lint_svg({{job.output, svg}}, LintFormat::human).list)
    findings.push_back(finding(one.rule, one.mistake, job, svg));
}

void check_fresh(const Job& job, const std::string& figure, std::vector<Finding>& findings) {
  const std::optional<std::string> old = read_if_there(job.output);
  if (old == figure) return;
  if (!old) {
    findings.push_back({"missing",
                        {.message = fmt::format("{} has no figure here", job.file),
                         .hint = "attnfig build or accept makes it",
                         .file = job.output}});
    return;
  }
  const FigureDiff diff = diff_of(job, {*old}, figure);
  const std::string changes = write_diffs({diff}, DiffFormat::human, 0);
  const std::string listed = changes.substr(changes.find('\n') + 1);
  const std::string message = fmt::format("this is not what {} gives", job.file);
  findings.push_back({"stale",
                      {.line = 1,
                       .column = 0,
                       .message = message + "\n" + listed.substr(0, listed.size() - 1),
                       .hint = {},
                       .file = job.output},
                      fmt::format("{}:1: error: {} [stale]\n{}", job.output, message, listed)});
}

}  // namespace

std::string claims_path(const std::string& spec) {
  const std::filesystem::path path = spec;
  return (path.parent_path() / "claims" / path.filename()).string();
}

std::vector<Finding> check_figure(const Job& job, SpecParts parts) {
  std::vector<Finding> findings;
  std::string figure;
  try {
    figure = job.render();
  } catch (const InputError& error) {
    add("spec", error.mistakes(), job, job.file, job.spec, findings);
    return findings;
  }
  if (parts == SpecParts::all) {
    check_texts(job, findings);
    check_claims(job, findings);
  }
  if (job.format == "svg") check_lint(job, figure, findings);
  check_fresh(job, figure, findings);
  return findings;
}

}  // namespace attnfig
