#include "cli/usage.h"

namespace attnfig {
namespace {

constexpr std::string_view program_about =
    "attnfig draws attention-architecture figures from short specs.";

std::vector<std::string> split(std::string_view names) {
  std::vector<std::string> all;
  for (std::size_t comma = 0; comma != std::string_view::npos;) {
    comma = names.find(',');
    all.emplace_back(names.substr(0, comma));
    if (comma != std::string_view::npos) names.remove_prefix(comma + 1);
  }
  return all;
}

std::string value_of(const Argument& row) {
  if (row.is_flag()) return {};
  if (!row.is_option()) return std::string(row.names);
  return row.value.empty() ? "TEXT" : std::string(row.value);
}

OptionUsage usage_of(const Argument& row) {
  OptionUsage usage{.names = {},
                    .value = value_of(row),
                    .about = row.about,
                    .fallback = row.fallback,
                    .environment = std::string(row.variable),
                    .values = row.values,
                    .choices = row.choices.empty() && row.known ? row.known() : row.choices,
                    .required = row.required,
                    .repeated = row.takes_several() && !row.separated,
                    .separated = row.separated};
  if (!usage.choices.empty()) usage.values = Values::choice;
  if (row.is_option()) usage.names = split(row.names);
  return usage;
}

OptionUsage flag(std::vector<std::string> names, std::string about) {
  OptionUsage usage;
  usage.names = std::move(names);
  usage.about = std::move(about);
  return usage;
}

/// A command, or the program, with what every one has.
CommandUsage start_of(std::string_view name, std::string_view about, std::string_view examples) {
  return {.name = std::string(name),
          .about = std::string(about),
          .examples = std::string(examples),
          .options = {flag({"-h", "--help"}, "Print this help message and exit")},
          .arguments = {}};
}

}  // namespace

std::vector<CommandUsage> usage() {
  std::vector<CommandUsage> all = {start_of("", program_about, "")};
  all.front().options.push_back(
      flag({"--version"}, "Display program version information and exit"));
  for (const Command* command : commands()) {
    CommandUsage& usage =
        all.emplace_back(start_of(command->name, command->about, command->examples));
    Arguments rows;
    const auto owner = command->declare(rows);
    for (const Argument& row : rows)
      (row.is_option() ? usage.options : usage.arguments).push_back(usage_of(row));
  }
  return all;
}

}  // namespace attnfig
