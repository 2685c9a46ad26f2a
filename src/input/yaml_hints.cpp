#include "input/yaml_hints.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace attnfig {
namespace {

/// One line of the source, cut where its value starts.
struct Line {
  std::size_t start = 0;
  std::string_view text;
  std::size_t value = 0;  // in `text`: after "key: " and "- "
};

struct Finding {
  std::size_t column = 0;  // in the line's text, in bytes
  std::string message;
  std::string hint;
};

std::size_t value_start(std::string_view text) {
  std::size_t at = text.find_first_not_of(' ');
  if (at == std::string_view::npos) return text.size();
  while (text.substr(at).starts_with("- ")) at = std::min(text.find_first_not_of(' ', at + 1), text.size());
  const std::size_t colon = text.find(": ", at);
  // A flow mapping or a quote before the colon: the colon is inside the value.
  if (colon == std::string_view::npos || text.find_first_of("{[\"'", at) < colon) return at;
  return std::min(text.find_first_not_of(' ', colon + 1), text.size());
}

Line line_at(std::string_view source, std::size_t at) {
  at = std::min(at, source.size());
  const std::size_t before = at == 0 ? std::string_view::npos : source.rfind('\n', at - 1);
  const std::size_t start = before == std::string_view::npos ? 0 : before + 1;
  const std::string_view text = source.substr(start, source.find_first_of("\r\n", start) - start);
  return {start, text, value_start(text)};
}

std::optional<Finding> tab_indentation(const Line& line) {
  const std::size_t content = line.text.find_first_not_of(" \t");
  const std::size_t tab = line.text.find('\t');
  if (tab == std::string_view::npos || content <= tab) return {};
  return Finding{tab, "tab used for indentation", "indent with spaces"};
}

/// `caption: {gqa.kv_heads} KV heads`: YAML reads a brace as the start of a mapping.
std::optional<Finding> unquoted_placeholder(const Line& line) {
  const std::string_view value = line.text.substr(line.value);
  if (value.starts_with('"') || value.starts_with('\'')) return {};
  const std::size_t open = value.find('{');
  if (open == std::string_view::npos) return {};
  const std::size_t close = value.find('}', open);
  const std::string_view inside = value.substr(open + 1, close == std::string_view::npos ? close : close - open - 1);
  // A mapping has ": " between key and value; a placeholder is one word, or "a over b:unit".
  if (inside.find(": ") != std::string_view::npos) return {};
  return Finding{line.value, "a text with a {placeholder} must be in quotes",
                 fmt::format("write \"{}\"", value.substr(0, value.find(" #")))};
}

std::optional<Finding> colon_in_plain_text(const Line& line) {
  const std::string_view value = line.text.substr(line.value);
  if (value.empty() || std::string_view("\"'{[|>#").find(value[0]) != std::string_view::npos) return {};
  const std::size_t colon = value.find(": ");
  if (colon == std::string_view::npos || line.value == 0) return {};
  return Finding{line.value + colon, "\":\" in a text without quotes", "put the text in quotes"};
}

std::optional<Finding> reserved_start(const Line& line) {
  const std::string_view value = line.text.substr(line.value);
  if (value.empty() || std::string_view("@`%").find(value[0]) == std::string_view::npos) return {};
  return Finding{line.value, fmt::format("a text cannot start with \"{}\" without quotes", value[0]),
                 "put the text in quotes"};
}

std::optional<Finding> no_space_after_colon(const Line& line) {
  const std::size_t start = line.text.find_first_not_of(' ');
  const std::size_t colon = line.text.find(':');
  if (colon == std::string_view::npos || line.text.find(": ") != std::string_view::npos) return {};
  if (colon + 1 == line.text.size() || line.text.find_first_of(" {[\"'") < colon) return {};
  return Finding{start, "missing space after \":\"", {}};
}

constexpr std::optional<Finding> (*mistakes[])(const Line&) = {
    tab_indentation, unquoted_placeholder, colon_in_plain_text, reserved_start, no_space_after_colon};

}  // namespace

Diagnostic explain_yaml_error(const Source& source, std::size_t at, const std::string& said) {
  // The mistake is on the reported line, or on the line with content before it.
  Line line = line_at(source.text(), at);
  for (int step = 0; step < 2; ++step) {
    for (const auto find : mistakes)
      if (const auto found = find(line))
        return {source.place(line.start + found->column), found->message, found->hint};
    do {
      if (line.start == 0) return {source.place(at), fmt::format("not valid YAML: {}", said)};
      line = line_at(source.text(), line.start - 1);
    } while (line.text.find_first_not_of(" \t\r") == std::string_view::npos);
  }
  return {source.place(at), fmt::format("not valid YAML: {}", said)};
}

}  // namespace attnfig
