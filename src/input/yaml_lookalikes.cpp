#include "input/yaml_lookalikes.h"

#include "text/lookalike.h"

#include <fmt/format.h>

namespace attnfig {
namespace {

constexpr std::size_t npos = std::string_view::npos;

/// What has been read of a line: enough to tell what a character would mean there.
struct State {
  int depth = 0;       // of flow lists and mappings that this line opens
  char before = '\n';  // the last character that is no blank; '\n' at the line's start
  bool colon = false;  // after the key of the present entry
  bool spaced = true;  // after a blank or at the start of the line
};

bool starts_value(const State& state) {
  return std::string_view("\n:-[{,").find(state.before) != npos;
}

/// Whether a key and its colon of some kind follow, up to the next entry.
bool key_follows(std::string_view rest) {
  const std::string ascii = in_ascii(rest);
  return ascii.find_first_of(":") < ascii.find_first_of(",}");
}

/// Whether a character of syntax is meant where a lookalike stands.
bool is_syntax(char like, const State& state, std::string_view rest) {
  switch (like) {
    case ':':
      return !state.colon;
    case ',':
      return 0 < state.depth && state.colon && key_follows(rest);
    case '"':
    case '\'':
    case '{':
    case '[':
      return starts_value(state);
    case '}':
    case ']':
      return 0 < state.depth;
    case '-':
      return state.before == '\n' && rest.starts_with(' ');
    case ' ':
      return starts_value(state);
    default:
      return false;
  }
}

/// The end of a quoted text that starts at a byte of a line.
std::size_t quote_end(std::string_view line, std::size_t at) {
  const char quote = line[at];
  for (++at; at < line.size() && line[at] != quote; ++at)
    if (quote == '"' && line[at] == '\\') ++at;
  return std::min(at + 1, line.size());
}

void take(State& state, char c) {
  state.spaced = c == ' ';
  if (c == '{' || c == '[') ++state.depth;
  if (c == '}' || c == ']') --state.depth;
  if (c == '{' || c == ',') state.colon = false;
  if (c == ':') state.colon = true;
  if (c != ' ') state.before = c;
}

/// The byte of a line where a lookalike stands for syntax; npos: none does.
std::size_t lookalike_in(std::string_view line) {
  State state;
  for (std::size_t at = 0; at < line.size();) {
    const char c = line[at];
    if (c == '#' && state.spaced) return npos;
    if ((c == '"' || c == '\'') && starts_value(state)) {
      at = quote_end(line, at);
      state.before = c;
      continue;
    }
    const CodePoint point = Utf8(line.substr(at)).next();
    const std::string_view rest = line.substr(at + point.bytes.size());
    const char like = lookalike_of(point.value);
    if (like != '\0' && is_syntax(like, state, rest)) return at;
    take(state, point.value < 0x80 ? c : '\x7F');
    at += point.bytes.size();
  }
  return npos;
}

std::string_view line_of(std::string_view text, std::size_t start) {
  return text.substr(start, text.find_first_of("\r\n", start) - start);
}

std::size_t line_start(std::string_view text, std::size_t at) {
  const std::size_t before = at == 0 ? npos : text.rfind('\n', at - 1);
  return before == npos ? 0 : before + 1;
}

std::optional<Diagnostic> explain_at(const SourceText& source, std::size_t at) {
  const CodePoint point = Utf8(source.text().substr(at)).next();
  const char like = lookalike_of(point.value);
  const std::string hint = like == ' ' ? "write a space of ASCII" : fmt::format("write {}", like);
  return Diagnostic{.range = source.place(at), .message = name_lookalike(point), .hint = hint};
}

}  // namespace

std::optional<Diagnostic> explain_lookalike(const SourceText& source, std::size_t at) {
  const std::string_view text = source.text();
  std::size_t start = line_start(text, std::min(at, text.size()));
  for (int lines = 0; lines < 2; ++lines) {
    if (const std::size_t found = lookalike_in(line_of(text, start)); found != npos)
      return explain_at(source, start + found);
    do {
      if (start == 0) return {};
      start = line_start(text, start - 1);
    } while (line_of(text, start).find_first_not_of(" \t") == npos);
  }
  return {};
}

std::optional<Diagnostic> explain_key_start(const SourceText& source, std::string_view key,
                                            std::size_t at) {
  const CodePoint point = Utf8(key).next();
  const char like = point.value < 0x80 ? '\0' : lookalike_of(point.value);
  if (like == ' ')
    return Diagnostic{
        .range = source.place(at),
        .message = fmt::format("U+{:04X} used for indentation", static_cast<unsigned>(point.value)),
        .hint = "indent with spaces"};
  if (like == '-' && key.substr(point.bytes.size()).starts_with(' ')) return explain_at(source, at);
  return {};
}

}  // namespace attnfig
