#pragma once

#include <string>

namespace attnfig {

/// Why a program failed, as it said itself, line by line.
std::string failure_text(const std::string& program, const std::string& words);

}  // namespace attnfig
