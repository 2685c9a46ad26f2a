#pragma once

#include <string>

namespace attnfig {

/// Why a program failed, from its own words; a line of its own for each of their lines.
std::string said_by(const std::string& program, const std::string& words);

}  // namespace attnfig
