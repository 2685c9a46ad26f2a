#include "io/signals.h"

#include "io/wait.h"

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace attnfig {
namespace {

constexpr std::array stop_signals = {SIGINT, SIGTERM, SIGHUP};

/// A signal's handler gets only the signal's number, so the descriptor that it writes to is global.
std::atomic<int> told = -1;
static_assert(std::atomic<int>::is_always_lock_free, "a handler may use no lock");

extern "C" void note_signal(int) {
  const int error = errno;
  // A full pipe holds earlier signals already.
  [[maybe_unused]] const ssize_t written = ::write(told.load(), "", 1);
  errno = error;
}

void handle(int signal, void (*handler)(int)) {
  struct sigaction action {};
  if (::sigaction(signal, nullptr, &action) == 0 && action.sa_handler == SIG_IGN) return;
  action = {};
  action.sa_handler = handler;
  ::sigemptyset(&action.sa_mask);
  action.sa_flags = SA_RESTART;
  ::sigaction(signal, &action, nullptr);
}

}  // namespace

StopSignals::StopSignals() {
  ::fcntl(pipe_.ends[1], F_SETFL, O_NONBLOCK);
  told = pipe_.ends[1];
  for (const int signal : stop_signals) handle(signal, note_signal);
}

StopSignals::~StopSignals() {
  for (const int signal : stop_signals) handle(signal, SIG_DFL);
  told = -1;
}

bool StopSignals::asked() const {
  return wait_for({descriptor()}, 0).front();
}

}  // namespace attnfig
