#include "text/rich_text.h"

#include <algorithm>

namespace attnfig {
namespace {

void replace_all(std::string& text, std::string_view old, std::string_view by) {
  for (std::size_t at = 0; (at = text.find(old, at)) != std::string::npos; at += by.size())
    text.replace(at, old.size(), by);
}

/// Adds those that are not there yet.
void add_numbers(std::vector<NumberName>& all, const std::vector<NumberName>& more) {
  if (all.empty()) {  // as nearly always
    all = more;
    return;
  }
  for (const NumberName& number : more)
    if (std::find(all.begin(), all.end(), number) == all.end()) all.push_back(number);
}

/// A run within the markup of its style, the innermost next to the text.
std::string marked(const Run& run) {
  const RunStyle& style = run.style;
  std::string text = run.text;
  if (style.face.family == Family::code) text = "`" + text + "`";
  if (style.script != Script::normal)
    text = (style.script == Script::subscript ? "_{" : "^{") + text + "}";
  if (style.face.slant == Slant::italic) text = "*" + text + "*";
  if (style.face.weight == Weight::bold) text = "**" + text + "**";
  if (style.tone != Tone::own) text = "[" + text + "]{." + std::string(to_text(style.tone)) + "}";
  if (!style.link.empty()) text = "[" + text + "](" + style.link + ")";
  return text;
}

}  // namespace

std::string_view to_text(Tone tone) {
  const auto found = std::find_if(tones.begin(), tones.end(),
                                  [&](const NamedTone& named) { return named.tone == tone; });
  return found == tones.end() ? std::string_view() : found->name;
}

void append(RichText& text, std::string_view piece, const RunStyle& style,
            const std::vector<NumberName>& numbers) {
  if (text.empty() || text.back().style != style) text.push_back({{}, style});
  text.back().text += piece;
  add_numbers(text.back().numbers, numbers);
}

std::vector<NumberName> numbers_in(const RichText& text) {
  std::vector<NumberName> all;
  for (const Run& run : text) add_numbers(all, run.numbers);
  return all;
}

std::string plain(const RichText& text) {
  std::string joined;
  for (const Run& run : text) joined += run.text;
  replace_all(joined, "\u00A0", " ");
  replace_all(joined, "\u2060", "");
  replace_all(joined, "\n", ", ");
  return joined;
}

std::string markup(const RichText& text) {
  std::string joined;
  for (const Run& run : text) joined += marked(run);
  replace_all(joined, "\n", "\\n");
  return joined;
}

}  // namespace attnfig
