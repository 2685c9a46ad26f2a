#include "diagnostic.h"

#include "text/lookalike.h"
#include "text/utf8.h"

#include <fmt/format.h>

#include <algorithm>

namespace attnfig {
namespace {

constexpr std::size_t most_shown = 50;
constexpr std::size_t most_kept = 1000;
constexpr int widest_line = 100;  // code points of a source line that are shown
constexpr std::size_t longest_message = 400;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

bool is_visible(const CodePoint& point) {
  const char32_t value = point.value;
  const bool ignorable =
      value == 0xA0 || value == 0xAD || (0x200B <= value && value <= 0x200D) || value == 0x2060;
  return point.valid && is_printable(value) && !ignorable;
}

/// Whether a character is seen in a line of the source, where a blank of another kind looks like a
/// space, or like nothing.
bool is_seen(const CodePoint& point) {
  return is_visible(point) && (point.value < 0x80 || lookalike_of(point.value) != ' ');
}

std::string number_of(const CodePoint& point) {
  const auto value = static_cast<unsigned>(point.value);
  return point.valid ? fmt::format("<U+{:04X}>", value) : fmt::format("<0x{:02X}>", value);
}

std::string shown_as(const CodePoint& point) {
  return is_visible(point) ? std::string(point.bytes) : number_of(point);
}

/// A message quotes the input, which may be long.
std::string shortened(std::string text) {
  if (text.size() <= longest_message) return text;
  std::size_t end = longest_message;
  while ((static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return text.substr(0, end) + "…";
}

/// The lines of a text without their ends.
std::vector<std::string_view> lines_of(std::string_view source) {
  // Places do not count the mark.
  if (source.starts_with(byte_order_mark)) source.remove_prefix(byte_order_mark.size());
  std::vector<std::string_view> lines;
  while (true) {
    lines.push_back(source.substr(0, source.find_first_of("\r\n")));
    const std::size_t end = source.find('\n');
    if (end == std::string_view::npos) return lines;
    source.remove_prefix(end + 1);
  }
}

/// The shown part of a source line, and how far into it the caret stands.
struct Excerpt {
  std::string text;
  int caret = 0;
};

Excerpt excerpt(std::string_view line, int column) {
  // A long line is shown from shortly before the place, so that the caret is always visible.
  const int first = std::max(0, column - widest_line * 3 / 4);
  Excerpt shown{.text = first == 0 ? "" : "…", .caret = first == 0 ? 0 : 1};
  int at = 0;
  for (Utf8 text(line); !text.done() && at < first + widest_line; ++at) {
    const CodePoint point = text.next();
    if (at < first) continue;
    const std::string piece = is_seen(point) ? std::string(point.bytes) : number_of(point);
    shown.text += point.value == '\t' ? " " : piece;
    if (at < column - 1) {
      // East Asian characters take two terminal cells.
      shown.caret += is_seen(point) ? (is_wide(point.value) ? 2 : 1)
                                    : (point.value == '\t' ? 1 : static_cast<int>(piece.size()));
    }
  }
  return shown;
}

bool is_word(char c) {
  return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z') || ('0' <= c && c <= '9') || c == '_' ||
         c == '-' || c == '.' || (static_cast<unsigned char>(c) & 0x80) != 0;
}

/// The bytes of what stands at a byte: a quoted text, a word, or one character.
std::size_t length_at(std::string_view line, std::size_t at) {
  if (line.size() <= at) return 0;
  const char first = line[at];
  if (first == '"' || first == '\'') {
    const std::size_t end = line.find(first, at + 1);
    return end == std::string_view::npos ? line.size() - at : end + 1 - at;
  }
  std::size_t end = at;
  while (end < line.size() && is_word(line[end])) ++end;
  return end == at ? 1 : end - at;
}

/// Finds the range that starts at the place of a diagnostic in a line, and what is shown of that.
void locate(Diagnostic& diagnostic, std::string_view text, std::string_view line) {
  TextRange& range = diagnostic.range;
  const Excerpt shown = excerpt(line, range.begin.column);
  diagnostic.excerpt = shown.text;
  diagnostic.caret = shown.caret;
  std::size_t at = 0;
  int column = 1;
  for (Utf8 walk(line); !walk.done() && column < range.begin.column; ++column)
    at += walk.next().bytes.size();
  const std::size_t length = length_at(line, at);
  range.end = range.begin;
  for (Utf8 walk(line.substr(at, length)); !walk.done(); walk.next()) ++range.end.column;
  range.first_byte = static_cast<std::size_t>(line.data() - text.data()) + at;
  range.end_byte = range.first_byte + length;
}

}  // namespace

std::string printable(std::string_view text) {
  std::string result;
  for (Utf8 walk(text); !walk.done();) {
    const CodePoint point = walk.next();
    result += point.value == '\n' ? "\\n" : shown_as(point);
  }
  return result;
}

void Diagnostics::add(Place place, std::string_view message, std::string_view hint) {
  if (full()) return;
  Diagnostic fresh{
      .range = place, .message = shortened(printable(message)), .hint = shortened(printable(hint))};
  if (std::find(list_.begin(), list_.end(), fresh) == list_.end())
    list_.push_back(std::move(fresh));
}

bool Diagnostics::full() const {
  return list_.size() == most_kept;
}

std::vector<Diagnostic> Diagnostics::sorted() const {
  std::vector<Diagnostic> sorted = list_;
  std::stable_sort(sorted.begin(), sorted.end(), [](const Diagnostic& a, const Diagnostic& b) {
    return a.range.begin < b.range.begin;
  });
  return sorted;
}

std::string_view to_text(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "error";
    case Severity::warning:
      return "warning";
    case Severity::advice:
      return "advice";
    case Severity::note:
      return "note";
  }
  return {};
}

std::vector<Diagnostic> located(std::vector<Diagnostic> diagnostics, std::string_view file,
                                std::string_view text) {
  const std::vector<std::string_view> lines = lines_of(text);
  for (Diagnostic& diagnostic : diagnostics) {
    if (!diagnostic.file.empty()) continue;
    diagnostic.file = file;
    const auto line = static_cast<std::size_t>(diagnostic.range.begin.line);
    if (0 < line && line <= lines.size()) locate(diagnostic, text, lines[line - 1]);
  }
  return diagnostics;
}

std::vector<Diagnostic> located(const InvalidInput& invalid, std::string_view file,
                                std::string_view text) {
  return invalid.name.empty() ? located(invalid.diagnostics, file, text)
                              : located(invalid.diagnostics, invalid.name, invalid.text);
}

std::size_t utf16_column(std::string_view text, Place place) {
  const std::vector<std::string_view> lines = lines_of(text);
  if (place.line < 1 || lines.size() < static_cast<std::size_t>(place.line)) return 0;
  std::size_t units = 0;
  int column = 1;
  for (Utf8 walk(lines[static_cast<std::size_t>(place.line) - 1]);
       !walk.done() && column < place.column; ++column)
    units += 0xFFFF < walk.next().value ? 2 : 1;
  return units;
}

std::string describe(const Diagnostic& diagnostic, const Emphasis& emphasis) {
  const Place place = diagnostic.range.begin;
  const auto [strong, severity, off] = emphasis;
  std::string text = fmt::format("{}{}", strong, printable(diagnostic.file));
  if (0 < place.line) text += fmt::format(":{}", place.line);
  if (0 < place.line && 0 < place.column) text += fmt::format(":{}", place.column);
  const std::size_t first_line = std::min(diagnostic.message.find('\n'), diagnostic.message.size());
  text += fmt::format(": {}{}{}: {}{}{}{}\n", off, severity, to_text(diagnostic.severity), off,
                      diagnostic.message.substr(0, first_line),
                      diagnostic.rule.empty() ? "" : fmt::format(" [{}]", diagnostic.rule),
                      diagnostic.message.substr(first_line));
  if (!diagnostic.excerpt.empty())
    text += fmt::format("  {}\n  {:{}}{}^{}\n", diagnostic.excerpt, "", diagnostic.caret, severity,
                        off);
  if (!diagnostic.hint.empty()) text += fmt::format("  hint: {}\n", diagnostic.hint);
  return text;
}

std::string describe(const std::vector<Diagnostic>& diagnostics, const Emphasis& emphasis) {
  std::string text;
  const std::size_t shown = std::min(diagnostics.size(), most_shown);
  for (std::size_t i = 0; i < shown; ++i) text += describe(diagnostics[i], emphasis);
  if (shown < diagnostics.size())
    text += fmt::format("{}: {} more {}\n", printable(diagnostics.front().file),
                        diagnostics.size() - shown,
                        diagnostics.front().severity == Severity::error ? "errors" : "findings");
  return text;
}

}  // namespace attnfig
