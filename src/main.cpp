#include "cli/command.h"
#include "cli/need.h"
#include "cli/new_names.h"

#include <fmt/format.h>

#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>
#include <csignal>
#include <exception>
#include <string_view>
#include <system_error>

namespace {

using attnfig::Call;
using attnfig::Command;
using attnfig::Console;
namespace exit_code = attnfig::exit_code;

std::string all_examples() {
  std::string text = "Examples:\n";
  for (const Command* command : attnfig::commands()) text += command->examples;
  return text;
}

/// The command that a call names, and what it runs.
struct Chosen {
  const CLI::App* command = nullptr;  // null: there is none of this name
  std::function<int(Console&)> run;
};

/// Declares every command, with its arguments only the chosen one: those of all take longer than
/// most figures do.
Chosen declare(CLI::App& app, std::string_view name) {
  app.require_subcommand(1);
  app.set_version_flag("--version", std::string(attnfig::version()));
  app.footer(all_examples());
  Chosen chosen;
  for (const Command* command : attnfig::commands()) {
    CLI::App* sub = app.add_subcommand(std::string(command->name), std::string(command->about));
    if (command->name != name) continue;
    sub->footer("Examples:\n" + std::string(command->examples));
    chosen = {sub, command->declare(*sub)};
  }
  return chosen;
}

/// Says which names in a call are old ones, unless told to be quiet.
void say_notices(Console& console, const Chosen& chosen, const Call& call) {
  if (call.notices.empty()) return;
  const CLI::Option* quiet = chosen.command->get_option_no_throw("--quiet");
  if (quiet != nullptr && quiet->count() != 0) return;
  for (const std::string& notice : call.notices) console.log(notice);
}

int run(Console& console, std::vector<std::string> arguments) {
  CLI::App app("attnfig draws attention-architecture figures from short specs.", "attnfig");
  const Chosen chosen = declare(app, arguments.empty() ? "" : arguments.front());
  const Call call = attnfig::in_new_names(chosen.command, std::move(arguments));
  try {
    app.parse(std::vector<std::string>(call.arguments.rbegin(), call.arguments.rend()));
  } catch (const CLI::Success& wanted) {
    // Help and the version are data, so they go through the same checked writing.
    const bool version = dynamic_cast<const CLI::CallForVersion*>(&wanted) != nullptr;
    console.print(version ? app.version() + "\n" : app.help());
    return exit_code::fine;
  } catch (const CLI::ParseError& error) {
    say_notices(console, chosen, call);
    console.report(fmt::format("attnfig: {}\nhelp: attnfig --help\n", error.what()));
    return exit_code::usage;
  }
  say_notices(console, chosen, call);
  return chosen.run(console);
}

}  // namespace

int main(int argc, char** argv) {
  // A reader that goes away, such as head, causes a failed write, which ends the program quietly.
  std::signal(SIGPIPE, SIG_IGN);
  Console console;
  try {
    return run(console, {argv + std::min(argc, 1), argv + argc});
  } catch (const attnfig::UsageError& error) {
    console.report(fmt::format("attnfig: {}\n", error.message));
    return exit_code::usage;
  } catch (const attnfig::InputError& error) {
    console.report(describe(error.diagnostics(), attnfig::emphasis_of(console)));
    return exit_code::input;
  } catch (const std::system_error& error) {
    if (error.code() != std::errc::broken_pipe)
      console.report(fmt::format("attnfig: {}\n", attnfig::printable(error.what())));
    return exit_code::usage;
  } catch (const std::exception& error) {
    console.report(fmt::format(
        "attnfig: internal error: {}\nThis is a bug; please report it with the input.\n",
        error.what()));
    return exit_code::bug;
  }
}
