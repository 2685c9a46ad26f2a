#include "cli/batch.h"
#include "io/files.h"

#include <fmt/format.h>

#include <memory>

namespace attnfig {
namespace {

Delivery write(Console& console, const Job& job) {
  const std::string text = job.render();
  if (job.output == "-") {
    console.print(text);
    return {Outcome::written, {}};
  }
  return {write_file(job.output, text) == Written::anew ? Outcome::written : Outcome::same, {}};
}

int run(Console& console, const BatchOptions& options) {
  if (options.quiet) console.hush();
  const Batch batch(options);
  const std::vector<Outcome> outcomes = run_batch(console, batch, options, write);
  const std::size_t failed = count(outcomes, Outcome::bad_input) + count(outcomes, Outcome::failed);
  const bool to_files = batch.output(0) != "-";
  if (to_files || failed != 0)
    console.say(fmt::format("{} {}: {} written, {} unchanged, {} failed\n", outcomes.size(),
                            outcomes.size() == 1 ? "figure" : "figures",
                            count(outcomes, Outcome::written), count(outcomes, Outcome::same),
                            failed));
  return exit_code_of(outcomes);
}

std::function<int(Console&)> declare(CLI::App& app) {
  const auto options = std::make_shared<BatchOptions>();
  declare_batch(app, *options, "file, folder, or - for standard output; default: beside the spec");
  declare_formats(app, *options);
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
        "  attnfig build - -o - < figure.yaml     # from a pipe into a pipe\n",
    .declare = declare};

}  // namespace attnfig
