#include "cli/usage.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace attnfig {
namespace {

constexpr std::string_view start =
    R"(# Completes the words of attnfig in bash; made by: attnfig completions bash

# One of these words; a value may be several with commas between.
_attnfig_offer() {
  local before=''
  if [[ $word == *,* ]]; then before=${word%,*},; fi
  local IFS=$' \n'
  COMPREPLY=($(compgen -P "$before" -W "$1" -- "${word##*,}"))
}

_attnfig_folders() {
  compopt -o filenames 2>/dev/null
  local IFS=$'\n'
  COMPREPLY=($(compgen -d -- "$word"))
}

# Nothing: without this bash offers files.
_attnfig_free() {
  compopt +o bashdefault +o default 2>/dev/null
}

_attnfig() {
  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command='' i
  COMPREPLY=()
  # Of --theme=book bash makes three words.
  if [[ $word == = ]]; then
    word=''
  elif [[ $before == = ]]; then
    before=${COMP_WORDS[COMP_CWORD-2]}
  fi
  for ((i = 1; i < COMP_CWORD; ++i)); do
    if [[ ${COMP_WORDS[i]} != -* ]]; then
      command=${COMP_WORDS[i]}
      break
    fi
  done
  case $command in
)";

constexpr std::string_view end = R"(  esac
}

complete -o bashdefault -o default -F _attnfig attnfig
)";

/// How the words after an option are completed; bash completes files by itself.
std::string offer(const OptionUsage& option) {
  switch (option.values) {
    case Values::file:
      return ":";
    case Values::folder:
      return "_attnfig_folders";
    case Values::choice:
      return fmt::format("_attnfig_offer '{}'", fmt::join(option.choices, " "));
    case Values::free:
      return "_attnfig_free";
  }
  return ":";
}

std::string names_of(const CommandUsage& command) {
  std::string names;
  for (const OptionUsage& option : command.options)
    names += fmt::format("{}{}", names.empty() ? "" : " ", fmt::join(option.names, " "));
  return names;
}

std::string argument_of(const CommandUsage& command) {
  return command.arguments.empty() ? "_attnfig_free" : offer(command.arguments.front());
}

std::string case_of(const CommandUsage& command) {
  std::string text = fmt::format("  {})\n    case $before in\n", command.name);
  for (const OptionUsage& option : command.options)
    if (!option.value.empty())
      text += fmt::format("    {}) {} ;;\n", fmt::join(option.names, "|"), offer(option));
  return text + fmt::format(
                    "    *)\n      if [[ $word == -* ]]; then\n        _attnfig_offer '{}'\n"
                    "      else\n        {}\n      fi\n      ;;\n    esac\n    ;;\n",
                    names_of(command), argument_of(command));
}

}  // namespace

std::string bash_completions(const std::vector<CommandUsage>& commands) {
  std::string words = names_of(commands.front());
  std::string cases;
  for (std::size_t i = 1; i < commands.size(); ++i) {
    words += " " + commands[i].name;
    cases += case_of(commands[i]);
  }
  return fmt::format("{}  '') _attnfig_offer '{}' ;;\n{}{}", start, words, cases, end);
}

}  // namespace attnfig
