#include "attnfig.h"
#include "cli/usage.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>

namespace attnfig {
namespace {

constexpr std::string_view exit_status = R"(.SH EXIT STATUS
.TP
.B 0
All went well.
.TP
.B 1
The input is at fault, or an output differs; every mistake was reported with its place.
.TP
.B 2
The program was called wrongly, or a file could not be read or written.
.TP
.B 70
A bug of the program.
)";

/// Text that roff prints as it is: a minus stays one, and no line is taken for a request.
std::string roff(std::string_view text) {
  std::string made;
  bool line_start = true;
  for (const char c : text) {
    if (line_start && (c == '.' || c == '\'')) made += "\\&";
    if (c == '\\') made += "\\e";
    if (c == '-') made += "\\-";
    if (c != '\\' && c != '-') made += c;
    line_start = c == '\n';
  }
  return made;
}

bool is_small(char c) {
  return 'a' <= c && c <= 'z';
}

/// A help text as a sentence. Its first word keeps its small letter if it is a name, which a comma
/// or colon shows.
std::string sentence(std::string_view text) {
  std::string made = roff(text);
  const auto end = std::find_if_not(made.begin(), made.end(), is_small);
  if (end != made.begin() && end != made.end() && *end == ' ')
    made[0] = static_cast<char>(made[0] - 'a' + 'A');
  if (!made.empty() && made.back() != '.') made += '.';
  return made;
}

std::string about(const OptionUsage& option) {
  std::string text = sentence(option.about) + "\n";
  if (!option.choices.empty())
    text += sentence(fmt::format("One of: {}", fmt::join(option.choices, ", "))) + "\n";
  if (!option.fallback.empty()) text += sentence("Default: " + option.fallback) + "\n";
  if (!option.environment.empty())
    text += fmt::format("Set by the environment variable\n.BR {} .\n", roff(option.environment));
  return text;
}

std::string option_item(const OptionUsage& option) {
  std::string names;
  for (const std::string& name : option.names)
    names += fmt::format("{}\\fB{}\\fR", names.empty() ? "" : ", ", roff(name));
  if (!option.value.empty()) names += fmt::format(" \\fI{}\\fR", roff(option.value));
  return fmt::format(".TP\n{}\n{}", names, about(option));
}

std::string argument_item(const OptionUsage& argument) {
  return fmt::format(".TP\n\\fI{}\\fR{}\n{}", roff(argument.value), argument.repeated ? " ..." : "",
                     about(argument));
}

std::string section(const CommandUsage& command) {
  std::string call = "attnfig " + command.name + " [OPTION]...";
  for (const OptionUsage& argument : command.arguments)
    call += (argument.required ? " " + argument.value : " [" + argument.value + "]") +
            (argument.repeated ? "..." : "");
  std::string text = fmt::format(".SS {}\n{}\n", roff(call), sentence(command.about));
  for (const OptionUsage& argument : command.arguments) text += argument_item(argument);
  for (const OptionUsage& option : command.options) text += option_item(option);
  return text + fmt::format(".PP\nExamples:\n.PP\n.EX\n{}.EE\n", roff(command.examples));
}

/// The variables that set options, by name, and what they set.
std::map<std::string, std::string> environment_of(const std::vector<CommandUsage>& commands) {
  std::map<std::string, std::string> variables;
  for (const CommandUsage& command : commands)
    for (const OptionUsage& option : command.options)
      if (!option.environment.empty()) variables.emplace(option.environment, option.names.back());
  return variables;
}

std::string environment_section(const std::vector<CommandUsage>& commands) {
  std::string text = ".SH ENVIRONMENT\n";
  for (const auto& [variable, option] : environment_of(commands))
    text += fmt::format(".TP\n.B {}\nWhat {} is unless it is given.\n", variable, roff(option));
  return text + ".TP\n.B NO_COLOR\nIf it is set, messages have no colour.\n";
}

}  // namespace

std::string manual_page(const std::vector<CommandUsage>& commands) {
  const CommandUsage& program = commands.front();
  // No date: the page is made with the program, and equal programs have equal pages.
  std::string text = fmt::format(
      ".TH ATTNFIG 1 \"\" \"attnfig {}\" \"User Commands\"\n.SH NAME\nattnfig \\- figures of "
      "attention "
      "architectures from short specs\n.SH SYNOPSIS\n.B attnfig\n.I COMMAND\n.RI [ OPTION "
      "]...\n.RI [ "
      "ARGUMENT ]...\n.SH DESCRIPTION\n{}\n",
      version(), roff(program.about));
  for (const OptionUsage& option : program.options) text += option_item(option);
  text += ".SH COMMANDS\n";
  for (std::size_t i = 1; i < commands.size(); ++i) text += section(commands[i]);
  text += exit_status;
  return text + environment_section(commands);
}

}  // namespace attnfig
