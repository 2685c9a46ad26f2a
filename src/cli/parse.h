#pragma once

#include "cli/command.h"

#include <functional>
#include <string>
#include <vector>

namespace attnfig {

/// What a call of the program asks for; one of these.
struct Call {
  std::function<int(Console&)> run;  // a command
  std::string printed;               // help, or the version
  std::string refusal;               // what is wrong with the call
  std::vector<std::string> notices;  // lines about names that are old ones
};

/// Parses the arguments of a call, without the program's name. Only the chosen command declares its
/// own: those of all take longer than most figures do.
Call parse(std::vector<std::string> arguments);

}  // namespace attnfig
