#include "input/yaml_hints.h"

#include "input/yaml_lookalikes.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <vector>

namespace attnfig {
namespace {

constexpr std::size_t npos = std::string_view::npos;

/// One line of the source, cut where its value starts.
struct Line {
  std::size_t start = 0;
  std::string_view text;
  std::size_t value = 0;        // in `text`: after "key: " and "- "
  std::size_t reported = npos;  // in `text`: where yaml-cpp noticed the mistake, if on this line
};

struct Finding {
  std::size_t column = 0;  // in the line's text, in bytes
  std::string message;
  std::string hint;
};

std::size_t value_start(std::string_view text) {
  std::size_t at = text.find_first_not_of(' ');
  if (at == npos) return text.size();
  while (text.substr(at).starts_with("- "))
    at = std::min(text.find_first_not_of(' ', at + 1), text.size());
  const std::size_t colon = text.find(": ", at);
  // A flow mapping or a quote before the colon: the colon is inside the value.
  if (colon == npos || text.find_first_of("{[\"'", at) < colon) return at;
  return std::min(text.find_first_not_of(' ', colon + 1), text.size());
}

Line line_at(std::string_view source, std::size_t at) {
  at = std::min(at, source.size());
  const std::size_t before = at == 0 ? npos : source.rfind('\n', at - 1);
  const std::size_t start = before == npos ? 0 : before + 1;
  const std::string_view text = source.substr(start, source.find_first_of("\r\n", start) - start);
  return {start, text, value_start(text)};
}

/// The nearest line with content above another; the other itself if there is none.
Line line_above(std::string_view source, const Line& below) {
  Line line = below;
  do {
    if (line.start == 0) return below;
    line = line_at(source, line.start - 1);
  } while (line.text.find_first_not_of(" \t\r") == npos);
  return line;
}

std::optional<Finding> tab_indentation(const Line& line) {
  const std::size_t content = line.text.find_first_not_of(" \t");
  const std::size_t tab = line.text.find('\t');
  if (tab == npos || content <= tab) return {};
  return Finding{tab, "tab used for indentation", "indent with spaces"};
}

/// "//" and "/*" at the start of a line are comments of JavaScript.
std::optional<Finding> slashes(const Line& line) {
  const std::size_t content = std::min(line.text.find_first_not_of(" \t"), line.text.size());
  const std::string_view start = line.text.substr(content, 2);
  if (start != "//" && start != "/*") return {};
  return Finding{content, fmt::format("\"{}\" starts no comment", start),
                 "comments start with # in YAML, and JSON has none"};
}

/// The error for a text in the source that needs quotes.
Finding unquoted(std::size_t column, std::string_view text) {
  text = text.substr(0, text.find_last_not_of(' ') + 1);
  const char quote = text.find('"') == npos ? '"' : '\'';
  return {column, "a text with a {placeholder} must be in quotes",
          fmt::format("write {}{}{}", quote, text, quote)};
}

/// `caption: {gqa.kv_heads} KV heads`: YAML reads a brace as the start of a mapping.
std::optional<Finding> unquoted_placeholder(const Line& line) {
  const std::string_view value = line.text.substr(line.value);
  if (value.starts_with('"') || value.starts_with('\'')) return {};
  const std::size_t open = value.find('{');
  if (open == npos) return {};
  const std::size_t close = value.find('}', open);
  const std::string_view inside = value.substr(open + 1, close == npos ? close : close - open - 1);
  // A mapping has ": " between key and value; a placeholder is one word, or "a over b:unit".
  if (inside.find(": ") != npos) return {};
  return unquoted(line.value, value.substr(0, value.find(" #")));
}

/// `{layout: gqa, caption: {kv_heads} heads}`: the text goes on after the closing brace.
std::optional<Finding> unquoted_placeholder_in_flow(const Line& line) {
  if (line.reported == npos || line.reported == 0) return {};
  const std::size_t close = line.text.find_last_not_of(' ', line.reported - 1);
  if (close == npos || line.text[close] != '}') return {};
  const std::size_t open = line.text.rfind('{', close);
  if (open == npos || line.text.substr(open, close - open).find(": ") != npos) return {};
  const std::size_t end = std::min(line.text.find_first_of(",]}", close + 1), line.text.size());
  return unquoted(open, line.text.substr(open, end - open));
}

/// `'DeepSeek's MLA'`: the text after the closing quote belongs to nothing.
std::optional<Finding> text_after_quote(const Line& line) {
  if (line.reported == npos || line.reported == 0) return {};
  const std::size_t before = line.text.find_last_not_of(' ', line.reported - 1);
  if (before == npos || (line.text[before] != '\'' && line.text[before] != '"')) return {};
  return Finding{line.reported, "text after a closing quote",
                 line.text[before] == '"' ? "write \\\" for a quote inside the text"
                                          : "write '' for a quote inside the text"};
}

std::optional<Finding> text_after_bracket(const Line& line) {
  const std::string_view value = line.text.substr(line.value);
  const std::size_t close = value.find(']');
  if (!value.starts_with('[') || close == npos || line.reported == npos) return {};
  if (line.reported <= line.value + close) return {};
  return Finding{line.value, "a text that starts with \"[\" must be in quotes", {}};
}

std::optional<Finding> colon_in_plain_text(const Line& line) {
  const std::string_view value = line.text.substr(line.value);
  if (value.empty() || std::string_view("\"'{[|>#").find(value[0]) != npos) return {};
  const std::size_t colon = value.find(": ");
  if (colon == npos || line.value == 0) return {};
  return Finding{line.value + colon, "\":\" in a text without quotes", "put the text in quotes"};
}

std::optional<Finding> reserved_start(const Line& line) {
  const std::string_view value = line.text.substr(line.value);
  const bool indicator = !value.empty() && std::string_view("@`%|>,").find(value[0]) != npos;
  const bool word = line.value != 0 && (value.starts_with("- ") || value.starts_with("? "));
  if (!indicator && !word) return {};
  return Finding{line.value,
                 fmt::format("a text cannot start with \"{}\" without quotes", value[0]),
                 "put the text in quotes"};
}

std::optional<Finding> no_space_after_colon(const Line& line) {
  const std::size_t start = line.text.find_first_not_of(' ');
  const std::size_t colon = line.text.find(':');
  if (colon == npos || line.text.find(": ") != npos) return {};
  if (colon + 1 == line.text.size() || line.text.find_first_of(" {[\"'", start) < colon) return {};
  return Finding{start, "missing space after \":\"", {}};
}

constexpr std::optional<Finding> (*mistakes[])(const Line&) = {tab_indentation,
                                                               slashes,
                                                               text_after_quote,
                                                               unquoted_placeholder,
                                                               unquoted_placeholder_in_flow,
                                                               text_after_bracket,
                                                               colon_in_plain_text,
                                                               reserved_start,
                                                               no_space_after_colon};

/// The brackets of flow lists and mappings that are open at one byte.
class Brackets {
 public:
  explicit Brackets(std::string_view text) : text_(text) {}

  void read_to(std::size_t end) {
    for (; at_ < std::min(end, text_.size()); ++at_) step();
  }
  const std::vector<std::size_t>& open() const { return open_; }

 private:
  void step() {
    const char c = text_[at_];
    const char before = at_ == 0 ? '\n' : text_[at_ - 1];
    const bool starts = std::string_view(" \n[{,").find(before) != npos;
    if (c == '#' && (before == ' ' || before == '\n')) {
      at_ = std::min(text_.find('\n', at_), text_.size() - 1);
    } else if ((c == '"' || c == '\'') && starts) {
      skip_quote(c);
    } else if ((c == '[' || c == '{') && (starts || !open_.empty())) {
      open_.push_back(at_);
    } else if ((c == ']' || c == '}') && !open_.empty()) {
      open_.pop_back();
    }
  }

  void skip_quote(char quote) {
    for (++at_; at_ < text_.size() && text_[at_] != quote; ++at_)
      if (quote == '"' && text_[at_] == '\\') ++at_;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<std::size_t> open_;
};

char closing(char open) {
  return open == '{' ? '}' : ']';
}

/// The error in a flow list or mapping that goes wrong at a byte.
Diagnostic explain_brackets(const SourceText& source, std::size_t at) {
  const std::string_view text = source.text();
  Brackets brackets(text);
  brackets.read_to(at);
  const char found = at < text.size() ? text[at] : ' ';
  if (brackets.open().empty())
    return {source.place(at), fmt::format("this \"{}\" closes nothing", found),
            "put the text in quotes, or remove it"};
  const std::size_t open = brackets.open().back();
  const char wanted = closing(text[open]);
  if (found == ']' || found == '}')
    return {source.place(at), fmt::format("\"{}\" where \"{}\" was expected", found, wanted), {}};
  brackets.read_to(text.size());
  const std::vector<std::size_t>& left = brackets.open();
  if (std::find(left.begin(), left.end(), open) != left.end())
    return {source.place(open), fmt::format("this \"{}\" is never closed", text[open]), {}};
  return {source.place(at), fmt::format("\",\" or \"{}\" is missing before this", wanted), {}};
}

/// The error for a backslash in double quotes before an unknown letter. yaml-cpp stops behind it.
Diagnostic explain_escape(const SourceText& source, std::size_t at) {
  const std::size_t backslash = at == 0 ? npos : source.text().rfind('\\', at - 1);
  return {source.place(backslash == npos ? at : backslash), "escape that is not a character",
          "write \\\\ for a backslash"};
}

std::size_t indentation(const Line& line) {
  return std::min(line.text.find_first_not_of(' '), line.text.size());
}

/// The error for a line that does not continue the lines above it.
Diagnostic explain_line(const SourceText& source, const Line& line, const Line& above) {
  const Place place = source.place(line.start + indentation(line));
  // yaml-cpp does not accept a long text before a colon as a key.
  if (const std::size_t colon = line.text.find(':');
      colon != npos && 1000 < colon - indentation(line))
    return {place, "key longer than 64 characters", {}};
  if (above.text.find(':') == npos && indentation(above) == indentation(line) &&
      above.start != line.start)
    return {source.place(above.start + indentation(above)), "expected \"key: value\"", {}};
  return {place, "this line is not indented like those above it",
          "fields of one mapping start in the same column"};
}

}  // namespace

Diagnostic explain_anchor(const SourceText& source, std::size_t at) {
  return {source.place(at), "anchors and aliases are not allowed",
          "use like: to share between layouts, or quotes for a text that starts with & or *"};
}

Diagnostic explain_empty_key(const SourceText& source, std::size_t at) {
  const Line line = line_at(source.text(), at);
  if (const auto found = slashes(line))
    return {source.place(line.start + found->column), found->message, found->hint};
  if (const auto found = explain_lookalike(source, at)) return *found;
  return {source.place(at), "empty key", "is there a \",\" or \":\" too many?"};
}

Diagnostic explain_yaml_error(const SourceText& source, std::size_t at, const std::string& said) {
  const auto says = [&](std::string_view part) { return said.find(part) != npos; };
  if (says("anchor")) return explain_anchor(source, at);
  if (says("escape") || says("unicode") || says("hex number")) return explain_escape(source, at);

  if (const auto found = explain_lookalike(source, at)) return *found;
  // The mistake is on the reported line, or on the line with content before it.
  Line line = line_at(source.text(), at);
  line.reported = std::min(at, source.text().size()) - line.start;
  const Line above = line_above(source.text(), line);
  for (const Line& candidate : {line, above})
    for (const auto find : mistakes)
      if (const auto found = find(candidate))
        return {source.place(candidate.start + found->column), found->message, found->hint};
  if (says("flow")) return explain_brackets(source, at);
  if (says("end of map") || says("end of sequence") || says("illegal map value"))
    return explain_line(source, line, above);
  return {source.place(at), fmt::format("not valid YAML: {}", said)};
}

}  // namespace attnfig
