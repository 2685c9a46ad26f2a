#include "painted/prolog.h"

#include "painted/words.h"
#include "text/utf8.h"

#include <algorithm>
#include <charconv>
#include <span>

namespace attnfig::painted {
namespace {

constexpr std::string_view blanks = " \t\r\n";
constexpr int deepest_entity = 8;

struct Range {
  char32_t first;
  char32_t last;
};

/// XML 1.0, production 4, beyond ASCII.
constexpr Range name_starts[] = {{0xC0, 0xD6},     {0xD8, 0xF6},     {0xF8, 0x2FF},
                                 {0x370, 0x37D},   {0x37F, 0x1FFF},  {0x200C, 0x200D},
                                 {0x2070, 0x218F}, {0x2C00, 0x2FEF}, {0x3001, 0xD7FF},
                                 {0xF900, 0xFDCF}, {0xFDF0, 0xFFFD}, {0x10000, 0xEFFFF}};

/// Production 4a: what may follow in a name.
constexpr Range name_rests[] = {{0xB7, 0xB7}, {0x300, 0x36F}, {0x203F, 0x2040}};

bool is_within(std::span<const Range> ranges, char32_t point) {
  return std::any_of(ranges.begin(), ranges.end(), [&](const Range& range) {
    return range.first <= point && point <= range.last;
  });
}

bool starts_name(char32_t point) {
  if (point < 0x80) return point == '_' || ('a' <= (point | 0x20) && (point | 0x20) <= 'z');
  return is_within(name_starts, point);
}

bool continues_name(char32_t point) {
  return starts_name(point) || point == '-' || point == '.' || ('0' <= point && point <= '9') ||
         is_within(name_rests, point);
}

/// The character that "#xHH" or "#NN" names; 0 for none.
char32_t character_of(std::string_view reference) {
  const bool hex = reference.starts_with("#x");
  const std::string_view digits = reference.substr(hex ? 2 : 1);
  std::uint32_t value = 0;
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), value, hex ? 16 : 10);
  return error == std::errc() && end == digits.data() + digits.size() ? value : 0;
}

std::string_view word_at(std::string_view text, std::size_t& at) {
  at = std::min(text.find_first_not_of(blanks, at), text.size());
  const std::size_t start = at;
  at = std::min(text.find_first_of(" \t\r\n\"'>", at), text.size());
  return text.substr(start, at - start);
}

/// Replaces references; `expanded` is a budget for all of a document, because entities may double
/// at every level.
struct Expansion {
  const Entities& entities;
  std::size_t& expanded;

  std::string of(std::string_view text, int depth) {
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t mark = std::min(text.find('&', at), text.size());
      result += text.substr(at, mark - at);
      const std::size_t close = text.find(';', mark);
      if (close == std::string_view::npos) return result.append(text.substr(mark));
      result += replacement(text.substr(mark, close + 1 - mark), depth);
      at = close + 1;
    }
    return result;
  }

  std::string replacement(std::string_view reference, int depth) {
    const std::string_view name = reference.substr(1, reference.size() - 2);
    if (name.starts_with('#') && is_character(name)) return to_utf8(character_of(name));
    if (const char known = predefined_entity(name); known != 0) return {known};
    const auto entity = entities.find(name);
    if (entity == entities.end()) return std::string(reference);
    if (deepest_entity < depth || limit::expansion < expanded) return {};
    std::string text = of(entity->second, depth + 1);
    expanded += std::max<std::size_t>(1, text.size());
    return text;
  }
};

}  // namespace

Entities read_entities(std::string_view doctype) {
  Entities entities;
  constexpr std::string_view start = "<!ENTITY";
  for (std::size_t at = doctype.find("<!"); at != std::string_view::npos;
       at = doctype.find("<!", at + 1)) {
    if (doctype.substr(at).starts_with("<!--")) at = doctype.find("-->", at);
    if (at == std::string_view::npos || entities.size() == limit::entities) break;
    if (!doctype.substr(at).starts_with(start)) continue;
    std::size_t next = at + start.size();
    const std::string_view name = word_at(doctype, next);
    next = doctype.find_first_not_of(blanks, next);
    // "%" starts an entity of the DOCTYPE itself, and SYSTEM or PUBLIC one that no browser fetches.
    const bool is_text = next != std::string_view::npos &&
                         (doctype[next] == '"' || doctype[next] == '\'') && name != "%";
    const std::size_t end = is_text ? doctype.find(doctype[next], next + 1) : next;
    if (!is_text || end == std::string_view::npos) continue;
    // As in XML, the first declaration of a name counts.
    entities.emplace(name, doctype.substr(next + 1, end - next - 1));
    at = end;
  }
  return entities;
}

std::string with_entities(std::string_view text, const Entities& entities, std::size_t& expanded) {
  return Expansion{entities, expanded}.of(text, 0);
}

bool is_xml_name(std::string_view name) {
  const std::size_t colon = name.find(':');
  if (colon != std::string_view::npos)
    return is_xml_name(name.substr(0, colon)) &&
           name.find(':', colon + 1) == std::string_view::npos &&
           is_xml_name(name.substr(colon + 1));
  bool first = true;
  for (Utf8 walk(name); !walk.done(); first = false) {
    const char32_t point = walk.next().value;
    if (!(first ? starts_name(point) : continues_name(point))) return false;
  }
  return !first;
}

bool is_character(std::string_view reference) {
  const char32_t value = character_of(reference);
  if (value < 0x20) return value == '\t' || value == '\n' || value == '\r';
  return value < 0xD800 || (0xE000 <= value && value < 0xFFFE) ||
         (0x10000 <= value && value <= 0x10FFFF);
}

char predefined_entity(std::string_view name) {
  if (name == "amp") return '&';
  if (name == "lt") return '<';
  if (name == "gt") return '>';
  if (name == "quot") return '"';
  return name == "apos" ? '\'' : '\0';
}

bool is_readable_encoding(std::string_view name, std::string_view text) {
  const std::string lower_name = lower(name);
  if (lower_name == "utf-8" || lower_name == "us-ascii" || lower_name == "ascii") return true;
  // Encodings of bytes agree with UTF-8 on ASCII; those of 16 and 32 bits on nothing.
  const bool is_wider = lower_name.starts_with("utf-") || lower_name.starts_with("ucs-") ||
                        lower_name.starts_with("iso-10646");
  return !is_wider &&
         std::all_of(text.begin(), text.end(), [](char byte) { return (byte & 0x80) == 0; });
}

}  // namespace attnfig::painted
