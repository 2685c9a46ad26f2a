#include "cli/failure_text.h"

#include "attnfig.h"

#include <sstream>

namespace attnfig {

std::string failure_text(const std::string& program, const std::string& words) {
  std::string text;
  std::istringstream lines(words);
  for (std::string line; std::getline(lines, line);)
    text += (text.empty() ? "" : "\n") + printable(line);
  return text.empty() ? program + " failed" : text;
}

}  // namespace attnfig
