#pragma once

#include "io/environment.h"

#include <string>
#include <sys/types.h>
#include <vector>

namespace attnfig {

/// A program to be started.
struct Program {
  std::string name;  // looked for beside this program, then on the PATH
  std::vector<std::string> arguments = {};
  std::vector<std::string> environment = attnfig::environment();  // each "NAME=value"
};

/// The descriptors that a program has as its standard ones.
struct Streams {
  int input;
  int output;
  int errors = -1;  // -1: this program's own
};

/// Starts a program. Throws std::system_error if it cannot.
pid_t spawn(const Program& program, const Streams& streams);

/// Waits for its end. Returns whether it ended with exit code 0.
bool ended_well(pid_t program);

}  // namespace attnfig
