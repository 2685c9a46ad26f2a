#include "io/spawn.h"

#include <cerrno>
#include <filesystem>
#include <spawn.h>
#include <sys/wait.h>
#include <system_error>

namespace attnfig {
namespace {

std::string beside(const std::string& program) {
  std::error_code none;
  const std::filesystem::path self = std::filesystem::read_symlink("/proc/self/exe", none);
  const std::filesystem::path path = self.parent_path() / program;
  return std::filesystem::exists(path, none) ? path.string() : program;
}

/// A list of texts as C has it.
std::vector<char*> pointers_to(std::vector<std::string>& texts) {
  std::vector<char*> pointers;
  pointers.reserve(texts.size() + 1);
  for (std::string& text : texts) pointers.push_back(text.data());
  pointers.push_back(nullptr);
  return pointers;
}

}  // namespace

pid_t spawn(const Program& program, const Streams& streams) {
  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawn_file_actions_adddup2(&actions, streams.input, 0);
  ::posix_spawn_file_actions_adddup2(&actions, streams.output, 1);
  if (0 <= streams.errors) ::posix_spawn_file_actions_adddup2(&actions, streams.errors, 2);
  const std::string path = beside(program.name);
  std::vector<std::string> words = {path};
  words.insert(words.end(), program.arguments.begin(), program.arguments.end());
  std::vector<std::string> environment = program.environment;
  pid_t child = 0;
  const int error = ::posix_spawnp(&child, path.c_str(), &actions, nullptr,
                                   pointers_to(words).data(), pointers_to(environment).data());
  ::posix_spawn_file_actions_destroy(&actions);
  if (error != 0) throw std::system_error(error, std::generic_category(), program.name);
  return child;
}

bool ended_well(pid_t program) {
  int status = 0;
  while (::waitpid(program, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

}  // namespace attnfig
