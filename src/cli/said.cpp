#include "cli/said.h"

#include "diagnostic.h"

#include <sstream>

namespace attnfig {

std::string said_by(const std::string& program, const Ran& ran) {
  std::string text;
  std::istringstream lines(ran.complaints);
  for (std::string line; std::getline(lines, line);)
    text += (text.empty() ? "" : "\n") + printable(line);
  return text.empty() ? program + " failed" : text;
}

}  // namespace attnfig
