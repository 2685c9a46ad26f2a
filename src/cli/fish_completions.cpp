#include "cli/usage.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace attnfig {
namespace {

/// A text in single quotes.
std::string in_quotes(std::string_view text) {
  std::string made = "'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') made += '\\';
    made += c;
  }
  return made + "'";
}

std::string offer(const OptionUsage& option) {
  switch (option.values) {
    case Values::file:
      return " -r -F";
    case Values::folder:
      return " -x -a '(__fish_complete_directories)'";
    case Values::choice:
      return option.separated
                 ? fmt::format(" -x -a '(__fish_append , {})'", fmt::join(option.choices, " "))
                 : fmt::format(" -x -a '{}'", fmt::join(option.choices, " "));
    case Values::free:
      return " -x";
  }
  return "";
}

std::string option_line(const OptionUsage& option, std::string_view condition) {
  std::string text = fmt::format("complete -c attnfig -n {}", in_quotes(condition));
  for (const std::string& name : option.names)
    text += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
  if (!option.value.empty()) text += offer(option);
  return text + fmt::format(" -d {}\n", in_quotes(option.about));
}

std::string argument_line(const OptionUsage& argument, std::string_view condition) {
  const std::string start = fmt::format("complete -c attnfig -n {}", in_quotes(condition));
  if (argument.values == Values::file) return start + " -F\n";
  return argument.values == Values::free ? "" : start + offer(argument) + "\n";
}

std::string lines_of(const CommandUsage& command) {
  const std::string condition = "__fish_seen_subcommand_from " + command.name;
  std::string text;
  for (const OptionUsage& option : command.options) text += option_line(option, condition);
  if (!command.arguments.empty()) text += argument_line(command.arguments.front(), condition);
  return text;
}

}  // namespace

std::string fish_completions(const std::vector<CommandUsage>& commands) {
  const std::string first = "__fish_use_subcommand";
  std::string text =
      "# Completes the words of attnfig in fish; made by: attnfig completions fish\n"
      "complete -c attnfig -f\n";
  for (const OptionUsage& option : commands.front().options) text += option_line(option, first);
  for (std::size_t i = 1; i < commands.size(); ++i)
    text += fmt::format("complete -c attnfig -n {} -a {} -d {}\n", first, commands[i].name,
                        in_quotes(commands[i].about));
  for (std::size_t i = 1; i < commands.size(); ++i) text += lines_of(commands[i]);
  return text;
}

}  // namespace attnfig
