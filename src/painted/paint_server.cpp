#include "painted/paint_server.h"

#include "painted/shapes.h"
#include "painted/words.h"

#include <fmt/format.h>

namespace attnfig::painted {
namespace {

/// The first colour in a gradient or pattern.
Paint first_paint(const Document& document, const Cascade& cascade, int server, int depth) {
  constexpr int longest_chain = 8;
  for (std::size_t i = static_cast<std::size_t>(server) + 1; i < document.elements.size(); ++i) {
    const Element& part = document.elements[i];
    if (part.parent < server) break;
    std::vector<Note> ignored;
    const Style style = cascade.style_of(static_cast<int>(i), {}, {}, ignored);
    const Paint paint = part.name == "stop" ? read_paint(style.stop_color, style.color)
                        : is_shape(part)    ? read_paint(style.fill, style.color)
                                            : Paint{};
    if (paint.visible()) return paint;
  }
  const int next = document.find_id(referred_id(document.at(server)));
  if (next < 0 || longest_chain < depth) return {};
  return first_paint(document, cascade, next, depth + 1);
}

}  // namespace

Paint resolve_paint(const Document& document, const Cascade& cascade, const std::string& value,
                    Fixed opacity, const Style& style, std::size_t offset,
                    std::vector<Note>& notes) {
  Paint paint;
  const std::string_view id = id_in_url(value);
  const int server = id.empty() ? -1 : document.find_id(id);
  if (0 <= server) {
    notes.push_back({offset, "a gradient or pattern counts as its first colour"});
    paint = first_paint(document, cascade, server, 0);
  } else {
    // What follows a url() is for the case that there is no such element.
    paint = read_paint(id.empty() ? value : value.substr(value.find(')') + 1), style.color);
  }
  if (paint.kind == Paint::Kind::unknown)
    notes.push_back({offset, fmt::format("the colour {} is not computed", quoted(value))});
  paint.alpha = paint.alpha * opacity * style.opacity;
  return paint;
}

std::string_view referred_id(const Element& element) {
  const Attribute* plain = element.find("href");
  const std::string_view href =
      plain == nullptr ? element.get("xlink:href") : std::string_view(plain->value);
  return href.starts_with('#') ? href.substr(1) : std::string_view{};
}

}  // namespace attnfig::painted
