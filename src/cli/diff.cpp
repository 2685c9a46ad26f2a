#include "cli/diff_batch.h"
#include "cli/old_figures.h"
#include "io/files.h"

#include <fmt/format.h>

#include <map>
#include <memory>

namespace attnfig {
namespace {

const std::map<std::string, DiffFormat> formats = {{"human", DiffFormat::human},
                                                   {"json", DiffFormat::json}};

struct Options {
  BatchOptions batch;
  std::string against;
  std::string format = "human";
  std::size_t lines = 24;
  std::string report;
  std::vector<std::string> only;
};

/// Refuses a report that would overwrite a file that is compared.
void check_report(const Options& options, const Batch& batch, const OldFigures& old) {
  if (options.report.empty()) return;
  std::vector<ReadFile> read = old.files();
  for (std::size_t i = 0; i < batch.reads(); ++i) read.push_back(batch.read(i));
  refuse_lost_files(read, {{options.report, "--report", "page"}});
}

int run(Console& console, const Options& options) {
  if (options.batch.quiet) console.set_quiet();
  const Batch batch(options.batch);
  const Selection selection(batch, options.only);
  const OldFigures old(batch, options.against);
  check_report(options, batch, old);
  std::vector<FigureDiff> diffs(batch.size());
  const auto compare = [&](Console&, const Job& job) -> Delivery {
    if (!selection.holds(job.index)) return {Outcome::same, {}};
    const std::string after = job.render();
    FigureDiff diff = diff_of(job, old.version(job, after), after);
    if (diff.status == FigureStatus::unchanged) return {Outcome::same, {}};
    if (options.report.empty()) diff.before = diff.after = {};
    diffs[job.index] = std::move(diff);
    return {Outcome::differs, {}};
  };
  const std::vector<Outcome> outcomes = run_batch(console, batch, options.batch, compare);
  console.print(write_diffs(diffs, formats.at(options.format), options.lines));
  if (!options.report.empty())
    write_file(options.report, diff_page(diffs, fmt::format("against {}", old.about())));
  console.log(fmt::format("{} against {}: {} unchanged, {} changed, {} failed\n",
                          figures_text(outcomes.size()), old.about(),
                          count(outcomes, Outcome::same), count(outcomes, Outcome::differs),
                          count(outcomes, Outcome::bad_input) + count(outcomes, Outcome::failed)));
  return exit_code_of(outcomes);
}

std::function<int(Console&)> declare(CLI::App& app) {
  const auto options = std::make_shared<Options>();
  declare_batch(app, options->batch, "where the figures go; default: beside the spec");
  app.add_option("--against", options->against,
                 "a folder of figures or specs, or a revision of git; default: the figures on disk")
      ->type_name("REVISION|FOLDER");
  declare_selection(app, options->only);
  app.add_option("--format", options->format, "human or json")
      ->check(CLI::IsMember(formats))
      ->capture_default_str();
  app.add_option("--lines", options->lines, "at most so many lines of each figure's SVG; 0: none")
      ->capture_default_str();
  app.add_option("--report", options->report,
                 "write one page with both versions side by side, to swipe and to overlay")
      ->type_name("FILE.html");
  return [options](Console& console) { return run(console, *options); };
}

}  // namespace

const Command diff_command = {
    .name = "diff",
    .about = "say what changed in figures: layouts and numbers, texts, places, colours, lines",
    .examples =
        "  attnfig diff specs -o output                      # exit 1 if build would change any\n"
        "  attnfig diff specs -o output --against main       # since a revision of git\n"
        "  attnfig diff specs -o output --against main --report diff.html\n",
    .declare = declare};

}  // namespace attnfig
