#include "painted/style.h"

#include "painted/words.h"

#include <fmt/format.h>

#include <algorithm>

namespace attnfig::painted {
namespace {

/// A property that changes the look in a way that lint does not measure, and its neutral value.
struct Unmeasured {
  std::string_view property;
  std::string_view harmless;
};
constexpr Unmeasured unmeasured[] = {
    {"filter", "none"},
    {"mask", "none"},
    {"mix-blend-mode", "normal"},
    {"marker", "none"},
    {"marker-start", "none"},
    {"marker-mid", "none"},
    {"marker-end", "none"},
    {"transform-origin", "0 0"},
    {"transform-box", "view-box"},
    {"writing-mode", "horizontal-tb"},
    {"animation", "none"},
    {"font-size-adjust", "none"},
    {"font-stretch", "normal"},
    {"text-transform", "none"},
    {"font-variant", "normal"},
    {"offset-path", "none"},
    {"textLength", ""},
    {"rotate", "0"},
};

struct Declared {
  std::string value;
  std::size_t offset = 0;
  long rank = 0;  // important, origin and specificity; a later one of the same rank wins
};
using Values = std::map<std::string, Declared, std::less<>>;

void declare(Values& values, std::string_view property, std::string_view value, std::size_t offset,
             long rank) {
  const auto known = values.find(property);
  if (known != values.end() && rank < known->second.rank) return;
  values[std::string(property)] = {std::string(value), offset, rank};
}

constexpr long style_attribute = 100'000'000'000;
constexpr long important = 1'000'000'000'000;

Values declared_values(const Document& document, const std::vector<const StyleRule*>& rules,
                       int index) {
  Values values;
  const Element& element = document.at(index);
  for (const Attribute& attribute : element.attributes)
    if (attribute.name != "style")
      declare(values, attribute.name, trimmed(attribute.value), attribute.offset, 0);
  const auto add = [&](const Declaration& one, long rank) {
    declare(values, one.property, one.value, one.offset, rank + (one.important ? important : 0));
  };
  for (const StyleRule* rule : rules) {
    long best = -1;
    for (const Selector& selector : rule->selectors)
      if (best < selector.specificity && matches(selector, document, index))
        best = selector.specificity;
    if (best < 0) continue;
    for (const Declaration& one : rule->declarations) add(one, best + 1);
  }
  if (const Attribute* style = element.find("style"))
    for (const Declaration& one : read_declarations(style->value, style->value_offset))
      add(one, style_attribute);
  return values;
}

using Custom = std::map<std::string, std::string, std::less<>>;

/// A value with every var(--x, fallback) replaced; nothing if one has no value.
std::optional<std::string> substituted(std::string_view value, const Custom& custom, int depth) {
  const std::size_t start = value.find("var(");
  if (start == std::string_view::npos) return std::string(value);
  constexpr int most_nested = 8;
  constexpr std::size_t longest = 4096;
  if (most_nested < depth || longest < value.size()) return {};
  int open = 0;
  std::size_t end = start + 3;
  for (; end < value.size(); ++end) {
    if (value[end] == '(') ++open;
    if (value[end] == ')' && --open == 0) break;
  }
  const std::string_view inside = value.substr(start + 4, std::min(end, value.size()) - start - 4);
  const std::size_t comma = std::min(inside.find(','), inside.size());
  const auto known = custom.find(trimmed(inside.substr(0, comma)));
  std::optional<std::string> chosen;
  if (known != custom.end()) chosen = substituted(known->second, custom, depth + 1);
  if (!chosen && comma < inside.size())
    chosen = substituted(trimmed(inside.substr(comma + 1)), custom, depth + 1);
  if (!chosen) return {};
  const std::string rest(end < value.size() ? value.substr(end + 1) : std::string_view{});
  return substituted(std::string(value.substr(0, start)) + *chosen + rest, custom, depth + 1);
}

Fixed read_opacity(std::string_view text, Fixed otherwise) {
  const std::optional<Fixed> number = take_number(text);
  if (!number) return otherwise;
  const Fixed value = trimmed(text) == "%" ? Fixed::scaled(*number, 1, 100) : *number;
  return std::clamp(value, Fixed(), Fixed(1));
}

int read_weight(std::string_view text, int parent) {
  if (text == "bold") return 700;
  if (text == "normal") return 400;
  if (text == "bolder") return parent < 400 ? 400 : 700;
  if (text == "lighter") return parent < 600 ? 100 : 400;
  const std::optional<Fixed> number = take_number(text);
  return number ? static_cast<int>(number->millionths() / 1'000'000) : parent;
}

bool is_slanted(std::string_view text) {
  return text == "italic" || text.starts_with("oblique");
}

/// Takes the declared values into the style one by one.
struct StyleMaker {
  Style style;
  const Style& parent;
  const Values& values;
  const Units& units;
  std::vector<Note>& notes;

  /// The value of a property if it is stated and not inherited.
  std::optional<std::string> get(std::string_view property) const {
    const auto found = values.find(property);
    if (found == values.end()) return {};
    std::optional<std::string> value = substituted(found->second.value, style.custom, 0);
    if (!value || *value == "inherit" || *value == "unset" || *value == "revert") return {};
    return value;
  }

  std::size_t offset(std::string_view property) const {
    return values.find(property)->second.offset;
  }

  void length(std::string_view property, Fixed& member) {
    const auto value = get(property);
    if (!value) return;
    if (*value == "normal") {
      member = {};
    } else if (const auto read = read_length(*value, Axis::both, units, style.font_size)) {
      member = *read;
    } else {
      notes.push_back(
          {offset(property), fmt::format("{}: \"{}\" is not measured", property, *value)});
    }
  }

  /// The shorthand "bold 12px/1.2 Arial, sans-serif".
  void font_shorthand() {
    const auto value = get("font");
    if (!value) return;
    style.weight = 400;
    style.italic = false;
    std::string_view rest = *value;
    while (!rest.empty()) {
      rest = trimmed(rest);
      const std::string_view word = rest.substr(0, std::min(rest.find(' '), rest.size()));
      rest.remove_prefix(word.size());
      const std::string_view size = word.substr(0, word.find('/'));
      if (is_slanted(word)) {
        style.italic = true;
      } else if (word == "bold" || word == "bolder" || word == "lighter") {
        style.weight = read_weight(word, parent.weight);
      } else if (size.size() == 3 && size.ends_with("00")) {
        style.weight = read_weight(size, parent.weight);
      } else if (const auto read = read_font_size(size, units, parent.font_size)) {
        style.font_size = *read;
        style.family = trimmed(rest);
        return;
      }
    }
  }

  void fonts() {
    font_shorthand();
    if (const auto value = get("font-size")) {
      if (const auto read = read_font_size(lower(*value), units, parent.font_size)) {
        style.font_size = *read;
      } else {
        notes.push_back(
            {offset("font-size"), fmt::format("font-size: \"{}\" is not measured", *value)});
      }
    }
    if (const auto value = get("font-family")) style.family = *value;
    if (const auto value = get("font-style")) style.italic = is_slanted(lower(*value));
    if (const auto value = get("font-weight"))
      style.weight = read_weight(lower(*value), parent.weight);
  }

  void texts() {
    length("letter-spacing", style.letter_spacing);
    length("word-spacing", style.word_spacing);
    if (const auto value = get("text-anchor")) {
      style.anchor = *value == "middle" ? Anchor::middle
                     : *value == "end"  ? Anchor::end
                                        : Anchor::start;
    }
    if (const auto value = get("alignment-baseline")) style.baseline = *value;
    if (const auto value = get("dominant-baseline")) style.baseline = *value;
    if (const auto value = get("xml:space")) style.keep_space = *value == "preserve";
    if (const auto value = get("white-space")) style.keep_space = value->starts_with("pre");
    style.baseline_shift = {};
    if (const auto value = get("baseline-shift")) {
      if (*value == "super" || *value == "sub") {
        notes.push_back(
            {offset("baseline-shift"), "baseline-shift: programs shift by different amounts"});
      } else if (*value != "baseline" && *value != "0") {
        length("baseline-shift", style.baseline_shift);
      }
    }
  }

  void paints() {
    if (const auto value = get("color")) style.color = *value;
    if (const auto value = get("fill")) style.fill = *value;
    if (const auto value = get("stroke")) style.stroke = *value;
    if (const auto value = get("fill-opacity"))
      style.fill_opacity = read_opacity(*value, style.fill_opacity);
    if (const auto value = get("stroke-opacity"))
      style.stroke_opacity = read_opacity(*value, style.stroke_opacity);
    if (const auto value = get("opacity"))
      style.opacity = parent.opacity * read_opacity(*value, Fixed(1));
    length("stroke-width", style.stroke_width);
    if (const auto value = get("stroke-linecap")) style.butt_caps = *value == "butt";
    if (const auto value = get("fill-rule")) style.even_odd = *value == "evenodd";
  }

  void box() {
    if (const auto value = get("visibility")) style.visible = *value == "visible";
    style.stop_color = get("stop-color").value_or("black");
    style.displayed = get("display").value_or("inline") != "none";
    style.transform = get("transform").value_or("");
    style.clip_path = get("clip-path").value_or("none");
    for (const auto& [property, harmless] : unmeasured)
      if (const auto value = get(property); value && *value != harmless && *value != "auto")
        notes.push_back({offset(property), fmt::format("{} is not measured", property)});
  }
};

}  // namespace

Style Cascade::style_of(int element, const Style& parent, const Units& units,
                        std::vector<Note>& notes) const {
  const Values values = declared_values(document_, candidates(element), element);
  StyleMaker maker{parent, parent, values, units, notes};
  for (const auto& [property, declared] : values)
    if (property.starts_with("--")) maker.style.custom[property] = declared.value;
  maker.fonts();
  maker.texts();
  maker.paints();
  maker.box();
  return maker.style;
}

}  // namespace attnfig::painted
