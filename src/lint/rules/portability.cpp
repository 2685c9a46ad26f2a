// Rules about features that programs other than browsers draw differently, or not at all.

#include "lint/rules/rules.h"
#include "painted/words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace attnfig::lint {
namespace {

/// Whether a value holds a hash with 4 or 8 hexadecimal digits.
bool has_long_hex(std::string_view value) {
  for (std::size_t at = value.find('#'); at != std::string_view::npos;
       at = value.find('#', at + 1)) {
    const std::size_t end =
        std::min(value.find_first_not_of("0123456789abcdefABCDEF", at + 1), value.size());
    const std::size_t digits = end - at - 1;
    if (digits == 8 || digits == 4) return true;
  }
  return false;
}

bool is_colour(std::string_view property) {
  return is_one_of(property, {"fill", "stroke", "color", "stop-color", "flood-color"}) ||
         property.starts_with("--");
}

std::vector<Finding> declarations_where(const Figure& figure,
                                        bool (*wanted)(const Declaration& declaration)) {
  std::vector<Finding> findings;
  for (const Declaration& one : all_declarations(figure))
    if (wanted(one))
      findings.push_back({one.offset, fmt::format("{}: {}", one.property, quoted(one.value))});
  return findings;
}

}  // namespace

std::vector<Finding> find_effects(const Figure& figure) {
  return declarations_where(figure, [](const Declaration& one) {
    return is_one_of(one.property,
                     {"filter", "mask", "mix-blend-mode", "backdrop-filter", "isolation"}) &&
           !is_one_of(one.value, {"none", "normal", "auto"});
  });
}

std::vector<Finding> find_colour_syntax(const Figure& figure) {
  return declarations_where(figure, [](const Declaration& one) {
    const std::string value = lower(one.value);
    const bool functions = value.find("rgba(") != std::string::npos || value.find("hsl") == 0 ||
                           value.find("color") == 0;
    return (is_colour(one.property) && value != "currentcolor" &&
            (functions || has_long_hex(value))) ||
           value.find("var(--") != std::string::npos;
  });
}

std::vector<Finding> find_markers(const Figure& figure) {
  return declarations_where(figure, [](const Declaration& one) {
    return is_one_of(one.property, {"marker", "marker-start", "marker-mid", "marker-end"}) &&
           one.value != "none";
  });
}

std::vector<Finding> find_text_attributes(const Figure& figure) {
  return declarations_where(figure, [](const Declaration& one) {
    return is_one_of(one.property, {"textLength", "lengthAdjust", "dominant-baseline",
                                    "alignment-baseline", "baseline-shift"}) &&
           !is_one_of(one.value, {"auto", "baseline", "alphabetic"});
  });
}

std::vector<Finding> find_opacity(const Figure& figure) {
  std::vector<Finding> findings;
  for (const Shape& shape : figure.drawings[0].shapes) {
    const Attribute* opacity = figure.document.at(shape.element).find("opacity");
    if (opacity == nullptr || !shape.fill.visible() || !shape.stroke.visible()) continue;
    if (shape.stroke.alpha == Fixed(1)) continue;
    findings.push_back(
        {opacity->offset,
         fmt::format("opacity {} fades the stroke of {} too", opacity->value, describe(shape)),
         {},
         opacity->value});
  }
  return findings;
}

std::vector<Finding> find_plain_references(const Figure& figure) {
  std::vector<Finding> findings;
  for (const Element& element : figure.document.elements) {
    const Attribute* href = element.find("href");
    // A link draws nothing.
    if (element.is_svg && element.name != "a" && href != nullptr &&
        element.find("xlink:href") == nullptr)
      findings.push_back(
          {href->offset, fmt::format("<{}> has href without xlink:href", element.name)});
  }
  return findings;
}

}  // namespace attnfig::lint
