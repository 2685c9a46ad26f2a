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
  unsigned lines = 24;
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
    if (!selection.holds(job.number)) return {Outcome::same, {}};
    const std::string after = job.render().text;
    FigureDiff diff = diff_of(job, old.version(job, after), after);
    if (diff.status == FigureStatus::unchanged) return {Outcome::same, {}};
    if (options.report.empty()) diff.before = diff.after = {};
    diffs[job.number] = std::move(diff);
    return {Outcome::differs, {}};
  };
  const std::vector<Outcome> outcomes = run_batch(console, batch, compare);
  console.print(write_diffs(diffs, formats.at(options.format), options.lines));
  if (!options.report.empty())
    write_file(options.report, diff_page(diffs, fmt::format("against {}", old.about())));
  console.log(fmt::format("{} against {}: {} unchanged, {} changed, {} failed\n",
                          figures_text(outcomes.size()), old.about(),
                          count(outcomes, Outcome::same), count(outcomes, Outcome::differs),
                          count(outcomes, Outcome::bad_input) + count(outcomes, Outcome::failed)));
  return exit_code_of(outcomes);
}

std::function<int(Console&)> declare(Arguments& arguments) {
  const auto options = std::make_shared<Options>();
  options->batch.compares = true;
  declare_batch(arguments, options->batch, "where the figures go; default: beside the spec");
  arguments.push_back(
      {.names = "--against",
       .about = "a folder of figures or specs, or a revision of git; default: the figures on disk",
       .target = &options->against,
       .value = "REVISION|FOLDER"});
  arguments.push_back(selection_row(options->only));
  arguments.push_back({.names = "--format",
                       .about = "human or json",
                       .target = &options->format,
                       .choices = keys_of(formats),
                       .fallback = options->format});
  arguments.push_back({.names = "--lines",
                       .about = "at most so many lines of each figure's SVG; 0: none",
                       .target = &options->lines,
                       .fallback = std::to_string(options->lines)});
  arguments.push_back(
      {.names = "--report",
       .about = "write one page with both versions side by side, to swipe and to overlay",
       .target = &options->report,
       .value = "FILE.html",
       .values = Values::file});
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
