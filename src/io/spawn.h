#pragma once

#include <string>
#include <sys/types.h>
#include <vector>

namespace attnfig {

/// Starts a program of ours, which stands beside this one, with these descriptors as its standard
/// input and output. Throws std::system_error if it cannot.
pid_t spawn_beside(const std::string& program, const std::vector<std::string>& arguments, int input,
                   int output);

/// Waits for its end. Returns whether it ended with exit code 0.
bool ended_well(pid_t program);

}  // namespace attnfig
