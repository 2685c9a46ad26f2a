#include "painted/css.h"

#include "painted/words.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace attnfig::painted {
namespace {

constexpr int most_nested = 16;

/// A style sheet without its comments, byte for byte in place.
std::string without_comments(std::string_view text) {
  std::string result(text);
  for (std::size_t at = result.find("/*"); at != std::string::npos; at = result.find("/*", at)) {
    const std::size_t end = std::min(result.find("*/", at + 2), result.size() - 2) + 2;
    std::replace_if(
        result.begin() + static_cast<std::ptrdiff_t>(at),
        result.begin() + static_cast<std::ptrdiff_t>(end), [](char) { return true; }, ' ');
  }
  return result;
}

/// Whether a media query applies to screens of readers who prefer a scheme; nothing: unknown.
std::optional<bool> applies(std::string_view query, Scheme scheme) {
  const std::string words = lower(trimmed(query));
  bool known = true;
  for (std::string_view part : split_words(words)) {
    if (part == "and" || part == "screen" || part == "all" || part == "only") continue;
    if (part == "print") return false;
    std::string feature;
    for (const char character : part)
      if (character != ' ' && character != '(' && character != ')') feature += character;
    if (feature == "prefers-color-scheme:light" || feature == "prefers-color-scheme:dark") {
      if (feature.ends_with("dark") != (scheme == Scheme::dark)) return false;
    } else {
      known = false;
    }
  }
  return known ? std::optional(true) : std::nullopt;
}

struct SheetReader {
  Sheet& sheet;
  std::string_view text;
  std::size_t offset;

  void note(std::size_t at, std::string message) {
    sheet.notes.push_back({offset + at, std::move(message)});
  }

  void read_media(std::string_view query, std::size_t at, std::size_t open, std::size_t end,
                  StyleRule like, int depth) {
    bool light = false;
    bool dark = false;
    for (const std::string_view one : split_outside_brackets(query, ',')) {
      const std::optional<bool> in_light = applies(one, Scheme::light);
      const std::optional<bool> in_dark = applies(one, Scheme::dark);
      if (!in_light && !in_dark)
        note(at, fmt::format("@media {} is not evaluated; taken not to apply", trimmed(one)));
      light = light || in_light.value_or(false);
      dark = dark || in_dark.value_or(false);
    }
    if (query.find("prefers-color-scheme") != std::string_view::npos) sheet.has_schemes = true;
    like.light = like.light && light;
    like.dark = like.dark && dark;
    read(open + 1, end, like, depth + 1);
  }

  /// A statement that starts with "@"; returns where it ends.
  std::size_t read_at_rule(std::size_t at, std::size_t limit, const StyleRule& like, int depth) {
    const std::size_t open = std::min(text.find_first_of("{;", at), limit);
    const std::size_t name_end = std::min(text.find_first_of(" \t\r\n({;\"'", at), limit);
    const std::string_view name = text.substr(at, name_end - at);
    if (open == limit || text[open] == ';') return std::min(open + 1, limit);
    const std::size_t end = std::min(end_of_block(text, open), limit);
    if (name == "@media" && depth < most_nested) {
      read_media(text.substr(name_end, open - name_end), at, open, end, like, depth);
    } else if (name != "@font-face") {
      note(at, fmt::format("{} is not evaluated", name));
    } else {
      note(at, "@font-face: the font is not measured");
    }
    return std::min(end + 1, limit);
  }

  void read_rule(std::size_t at, std::size_t open, std::size_t end, StyleRule rule) {
    for (const std::string_view part : split_outside_brackets(text.substr(at, open - at), ',')) {
      if (sheet.selectors == limit::selectors) {
        note(at, fmt::format("only the first {} selectors are evaluated", limit::selectors));
        break;
      }
      ++sheet.selectors;
      if (auto selector = read_selector(trimmed(part))) {
        rule.selectors.push_back(std::move(*selector));
      } else {
        note(at, fmt::format("selector {} is not evaluated", quoted(trimmed(part))));
      }
    }
    rule.declarations = read_declarations(text.substr(open + 1, end - open - 1), offset + open + 1);
    sheet.rules.push_back(std::move(rule));
  }

  /// Reads the statements between two bytes; `like` says where they apply.
  void read(std::size_t at, std::size_t limit, const StyleRule& like, int depth) {
    for (;;) {
      at = std::min(text.find_first_not_of(" \t\r\n;}", at), limit);
      if (limit <= at) return;
      if (text[at] == '@') {
        at = read_at_rule(at, limit, like, depth);
        continue;
      }
      const std::size_t open = text.find('{', at);
      if (limit <= open) return;
      const std::size_t end = std::min(end_of_block(text, open), limit);
      read_rule(at, open, end, like);
      at = end + 1;
    }
  }
};

}  // namespace

std::vector<Declaration> read_declarations(std::string_view text, std::size_t offset) {
  const std::string plain = without_comments(text);
  std::vector<Declaration> declarations;
  for (const std::string_view part : split_outside_brackets(plain, ';')) {
    const std::size_t colon = part.find(':');
    if (colon == std::string_view::npos) continue;
    const std::string_view property = trimmed(part.substr(0, colon));
    std::string_view value = trimmed(part.substr(colon + 1));
    const std::size_t mark = value.rfind('!');
    const bool important =
        mark != std::string_view::npos && lower(trimmed(value.substr(mark + 1))) == "important";
    if (important) value = trimmed(value.substr(0, mark));
    if (property.empty() || value.empty()) continue;
    declarations.push_back(
        {.property = property.starts_with("--") ? std::string(property) : lower(property),
         .value = std::string(value),
         .important = important,
         .offset = offset + static_cast<std::size_t>(property.data() - plain.data())});
  }
  return declarations;
}

std::vector<CssText> css_texts(const Document& document) {
  std::vector<CssText> texts;
  for (const Element& element : document.elements) {
    if (element.is_svg && element.name == "style")
      for (const Content& content : element.content)
        if (content.element < 0) texts.push_back({content.text, content.offset});
    if (const Attribute* style = element.find("style"))
      texts.push_back({style->value, style->value_offset});
  }
  return texts;
}

Sheet read_sheets(const Document& document) {
  Sheet sheet;
  for (const Element& element : document.elements) {
    if (!element.is_svg || element.name != "style") continue;
    if (const std::string_view type = element.get("type"); !type.empty() && type != "text/css")
      continue;
    for (const Content& content : element.content) {
      if (0 <= content.element) continue;
      const std::string plain = without_comments(content.text);
      SheetReader{sheet, plain, content.offset}.read(0, plain.size(), {}, 0);
    }
  }
  return sheet;
}

}  // namespace attnfig::painted
