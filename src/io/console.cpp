#include "io/console.h"

#include "io/files.h"

#include <fmt/format.h>

#include <csignal>
#include <cstdlib>
#include <unistd.h>

namespace attnfig {
namespace {

void to_stderr(std::string_view text) {
  try {
    write_all(STDERR_FILENO, text, "<stderr>");
  } catch (const std::system_error&) {  // no stream is left to report it on
  }
}

}  // namespace

Console::Console()
    : terminal_(::isatty(STDERR_FILENO) == 1),
      start_(std::chrono::steady_clock::now()),
      last_(start_) {
  // A write past a limit on the size of files then fails instead of ending the program.
  std::signal(SIGXFSZ, SIG_IGN);
  const char* terminal = std::getenv("TERM");
  if (terminal != nullptr && std::string_view(terminal) == "dumb") terminal_ = false;
  const char* no_colour = std::getenv("NO_COLOR");
  coloured_ = terminal_ && (no_colour == nullptr || *no_colour == '\0');
}

void Console::print(std::string_view data) {
  write_all(STDOUT_FILENO, data, "<stdout>");
}

void Console::log(std::string_view text) {
  const std::scoped_lock lock(mutex_);
  clear_bar();
  if (!quiet_) to_stderr(text);
}

void Console::report(std::string_view text) {
  const std::scoped_lock lock(mutex_);
  clear_bar();
  to_stderr(text);
}

void Console::progress(std::size_t done, std::size_t all) {
  if (!terminal_ || quiet_) return;
  using namespace std::chrono_literals;
  constexpr std::size_t cells = 30;
  const std::scoped_lock lock(mutex_);
  const auto now = std::chrono::steady_clock::now();
  if (now - start_ < 500ms || now - last_ < 50ms) return;
  last_ = now;
  bar_shown_ = true;
  const std::size_t filled = cells * done / all;
  to_stderr(fmt::format("\r[{:#<{}}{:.<{}}] {}/{}", "", filled, "", cells - filled, done, all));
}

void Console::end_progress() {
  const std::scoped_lock lock(mutex_);
  clear_bar();
}

void Console::clear_bar() {
  if (bar_shown_) to_stderr("\r\033[K");
  bar_shown_ = false;
}

}  // namespace attnfig
