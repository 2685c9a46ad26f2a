#include "cli/check_figure.h"
#include "cli/diff_batch.h"
#include "cli/unreferenced.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>

namespace attnfig {
namespace {

const std::map<std::string, DiagnosticFormat> formats = {{"human", DiagnosticFormat::human},
                                                         {"github", DiagnosticFormat::github},
                                                         {"json", DiagnosticFormat::json}};

struct Options {
  BatchOptions batch;
  std::string format = "human";
};

bool is_same(const Diagnostic& one, const Diagnostic& other) {
  return one.file == other.file && one.range.begin == other.range.begin &&
         one.message == other.message;
}

/// Whether a finding makes the check fail.
bool fails(const Diagnostic& finding) {
  return finding.severity == Severity::error;
}

/// The findings of all figures in the order of the inputs. One that a spec has in every language is
/// listed once, and so is one of a theme.
std::vector<Diagnostic> joined(const Batch& batch,
                               const std::vector<std::vector<Diagnostic>>& by_figure) {
  std::vector<Diagnostic> all;
  std::vector<Diagnostic> of_themes;
  std::size_t first_of_spec = 0;
  for (std::size_t i = 0; i < by_figure.size(); ++i) {
    if (batch.is_first_of_spec(i)) first_of_spec = all.size();
    for (const Diagnostic& finding : by_figure[i]) {
      std::vector<Diagnostic>& list = finding.rule == theme_rule ? of_themes : all;
      const std::size_t first = &list == &all ? first_of_spec : 0;
      const bool known = std::any_of(list.begin() + static_cast<std::ptrdiff_t>(first), list.end(),
                                     [&](const Diagnostic& one) { return is_same(one, finding); });
      if (!known) list.push_back(finding);
    }
  }
  all.insert(all.end(), of_themes.begin(), of_themes.end());
  return all;
}

int run(Console& console, const Options& options) {
  if (options.batch.quiet) console.set_quiet();
  const Batch batch(options.batch);
  for (std::size_t i = 0; i < batch.size(); ++i)
    if (batch.output(i) == "-") throw UsageError{"check compares with a file: name one with -o"};
  std::vector<std::vector<Diagnostic>> by_figure(batch.size());
  const auto check = [&](Console&, const Job& job) -> Delivery {
    std::vector<Diagnostic>& found = by_figure[job.number];
    found = check_figure(
        job, batch.is_first_of_spec(job.number) ? SpecParts::all : SpecParts::figure_alone);
    return {std::none_of(found.begin(), found.end(), fails) ? Outcome::same : Outcome::differs, {}};
  };
  const std::vector<Outcome> outcomes = run_batch(console, batch, check);
  std::vector<Diagnostic> findings = joined(batch, by_figure);
  const std::vector<Diagnostic> unreferenced = find_unreferenced(batch, batch.setup().library());
  findings.insert(findings.end(), unreferenced.begin(), unreferenced.end());
  console.print(write_diagnostics(findings, formats.at(options.format)));
  const auto failing = std::count_if(findings.begin(), findings.end(), fails);
  console.log(fmt::format("{}: {} as they should be, {} {}\n", figures_text(outcomes.size()),
                          count(outcomes, Outcome::same), failing,
                          failing == 1 ? "finding" : "findings"));
  if (count(outcomes, Outcome::failed) != 0) return exit_code::usage;
  return failing == 0 ? exit_code::fine : exit_code::input;
}

std::function<int(Console&)> declare(Arguments& arguments) {
  const auto options = std::make_shared<Options>();
  options->batch.compares = true;
  declare_batch(arguments, options->batch,
                "file or folder to compare with; default: beside the spec");
  arguments.push_back({.names = "--format",
                       .about = "human, github (annotations of GitHub Actions) or json",
                       .target = &options->format,
                       .choices = keys_of(formats),
                       .fallback = options->format});
  return [options](Console& console) { return run(console, *options); };
}

}  // namespace

const Command check_command = {
    .name = "check",
    .about = "all that CI needs, writing nothing: specs, texts, claims, lint, figures on disk",
    .examples =
        "  attnfig check                                     # all that attnfig.yaml names\n"
        "  attnfig check specs -o output --lang en,zh        # exit 1 on findings\n"
        "  attnfig check specs -o output --format github     # annotations in a pull request\n",
    .declare = declare};

}  // namespace attnfig
