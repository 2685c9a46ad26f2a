#include "spec/page_width.h"

#include <fmt/format.h>

#include <charconv>

namespace attnfig {
namespace {

constexpr int least_width = 240;
constexpr int largest_width = 4'000;  // limit of a spec: px of a page width

}  // namespace

std::optional<PageWidth> read_page_width(std::string_view text) {
  if (text == "wide") return PageWidth::wide;
  if (text == "narrow") return PageWidth::narrow;
  int count = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
  const std::string_view unit = text.substr(static_cast<std::size_t>(end - text.data()));
  if (error != std::errc() || (unit != "px" && unit != "pt") || largest_width < count) return {};
  const int px = unit == "pt" ? count * 4 / 3 : count;  // 72 points or 96 px an inch
  if (px < least_width || largest_width < px) return {};
  return PageWidth{px};
}

std::optional<ColourMode> read_mode(std::string_view text) {
  if (text == "auto") return ColourMode::automatic;
  if (text == "light") return ColourMode::light;
  if (text == "dark") return ColourMode::dark;
  return {};
}

bool is_background(std::string_view text) {
  if (text == "none" || text == "page") return true;
  return (text.size() == 7 || text.size() == 4) && text[0] == '#' &&
         text.find_first_not_of("0123456789abcdefABCDEF", 1) == std::string_view::npos;
}

void Value<PageWidth>::read(const Reporter& reporter, const Field& field, const Node& node,
                            PageWidth& value) {
  const std::string word = read_word(reporter, field, node, "a width such as 600px");
  if (word.empty()) return;
  if (const auto width = read_page_width(word)) {
    value = *width;
  } else {
    reporter.report(node.offset,
                    fmt::format("{}: \"{}\" is no width from {} to {} px", field.name, word,
                                least_width, largest_width),
                    page_width_hint);
  }
}

}  // namespace attnfig
