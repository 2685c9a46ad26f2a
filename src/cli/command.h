#pragma once

#include "cli/arguments.h"
#include "io/console.h"

#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace attnfig {

/// Exit codes of the program.
namespace exit_code {
constexpr int fine = 0;
constexpr int input = 1;  // the input is at fault, or an output differs
constexpr int usage = 2;  // usage, or files that cannot be read or written
constexpr int bug = 70;
}  // namespace exit_code

/// One command of the program: a file of this folder and its name in the list of commands.cpp.
struct Command {
  std::string_view name;
  std::string_view about;
  std::string_view examples;
  /// Declares the arguments and returns what runs the command if it was chosen. The function owns
  /// what the arguments point at.
  std::function<int(Console&)> (*declare)(Arguments& arguments);
};

/// Every command, in the order in which help shows them.
std::span<const Command* const> commands();

extern const Command build_command;
extern const Command watch_command;
extern const Command diff_command;
extern const Command accept_command;
extern const Command check_command;
extern const Command numbers_command;
extern const Command explain_command;
extern const Command audit_command;
extern const Command import_command;
extern const Command compare_command;
extern const Command whatif_command;
extern const Command gallery_command;
extern const Command lint_command;
extern const Command font_command;
extern const Command pipe_command;
extern const Command list_command;
extern const Command schema_command;
extern const Command new_command;
extern const Command completions_command;
extern const Command manual_command;

/// A mistake in how the program was called; `main` prints it and ends with exit_code::usage.
struct UsageError {
  std::string message;
};

}  // namespace attnfig
