#include "io/process.h"

#include "io/pipe.h"

#include <array>
#include <cerrno>
#include <thread>
#include <unistd.h>

namespace attnfig {
namespace {

void write_all(int end, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(end, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;  // the program's exit code shows the failure
    text.remove_prefix(static_cast<std::size_t>(written));
  }
}

std::string read_all(int end) {
  std::string text;
  std::array<char, 65536> part;
  while (true) {
    const ssize_t size = ::read(end, part.data(), part.size());
    if (size < 0 && errno == EINTR) continue;
    if (size <= 0) return text;
    text.append(part.data(), static_cast<std::size_t>(size));
  }
}

}  // namespace

Ran run_program(const Program& program, std::string_view input) {
  Pipe in;
  Pipe out;
  Pipe err;
  const pid_t child = spawn(program, {in.ends[0], out.ends[1], err.ends[1]});
  in.close(0);
  out.close(1);
  err.close(1);
  Ran ran;
  {
    // The program may write to both of its outputs before it has read all of its input.
    const std::jthread feeder([&] {
      write_all(in.ends[1], input);
      in.close(1);
    });
    const std::jthread listener([&] { ran.errors = read_all(err.ends[0]); });
    ran.output = read_all(out.ends[0]);
  }
  ran.well = ended_well(child);
  return ran;
}

}  // namespace attnfig
