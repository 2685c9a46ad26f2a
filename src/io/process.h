#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace attnfig {

/// Runs a program of ours, which stands beside this one, with `input` on its standard input, and
/// returns its standard output. Throws std::system_error if it is not there or fails.
std::string run_beside(const std::string& program, const std::vector<std::string>& arguments,
                       std::string_view input);

}  // namespace attnfig
