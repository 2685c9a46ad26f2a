#include "painted/letters.h"

#include "painted/words.h"
#include "text/utf8.h"

#include <fmt/format.h>

#include <algorithm>

namespace attnfig::painted {
namespace {

struct LetterReader {
  const Document& document;
  const Cascade& cascade;
  std::vector<Note>& notes;
  Letters read = {};
  bool after_space = true;

  void note(std::size_t offset, std::string message) {
    notes.push_back({offset, std::move(message)});
  }

  void add_characters(std::string_view text, const Style& style) {
    for (Utf8 walk(text); !walk.done();) {
      char32_t point = walk.next().value;
      if (point == '\n' || point == '\t' || point == '\r') point = ' ';
      const bool skipped = point == ' ' && after_space && !style.keep_space;
      after_space = point == ' ';
      if (!skipped) read.list.push_back({.point = point, .style = &style});
    }
  }

  /// Sets the positions that an element gives to its letters from `first` on; those of elements
  /// inside of it win.
  void set_positions(const Element& element, const Units& units, const Style& style,
                     std::size_t first) {
    const auto set = [&](std::string_view name, Axis axis, std::optional<Fixed> Letter::*member) {
      const Attribute* attribute = element.find(name);
      if (attribute == nullptr) return;
      std::string values = attribute->value;
      std::replace(values.begin(), values.end(), ',', ' ');
      std::size_t at = first;
      for (const std::string_view word : split_words(values)) {
        const auto length = read_length(word, axis, units, style.font_size);
        if (!length)
          return note(attribute->offset,
                      fmt::format("{}: {} is not a length that lint knows", name, quoted(word)));
        if (read.list.size() <= at) return;
        if (!(read.list[at].*member)) read.list[at].*member = *length;
        ++at;
      }
    };
    set("x", Axis::across, &Letter::x);
    set("y", Axis::down, &Letter::y);
    set("dx", Axis::across, &Letter::dx);
    set("dy", Axis::down, &Letter::dy);
  }

  void read_content(int index, const Style& style, const Units& units) {
    const Element& element = document.at(index);
    const std::size_t first = read.list.size();
    for (const Content& content : element.content) {
      if (content.element < 0) {
        add_characters(content.text, style);
        continue;
      }
      const Element& child = document.at(content.element);
      if (child.name == "textPath") note(child.offset, "text along a path is not measured");
      if (!child.is_svg || (child.name != "tspan" && child.name != "a")) continue;
      read.styles.push_back(cascade.style_of(content.element, style, units, notes));
      if (read.styles.back().displayed) read_content(content.element, read.styles.back(), units);
    }
    set_positions(element, units, style, first);
  }
};

}  // namespace

Letters read_letters(const Document& document, const Cascade& cascade, int text, const Style& style,
                     const Units& units, std::vector<Note>& notes) {
  LetterReader reporter{document, cascade, notes};
  reporter.read_content(text, style, units);
  std::vector<Letter>& list = reporter.read.list;
  // White space at the end is not painted.
  while (!list.empty() && list.back().point == ' ' && !list.back().style->keep_space)
    list.pop_back();
  // A text without a position starts at the origin.
  if (!list.empty() && !list[0].x) list[0].x = Fixed();
  if (!list.empty() && !list[0].y) list[0].y = Fixed();
  return std::move(reporter.read);
}

}  // namespace attnfig::painted
