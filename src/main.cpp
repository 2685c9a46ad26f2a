#include "attnfig.h"
#include "cli/need.h"
#include "cli/parse.h"

#include <fmt/format.h>

#include <algorithm>
#include <csignal>
#include <exception>
#include <new>
#include <system_error>

namespace {

namespace exit_code = attnfig::exit_code;

int run(attnfig::Console& console, std::vector<std::string> arguments) {
  const attnfig::Call call = attnfig::parse(std::move(arguments));
  // Help and the version are data, so they go through the same checked writing.
  console.print(call.printed);
  for (const std::string& notice : call.notices) console.log(notice);
  if (call.run) return call.run(console);
  if (call.refusal.empty()) return exit_code::fine;
  console.report(call.refusal);
  return exit_code::usage;
}

}  // namespace

int main(int argc, char** argv) {
  // A reader that goes away, such as head, causes a failed write, which ends the program quietly.
  std::signal(SIGPIPE, SIG_IGN);
  attnfig::Console console;
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
  } catch (const std::bad_alloc&) {
    console.report("attnfig: out of memory\n");
    return exit_code::usage;
  } catch (const std::exception& error) {
    console.report(fmt::format(
        "attnfig: internal error: {}\nThis is a bug; please report it with the input.\n",
        error.what()));
    return exit_code::bug;
  }
}
