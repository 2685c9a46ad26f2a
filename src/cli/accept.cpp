#include "cli/diff_batch.h"
#include "cli/old_figures.h"
#include "io/environment.h"
#include "io/files.h"

#include <fmt/format.h>

#include <memory>

namespace attnfig {
namespace {

struct Options {
  BatchOptions batch;
  std::vector<std::string> only;
};

int run(Console& console, const Options& options) {
  // In CI nobody looks at the new figures.
  if (is_set("CI")) throw UsageError{"nothing is accepted where CI is set"};
  if (options.batch.quiet) console.set_quiet();
  const Batch batch(options.batch);
  const Selection selection(batch, options.only);
  for (std::size_t i = 0; i < batch.size(); ++i)
    if (batch.output(i) == "-") throw UsageError{"accept writes files: name one with -o"};
  const OldFigures old(batch, "");
  std::vector<FigureDiff> taken(batch.size());
  const auto take = [&](Console&, const Job& job) -> Delivery {
    if (!selection.holds(job.number)) return {Outcome::same, {}};
    const std::string after = job.render().text;
    FigureDiff diff = diff_of(job, old.version(job, after), after);
    if (diff.status == FigureStatus::unchanged) return {Outcome::same, {}};
    write_file(job.output, after);
    taken[job.number] = std::move(diff);
    return {Outcome::written, {}};
  };
  const std::vector<Outcome> outcomes = run_batch(console, batch, take);
  console.print(write_diffs(taken, DiffFormat::human, 0));
  console.log(fmt::format("{}: {} accepted, {} as they were, {} failed\n",
                          figures_text(outcomes.size()), count(outcomes, Outcome::written),
                          count(outcomes, Outcome::same),
                          count(outcomes, Outcome::bad_input) + count(outcomes, Outcome::failed)));
  return exit_code_of(outcomes);
}

std::function<int(Console&)> declare(Arguments& arguments) {
  const auto options = std::make_shared<Options>();
  options->batch.compares = true;
  declare_batch(arguments, options->batch, "where the figures go; default: beside the spec");
  arguments.push_back(selection_row(options->only));
  return [options](Console& console) { return run(console, *options); };
}

}  // namespace

const Command accept_command = {
    .name = "accept",
    .about = "write the figures that diff says changed, all or some, and say what was taken",
    .examples =
        "  attnfig accept specs -o output                    # all that diff shows\n"
        "  attnfig accept specs -o output --only gqa         # one figure\n",
    .declare = declare};

}  // namespace attnfig
