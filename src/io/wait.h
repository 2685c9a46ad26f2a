#pragma once

#include <vector>

namespace attnfig {

constexpr int forever = -1;

/// Waits until one of the descriptors can be read or has ended, at most so many milliseconds.
/// Returns for each whether it can be read; a negative descriptor never can.
std::vector<bool> wait_for(const std::vector<int>& descriptors, int milliseconds);

}  // namespace attnfig
