#include "cli/usage.h"

#include <map>
#include <memory>

namespace attnfig {
namespace {

using Write = std::string (*)(const std::vector<CommandUsage>& commands);

const std::map<std::string, Write> shells = {
    {"bash", bash_completions}, {"fish", fish_completions}, {"zsh", zsh_completions}};

std::function<int(Console&)> declare(Arguments& arguments) {
  const auto shell = std::make_shared<std::string>();
  arguments.push_back({.names = "SHELL",
                       .about = "bash, zsh or fish",
                       .target = shell.get(),
                       .choices = keys_of(shells),
                       .required = true});
  return [shell](Console& console) {
    console.print(shells.at(*shell)(usage()));
    return exit_code::fine;
  };
}

}  // namespace

const Command completions_command = {
    .name = "completions",
    .about = "print a script that completes commands and options in a shell",
    .examples = "  attnfig completions bash > ~/.local/share/bash-completion/completions/attnfig\n",
    .declare = declare};

}  // namespace attnfig
