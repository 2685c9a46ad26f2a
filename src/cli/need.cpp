#include "cli/need.h"

namespace attnfig {

Emphasis emphasis_of(const Console& console) {
  if (!console.coloured()) return {};
  return {.place = "\033[1m", .severity = "\033[1;31m", .off = "\033[0m"};
}

}  // namespace attnfig
