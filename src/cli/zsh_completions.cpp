#include "cli/usage.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace attnfig {
namespace {

constexpr std::string_view start = R"(#compdef attnfig
# Completes the words of attnfig in zsh; made by: attnfig completions zsh

_attnfig() {
  local -a commands options
)";

constexpr std::string_view middle = R"(  if (( CURRENT == 2 )); then
    _describe command commands
    _describe -o option options
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT-- ))
  case $command in
)";

constexpr std::string_view end = R"(  esac
}

# Where the file is read by hand it registers itself; where it is found in fpath it is the function.
if [[ $funcstack[1] == _attnfig ]]; then
  _attnfig "$@"
else
  compdef _attnfig attnfig
fi
)";

/// A text inside of single quotes in which zsh gives brackets and colons a meaning.
std::string escaped(std::string_view text) {
  std::string made;
  for (const char c : text) {
    if (c == '[' || c == ']' || c == ':' || c == '\\') made += '\\';
    made += c == '\'' ? "'\\''" : std::string(1, c);
  }
  return made;
}

std::string offer(const OptionUsage& option) {
  switch (option.values) {
    case Values::file:
      return "_files";
    case Values::folder:
      return "_files -/";
    case Values::choice:
      return option.separated ? fmt::format("_values -s , value {}", fmt::join(option.choices, " "))
                              : fmt::format("({})", fmt::join(option.choices, " "));
    case Values::free:
      return "";
  }
  return "";
}

std::string spec_of(const OptionUsage& option) {
  std::string names = option.names.front();
  if (1 < option.names.size())
    names = fmt::format("({})'{{{}}}'", fmt::join(option.names, " "), fmt::join(option.names, ","));
  if (option.repeated) names = "*" + option.names.front();
  std::string text = fmt::format("'{}[{}]", names, escaped(option.about));
  if (!option.value.empty()) text += fmt::format(":{}:{}", escaped(option.value), offer(option));
  return text + "'";
}

std::string case_of(const CommandUsage& command) {
  std::string text = fmt::format("  {})\n    _arguments", command.name);
  for (const OptionUsage& option : command.options)
    text += fmt::format(" \\\n      {}", spec_of(option));
  for (const OptionUsage& argument : command.arguments)
    text += fmt::format(" \\\n      '{}:{}:{}'", argument.repeated ? "*" : "",
                        escaped(argument.value), offer(argument));
  return text + "\n    ;;\n";
}

}  // namespace

std::string zsh_completions(const std::vector<CommandUsage>& commands) {
  std::string text(start);
  text += "  commands=(\n";
  for (std::size_t i = 1; i < commands.size(); ++i)
    text += fmt::format("    '{}:{}'\n", commands[i].name, escaped(commands[i].about));
  text += "  )\n  options=(\n";
  for (const OptionUsage& option : commands.front().options)
    for (const std::string& name : option.names)
      text += fmt::format("    '{}:{}'\n", name, escaped(option.about));
  text += "  )\n";
  text += middle;
  for (std::size_t i = 1; i < commands.size(); ++i) text += case_of(commands[i]);
  return text + std::string(end);
}

}  // namespace attnfig
