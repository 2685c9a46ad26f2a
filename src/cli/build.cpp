#include "cli/depfile.h"
#include "cli/run_batch.h"

#include <memory>

namespace attnfig {
namespace {

int run(Console& console, const BatchOptions& options) {
  if (options.quiet) console.set_quiet();
  const Batch batch(options);
  Depfile depfile(batch);
  const std::vector<Outcome> outcomes =
      run_batch(console, batch, write_figure,
                [&](std::size_t number, const std::vector<std::string>& inputs) {
                  depfile.note(number, inputs);
                });
  const std::size_t failed = count(outcomes, Outcome::bad_input) + count(outcomes, Outcome::failed);
  if (failed == 0) depfile.write();
  const bool to_files = batch.output(0) != "-";
  if (to_files || failed != 0) console.log(summary_of(outcomes));
  return exit_code_of(outcomes);
}

std::function<int(Console&)> declare(Arguments& arguments) {
  const auto options = std::make_shared<BatchOptions>();
  declare_batch(arguments, *options,
                "file, folder, or - for standard output; default: beside the spec");
  declare_formats(arguments, *options);
  declare_depfile(arguments, options->depfile);
  return [options](Console& console) { return run(console, *options); };
}

}  // namespace

const Command build_command = {
    .name = "build",
    .about = "draw figures from specs",
    .examples =
        "  attnfig build figure.yaml              # writes figure.svg beside it\n"
        "  attnfig build specs -o output          # a folder, on all cores\n"
        "  attnfig build figure.yaml --format svg,png,pdf --scale 2\n"
        "  attnfig build figure.yaml --page-width wide,narrow  # figure.narrow.svg for telephones\n"
        "  attnfig build - -o - < figure.yaml     # from a pipe into a pipe\n",
    .declare = declare};

}  // namespace attnfig
