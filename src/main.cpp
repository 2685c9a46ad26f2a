#include "cli/command.h"
#include "diagnostic.h"

#include <fmt/format.h>

#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <csignal>
#include <exception>
#include <string_view>
#include <system_error>

namespace {

using attnfig::Command;
using attnfig::Console;
namespace exit_code = attnfig::exit_code;

std::string all_examples() {
  std::string text = "Examples:\n";
  for (const Command* command : attnfig::commands()) text += command->examples;
  return text;
}

/// Declares every command, with its arguments only the chosen one: those of all take longer than
/// most figures do. Returns the chosen one's action; nothing if there is none of this name.
std::function<int(Console&)> declare(CLI::App& app, std::string_view chosen) {
  app.require_subcommand(1);
  app.set_version_flag("--version", std::string(attnfig::version()));
  app.footer(all_examples());
  std::function<int(Console&)> run;
  for (const Command* command : attnfig::commands()) {
    CLI::App* sub = app.add_subcommand(std::string(command->name), std::string(command->about));
    if (command->name != chosen) continue;
    sub->footer("Examples:\n" + std::string(command->examples));
    run = command->declare(*sub);
  }
  return run;
}

int run(Console& console, int argc, char** argv) {
  CLI::App app("attnfig draws attention-architecture figures from short specs.", "attnfig");
  const std::function<int(Console&)> chosen = declare(app, 1 < argc ? argv[1] : "");
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& wanted) {
    // Help and the version are data, so they go through the same checked writing.
    const bool version = dynamic_cast<const CLI::CallForVersion*>(&wanted) != nullptr;
    console.print(version ? app.version() + "\n" : app.help());
    return exit_code::fine;
  } catch (const CLI::ParseError& error) {
    console.report(fmt::format("attnfig: {}\nhelp: attnfig --help\n", error.what()));
    return exit_code::usage;
  }
  return chosen(console);
}

}  // namespace

int main(int argc, char** argv) {
  // A reader that goes away, such as head, causes a failed write, which ends the program quietly.
  std::signal(SIGPIPE, SIG_IGN);
  Console console;
  try {
    return run(console, argc, argv);
  } catch (const attnfig::UsageError& error) {
    console.report(fmt::format("attnfig: {}\n", error.message));
    return exit_code::usage;
  } catch (const attnfig::InputError& error) {
    console.report(error.what());
    return exit_code::input;
  } catch (const attnfig::InvalidInput& error) {
    console.report(describe(error.diagnostics, error.name, error.text, attnfig::Ansi::off));
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
