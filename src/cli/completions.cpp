#include "cli/usage.h"

#include <map>
#include <memory>

namespace attnfig {
namespace {

using Write = std::string (*)(const std::vector<CommandUsage>& commands);

const std::map<std::string, Write> shells = {
    {"bash", bash_completions}, {"fish", fish_completions}, {"zsh", zsh_completions}};

std::function<int(Console&)> declare(CLI::App& app) {
  const auto shell = std::make_shared<std::string>();
  app.add_option("SHELL", *shell, "bash, zsh or fish")->required()->check(CLI::IsMember(shells));
  return [shell, &app](Console& console) {
    console.print(shells.at(*shell)(usage_of(*app.get_parent())));
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
