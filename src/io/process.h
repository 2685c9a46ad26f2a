#pragma once

#include "io/spawn.h"

#include <string>
#include <string_view>

namespace attnfig {

/// The result of running a program.
struct Ran {
  bool well = false;   // its exit code is 0
  std::string output;  // what it wrote to its standard output
  std::string errors;  // and to its standard error
};

/// Runs a program to its end, with `input` on its standard input. Throws std::system_error if it
/// cannot be started.
Ran run_program(const Program& program, std::string_view input = {});

}  // namespace attnfig
