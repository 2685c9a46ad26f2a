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
  if (output == "-") throw UsageError{"check compares with a file: name one with -o"};
  std::string old;
  if (!read_if_there(output, old))
    return {Outcome::differs, fmt::format("{}: missing\n", printable(output))};
  if (old == text) return {Outcome::unchanged, {}};
  return {Outcome::differs,
          fmt::format("{}: differs\n{}", printable(output), first_difference(old, text))};
}

int run(Console& console, const BatchOptions& options) {
  const Batch batch(options);
  const std::vector<Outcome> outcomes = run_batch(console, batch, options, compare);
  if (!options.quiet)
    console.say(
        fmt::format("{} {}: {} fresh, {} differ, {} failed\n", outcomes.size(),
                    outcomes.size() == 1 ? "figure" : "figures",
                    count(outcomes, Outcome::unchanged), count(outcomes, Outcome::differs),
                    count(outcomes, Outcome::bad_input) + count(outcomes, Outcome::failed)));
  return exit_code_of(outcomes);
}

std::function<int(Console&)> declare(CLI::App& app) {
  const auto options = std::make_shared<BatchOptions>();
  declare_batch(app, *options);
  return [options](Console& console) {
    if (options->output == "-") throw UsageError{"check compares with files: -o - names none"};
    return run(console, *options);
  };
}

}  // namespace

const Command check_command = {
    .name = "check",
    .about = "compare figures on disk with their specs, and write nothing",
    .examples = "  attnfig check specs -o output    # exit 1 if a figure is stale\n",
    .declare = declare};

}  // namespace attnfig
