#include "cli/batch.h"
#include "diagnostic.h"
#include "io/files.h"

#include <fmt/format.h>

#include <memory>

namespace attnfig {
namespace {

std::string_view take_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return line;
}

std::string_view shortened(std::string_view line) {
  return line.substr(0, 120);
}

/// The first line in which two texts differ, old and new.
std::string first_difference(std::string_view old_text, std::string_view new_text) {
  for (int number = 1; !old_text.empty() || !new_text.empty(); ++number) {
    const std::string_view old_line = take_line(old_text);
    const std::string_view new_line = take_line(new_text);
    if (old_line != new_line)
      return fmt::format("  line {}\n  - {}\n  + {}\n", number, shortened(old_line),
                         shortened(new_line));
  }
  return "  only the end of the file differs\n";
}

Delivery compare(Console&, const std::string& output, const std::string& text) {
  const std::optional<std::string> old = read_if_there(output);
  if (!old) return {Outcome::differs, fmt::format("{}: missing\n", printable(output))};
  if (*old == text) return {Outcome::same, {}};
  return {Outcome::differs,
          fmt::format("{}: differs\n{}", printable(output), first_difference(*old, text))};
}

int run(Console& console, const BatchOptions& options) {
  if (options.quiet) console.hush();
  const Batch batch(options);
  for (std::size_t i = 0; i < batch.size(); ++i)
    if (batch.output(i) == "-") throw UsageError{"check compares with a file: name one with -o"};
  const std::vector<Outcome> outcomes = run_batch(console, batch, options, compare);
  const std::size_t advised = count(outcomes, Outcome::advised);
  console.say(fmt::format("{} {}: {} up to date, {} differ, {} failed{}\n", outcomes.size(),
                          outcomes.size() == 1 ? "figure" : "figures",
                          count(outcomes, Outcome::same) + advised,
                          count(outcomes, Outcome::differs),
                          count(outcomes, Outcome::bad_input) + count(outcomes, Outcome::failed),
                          advised == 0 ? "" : fmt::format(", {} with typed numbers", advised)));
  return exit_code_of(outcomes);
}

std::function<int(Console&)> declare(CLI::App& app) {
  const auto options = std::make_shared<BatchOptions>();
  options->lint = true;
  declare_batch(app, *options, "file or folder to compare with; default: beside the spec");
  return [options](Console& console) { return run(console, *options); };
}

}  // namespace

const Command check_command = {
    .name = "check",
    .about = "compare figures on disk with their specs, find typed numbers, and write nothing",
    .examples = "  attnfig check specs -o output    # exit 1 if a figure is stale\n",
    .declare = declare};

}  // namespace attnfig
