#pragma once

#include "cli/command.h"

#include <string>
#include <vector>

namespace attnfig {

/// A row of a command's arguments with all that help, manual page and completions say of it.
struct OptionUsage {
  std::vector<std::string> names;  // "-o", "--output"; none: an argument
  std::string value;               // "PATH", as help shows it; empty: a flag
  std::string about;
  std::string fallback;              // the default; may be empty
  std::string environment;           // the variable that sets it; may be empty
  Values values = Values::free;      // what the value may be
  std::vector<std::string> choices;  // of Values::choice
  bool required = false;
  bool repeated = false;   // takes several values
  bool separated = false;  // takes several values with commas between
};

struct CommandUsage {
  std::string name;  // empty: the program itself
  std::string about;
  std::string examples;
  std::vector<OptionUsage> options;
  std::vector<OptionUsage> arguments;
};

/// The program, then each of its commands in the order of help.
std::vector<CommandUsage> usage();

/// Scripts that complete what is typed in a shell.
std::string bash_completions(const std::vector<CommandUsage>& commands);
std::string zsh_completions(const std::vector<CommandUsage>& commands);
std::string fish_completions(const std::vector<CommandUsage>& commands);

/// The manual page, as roff with the man macros.
std::string manual_page(const std::vector<CommandUsage>& commands);

}  // namespace attnfig
