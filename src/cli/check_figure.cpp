#include "cli/check_figure.h"

#include "attnfig_lint.h"
#include "cli/diff_batch.h"
#include "io/files.h"

#include <fmt/format.h>

namespace attnfig {
namespace {

void add(std::vector<Diagnostic> found, std::string_view rule, std::vector<Diagnostic>& findings) {
  for (Diagnostic& one : found) {
    if (one.rule.empty()) one.rule = rule;
    // Advice is as much of a finding as a mistake is.
    one.severity = Severity::error;
    findings.push_back(std::move(one));
  }
}

void check_claims(const Job& job, std::vector<Diagnostic>& findings) {
  if (job.file == "<stdin>") return;
  const std::string path = claims_path(job.file);
  const std::optional<std::string> claims = read_if_there(path);
  if (!claims) return;
  const Expected<Audited> audited =
      job.document().audit({.text = *claims, .file = path}, job.options.language);
  add(audited ? audited->unexpected : audited.diagnostics, "claim", findings);
}

void check_lint(const Job& job, const Rendered& figure, std::vector<Diagnostic>& findings) {
  std::vector<Diagnostic> found = lint_svg({.name = job.output,
                                            .text = figure.text,
                                            .accepted_contrasts = figure.accepted_contrasts,
                                            .font_metrics = figure.font_metrics});
  std::erase_if(found, [](const Diagnostic& one) { return !fails(one); });
  add(std::move(found), "", findings);
}

void check_fresh(const Job& job, const std::string& figure, std::vector<Diagnostic>& findings) {
  const std::optional<std::string> old = read_if_there(job.output);
  if (old == figure) return;
  if (!old) {
    findings.push_back({.message = fmt::format("{} has no figure here", job.file),
                        .hint = "attnfig build or accept makes it",
                        .rule = "missing",
                        .file = job.output});
    return;
  }
  const FigureDiff diff = diff_of(job, {*old}, figure);
  const std::string changes = write_diffs({diff}, DiffFormat::human, 0);
  const std::string listed = changes.substr(changes.find('\n') + 1);
  findings.push_back({.range = Place{1, 0},
                      .message = fmt::format("this is not what {} gives\n{}", job.file,
                                             listed.substr(0, listed.size() - 1)),
                      .rule = "stale",
                      .file = job.output});
}

}  // namespace

std::vector<Diagnostic> check_figure(const Job& job, SpecParts parts) {
  std::vector<Diagnostic> findings;
  Rendered figure;
  try {
    figure = job.render();
    for (Diagnostic remark : figure.remarks) {
      remark.rule = theme_rule;
      findings.push_back(std::move(remark));
    }
  } catch (const InputError& error) {
    add(error.diagnostics(), "spec", findings);
    return findings;
  }
  if (parts == SpecParts::all) {
    add(job.document().check(job.options.language), "spec", findings);
    check_claims(job, findings);
  }
  if (job.format == "svg") check_lint(job, figure, findings);
  check_fresh(job, figure.text, findings);
  return findings;
}

}  // namespace attnfig
