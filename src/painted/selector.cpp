#include "painted/selector.h"

#include "painted/words.h"

#include <algorithm>

namespace attnfig::painted {
namespace {

constexpr int most_nested = 16;

bool is_name(char character) {
  return ('a' <= (character | 0x20) && (character | 0x20) <= 'z') ||
         ('0' <= character && character <= '9') || character == '-' || character == '_' ||
         (character & 0x80) != 0;
}

struct SelectorReader {
  std::string_view text;
  int depth = 0;
  bool understood = true;

  std::string take_name() {
    std::size_t end = 0;
    while (end < text.size() && is_name(text[end])) ++end;
    std::string name(text.substr(0, end));
    text.remove_prefix(end);
    if (name.empty()) understood = false;
    return name;
  }

  void take_choice(Compound& compound, Selector& selector, std::string_view pseudo) {
    const std::size_t end = end_of_block(text, 0);
    if (text.empty() || text[0] != '(' || end == text.size() || most_nested < depth) {
      understood = false;
      return;
    }
    Compound::Choice choice{.of = {}, .negated = pseudo == "not"};
    int specificity = 0;
    for (const std::string_view part : split_outside_brackets(text.substr(1, end - 1), ',')) {
      SelectorReader inner{trimmed(part), depth + 1};
      choice.of.push_back(inner.read());
      understood = understood && inner.understood;
      specificity = std::max(specificity, choice.of.back().specificity);
    }
    if (pseudo != "where") selector.specificity += specificity;
    compound.choices.push_back(std::move(choice));
    text.remove_prefix(end + 1);
  }

  void take_pseudo(Compound& compound, Selector& selector) {
    const std::string name = take_name();
    if (name == "is" || name == "where" || name == "not") {
      take_choice(compound, selector, name);
    } else if (name == "root") {
      compound.root = true;
      selector.specificity += 1000;
    } else {
      understood = false;
    }
  }

  void take_attribute(Compound& compound, Selector& selector) {
    const std::size_t end = std::min(text.find(']'), text.size());
    const std::string_view inside = text.substr(0, end);
    const std::size_t equals = std::min(inside.find('='), inside.size());
    const std::string_view name = trimmed(inside.substr(0, equals));
    understood = understood && end < text.size() && std::all_of(name.begin(), name.end(), is_name);
    Compound::Test test{.attribute = std::string(name), .value = {}, .any_value = equals == end};
    if (equals < inside.size()) test.value = unquoted(trimmed(inside.substr(equals + 1)));
    compound.attributes.push_back(std::move(test));
    selector.specificity += 1000;
    text.remove_prefix(std::min(end + 1, text.size()));
  }

  Compound take_compound(Selector& selector) {
    Compound compound;
    if (!text.empty() && (is_name(text[0]) || text[0] == '*')) {
      if (text[0] == '*') {
        text.remove_prefix(1);
      } else {
        compound.type = take_name();
        selector.specificity += 1;
      }
    }
    while (understood && !text.empty() &&
           std::string_view(".#:[").find(text[0]) != std::string_view::npos) {
      const char kind = text[0];
      text.remove_prefix(1);
      if (kind == '.') compound.classes.push_back(take_name()), selector.specificity += 1000;
      if (kind == '#') compound.ids.push_back(take_name()), selector.specificity += 1'000'000;
      if (kind == ':') take_pseudo(compound, selector);
      if (kind == '[') take_attribute(compound, selector);
    }
    return compound;
  }

  Selector read() {
    Selector selector;
    if (text.empty()) understood = false;
    while (understood && !text.empty()) {
      const std::size_t before = text.size();
      selector.steps.push_back({take_compound(selector)});
      text = trimmed(text);
      if (text.starts_with('>')) {
        selector.steps.back().direct = true;
        text = trimmed(text.substr(1));
        if (text.empty()) understood = false;
      }
      if (text.size() == before) understood = false;
    }
    return selector;
  }
};

bool has_class(std::string_view list, std::string_view wanted) {
  constexpr std::string_view blanks = " \t\r\n\f";
  for (std::size_t at = list.find(wanted); at != std::string_view::npos;
       at = list.find(wanted, at + 1)) {
    const std::size_t end = at + wanted.size();
    const bool starts = at == 0 || blanks.find(list[at - 1]) != std::string_view::npos;
    if (starts && (end == list.size() || blanks.find(list[end]) != std::string_view::npos))
      return true;
  }
  return false;
}

bool matches(const Compound& compound, const Document& document, int index) {
  const Element& element = document.at(index);
  const std::string_view classes = element.get("class");
  const std::string_view id = element.get("id");
  if (!compound.type.empty() && compound.type != element.name) return false;
  if (compound.root && element.parent != -1) return false;
  for (const std::string& wanted : compound.ids)
    if (wanted != id) return false;
  for (const std::string& wanted : compound.classes)
    if (!has_class(classes, wanted)) return false;
  for (const Compound::Test& test : compound.attributes) {
    const Attribute* attribute = element.find(test.attribute);
    if (attribute == nullptr || (!test.any_value && attribute->value != test.value)) return false;
  }
  return std::all_of(
      compound.choices.begin(), compound.choices.end(), [&](const Compound::Choice& choice) {
        const bool any = std::any_of(
            choice.of.begin(), choice.of.end(),
            [&](const Selector& selector) { return painted::matches(selector, document, index); });
        return any != choice.negated;
      });
}

/// Whether the steps before `step` match somewhere above an element.
bool matches_above(const Selector& selector, std::size_t step, const Document& document,
                   int element) {
  if (step == 0) return true;
  const Selector::Step& above = selector.steps[step - 1];
  for (int at = document.at(element).parent; at != -1; at = document.at(at).parent) {
    if (matches(above.compound, document, at) && matches_above(selector, step - 1, document, at))
      return true;
    if (above.direct) return false;
  }
  return false;
}

}  // namespace

std::size_t end_of_block(std::string_view text, std::size_t open) {
  int depth = 0;
  for (std::size_t at = open; at < text.size(); ++at) {
    if (text[at] == '"' || text[at] == '\'') {
      at = text.find(text[at], at + 1);
      if (at == std::string_view::npos) return text.size();
    } else if (text[at] == '{' || text[at] == '(') {
      ++depth;
    } else if ((text[at] == '}' || text[at] == ')') && --depth == 0) {
      return at;
    }
  }
  return text.size();
}

std::optional<Selector> read_selector(std::string_view text) {
  SelectorReader reporter{text};
  Selector selector = reporter.read();
  if (!reporter.understood) return {};
  return selector;
}

bool matches(const Selector& selector, const Document& document, int element) {
  return !selector.steps.empty() && matches(selector.steps.back().compound, document, element) &&
         matches_above(selector, selector.steps.size() - 1, document, element);
}

}  // namespace attnfig::painted
