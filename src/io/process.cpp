#include "io/process.h"

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <filesystem>
#include <spawn.h>
#include <sys/wait.h>
#include <system_error>
#include <thread>
#include <unistd.h>

extern char** environ;

namespace attnfig {
namespace {

[[noreturn]] void fail(int error, const std::string& what) {
  throw std::system_error(error, std::generic_category(), what);
}

/// A pipe whose ends are closed when it goes, and in programs that are started.
struct Pipe {
  std::array<int, 2> ends = {-1, -1};

  Pipe() {
    if (::pipe(ends.data()) != 0) fail(errno, "pipe");
    for (const int end : ends) ::fcntl(end, F_SETFD, FD_CLOEXEC);
  }
  ~Pipe() {
    close(0);
    close(1);
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;

  void close(std::size_t end) {
    if (ends[end] != -1) ::close(ends[end]);
    ends[end] = -1;
  }
};

std::string beside(const std::string& program) {
  std::error_code none;
  const std::filesystem::path self = std::filesystem::read_symlink("/proc/self/exe", none);
  const std::filesystem::path path = self.parent_path() / program;
  return std::filesystem::exists(path, none) ? path.string() : program;
}

void write_all(int end, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(end, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;  // the program tells what was wrong by its exit code
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

std::string run_beside(const std::string& program, const std::vector<std::string>& arguments,
                       std::string_view input) {
  Pipe in;
  Pipe out;
  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawn_file_actions_adddup2(&actions, in.ends[0], 0);
  ::posix_spawn_file_actions_adddup2(&actions, out.ends[1], 1);
  const std::string path = beside(program);
  std::vector<std::string> words = {path};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> argv;
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  pid_t child = 0;
  const int error = ::posix_spawnp(&child, path.c_str(), &actions, nullptr, argv.data(), environ);
  ::posix_spawn_file_actions_destroy(&actions);
  if (error != 0) fail(error, program);
  in.close(0);
  out.close(1);
  std::string text;
  {
    // The program may write before it has read all.
    const std::jthread feeder([&] {
      write_all(in.ends[1], input);
      in.close(1);
    });
    text = read_all(out.ends[0]);
  }
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) fail(EIO, program);
  return text;
}

}  // namespace attnfig
