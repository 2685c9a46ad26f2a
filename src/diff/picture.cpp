#include "diff/picture.h"

#include "painted/words.h"

#include <fmt/format.h>

#include <algorithm>

namespace attnfig::diff {
namespace {

using painted::Document;
using painted::Element;

/// Facts about a document beside its drawing.
struct Reading {
  const Document& document;
  Picture picture = {};
  std::vector<int> labelled = {-1};  // the elements of Picture::groups

  /// The element that starts at a byte.
  int element_at(std::size_t offset) const {
    const auto found = std::lower_bound(
        document.elements.begin(), document.elements.end(), offset,
        [](const Element& element, std::size_t wanted) { return element.offset < wanted; });
    return static_cast<int>(found - document.elements.begin());
  }

  void find_groups() {
    picture.groups = {""};
    for (std::size_t i = 1; i < document.elements.size(); ++i) {
      const Element& element = document.elements[i];
      if (element.get("role") != "group") continue;
      labelled.push_back(static_cast<int>(i));
      picture.groups.emplace_back(element.get("aria-label"));
    }
  }

  std::size_t group_of(int element) const {
    for (int at = element; 0 <= at; at = document.at(at).parent) {
      const auto found = std::find(labelled.begin() + 1, labelled.end(), at);
      if (found != labelled.end()) return static_cast<std::size_t>(found - labelled.begin());
    }
    return 0;
  }

  /// The first class of an element, or of the nearest element around it that has one; without any,
  /// the element's name.
  std::string part_of(int element) const {
    for (int at = element; 0 < at; at = document.at(at).parent) {
      const auto words = painted::split_words(document.at(at).get("class"));
      if (!words.empty()) return std::string(words.front());
    }
    return document.at(element).name;
  }
};

std::string type_of(const painted::Run& run) {
  return fmt::format("{} px, weight {}", painted::to_text(run.size), run.weight);
}

void add_texts(Reading& reading, const painted::Drawing& light, const painted::Drawing& dark) {
  const bool both = light.texts.size() == dark.texts.size();
  for (std::size_t i = 0; i < light.texts.size(); ++i) {
    const painted::Text& text = light.texts[i];
    if (text.runs.empty()) continue;
    const painted::Text& other = both ? dark.texts[i] : text;
    const int element = reading.element_at(text.offset);
    Mark mark{.group = reading.group_of(element),
              .part = reading.part_of(element),
              .text = text.content,
              .type = type_of(text.runs.front()),
              .box = text.box,
              .light = {text.runs.front().fill, {}}};
    mark.dark.fill = other.runs.empty() ? mark.light.fill : other.runs.front().fill;
    reading.picture.texts.push_back(std::move(mark));
  }
}

void add_shapes(Reading& reading, const painted::Drawing& light, const painted::Drawing& dark) {
  const bool both = light.shapes.size() == dark.shapes.size();
  for (std::size_t i = 0; i < light.shapes.size(); ++i) {
    const painted::Shape& shape = light.shapes[i];
    const painted::Shape& other = both ? dark.shapes[i] : shape;
    const int element = reading.element_at(shape.offset);
    Mark mark{.group = reading.group_of(element),
              .part = reading.part_of(element),
              .light = {shape.fill, shape.stroke},
              .dark = {other.fill, other.stroke}};
    if (shape.stroke.visible()) mark.type = painted::to_text(shape.stroke_width) + " px";
    for (const painted::Chain& chain : shape.chains) {
      if (chain.points.empty()) continue;
      mark.outline = chain;
      mark.box = painted::around(chain.points);
      reading.picture.shapes.push_back(mark);
    }
  }
}

void add_subjects(Reading& reading) {
  for (const Element& element : reading.document.elements)
    if (element.find("data-fact") != nullptr)
      add_stated(reading.picture.subjects, {.fact = element.get("data-fact"),
                                            .value = element.get("data-value"),
                                            .given = element.get("data-given"),
                                            .label = element.get("data-label")});
}

}  // namespace

Picture read_picture(std::string_view svg) {
  const SourceText source(svg, largest_svg);
  const Document document = painted::read_document(source);
  if (!document.faults.empty()) {
    const painted::Fault& fault = document.faults.front();
    throw InvalidInput{{{source.place(fault.offset), fault.message, fault.fix}}};
  }
  const painted::Sheet sheet = painted::read_sheets(document);
  const painted::Drawing light = painted::draw(document, sheet, painted::Scheme::light);
  const painted::Drawing dark = painted::draw(document, sheet, painted::Scheme::dark);
  Reading reading{document};
  reading.picture.view = light.view;
  reading.picture.language = document.root().get("lang");
  for (const painted::Content& content : document.root().content)
    if (0 <= content.element && document.at(content.element).name == "desc")
      reading.picture.description = painted::text_of(document, content.element);
  if (!light.texts.empty() && !light.texts.front().runs.empty())
    reading.picture.fonts = light.texts.front().runs.front().family;
  reading.find_groups();
  add_texts(reading, light, dark);
  add_shapes(reading, light, dark);
  add_subjects(reading);
  return std::move(reading.picture);
}

}  // namespace attnfig::diff
