#include "text/rich_text.h"

namespace attnfig {

std::string plain(const RichText& text) {
  std::string joined;
  for (const Run& run : text) joined += run.text;
  constexpr std::string_view no_break_space = "\u00A0";
  for (std::size_t at = 0; (at = joined.find(no_break_space, at)) != std::string::npos;)
    joined.replace(at, no_break_space.size(), " ");
  for (std::size_t at = 0; (at = joined.find('\n', at)) != std::string::npos;)
    joined.replace(at, 1, ", ");
  return joined;
}

std::string markup(const RichText& text) {
  std::string joined;
  for (const Run& run : text) {
    if (run.script == Script::normal) {
      joined += run.text;
    } else {
      joined += (run.script == Script::subscript ? "_{" : "^{") + run.text + "}";
    }
  }
  for (std::size_t at = 0; (at = joined.find('\n', at)) != std::string::npos;)
    joined.replace(at, 1, "\\n");
  return joined;
}

}  // namespace attnfig
