#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace attnfig {

/// Runs a program that stands beside this one, or else that of the PATH, with `input` on its
/// standard input, and returns its standard output. Throws std::system_error: EIO if it fails,
/// another one if it cannot be started.
std::string run_beside(const std::string& program, const std::vector<std::string>& arguments,
                       std::string_view input);

}  // namespace attnfig
