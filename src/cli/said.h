#pragma once

#include "io/process.h"

#include <string>

namespace attnfig {

/// Why a program failed, as it says itself; a line of its own for each of its lines.
std::string said_by(const std::string& program, const Ran& ran);

}  // namespace attnfig
