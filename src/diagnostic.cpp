#include "diagnostic.h"

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

std::string shown_as(const CodePoint& point) {
  const auto value = static_cast<unsigned>(point.value);
  if (is_visible(point)) return std::string(point.bytes);
  return point.valid ? fmt::format("<U+{:04X}>", value) : fmt::format("<0x{:02X}>", value);
}

/// A message quotes the input, which may be long.
std::string shortened(std::string text) {
  if (text.size() <= longest_message) return text;
  std::size_t end = longest_message;
  while ((static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return text.substr(0, end) + "…";
}

std::string_view line_of(std::string_view source, int line) {
  // Places do not count the mark.
  if (source.starts_with(byte_order_mark)) source.remove_prefix(byte_order_mark.size());
  for (int at = 1; at < line; ++at) {
    const std::size_t end = source.find('\n');
    if (end == std::string_view::npos) return {};
    source.remove_prefix(end + 1);
  }
  return source.substr(0, source.find_first_of("\r\n"));
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
    const std::string piece = shown_as(point);
    shown.text += point.value == '\t' ? " " : piece;
    if (at < column - 1) {
      // East Asian characters take two terminal cells.
      shown.caret += is_visible(point) ? (is_wide(point.value) ? 2 : 1)
                                       : (point.value == '\t' ? 1 : static_cast<int>(piece.size()));
    }
  }
  return shown;
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
  Diagnostic fresh{place, shortened(printable(message)), shortened(printable(hint))};
  if (std::find(list_.begin(), list_.end(), fresh) == list_.end())
    list_.push_back(std::move(fresh));
}

bool Diagnostics::full() const {
  return list_.size() == most_kept;
}

std::vector<Diagnostic> Diagnostics::sorted() const {
  std::vector<Diagnostic> sorted = list_;
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const Diagnostic& a, const Diagnostic& b) { return a.place < b.place; });
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

std::string describe(const Diagnostic& diagnostic, std::string_view name, std::string_view source,
                     Ansi ansi, Severity severity) {
  const bool coloured = ansi == Ansi::on;
  const std::string_view red = coloured ? "\033[1;31m" : "";
  const std::string_view bold = coloured ? "\033[1m" : "";
  const std::string_view plain = coloured ? "\033[0m" : "";
  const Place place = diagnostic.place;
  std::string text =
      place.line == 0 ? fmt::format("{}{}: {}", bold, name, plain)
                      : fmt::format("{}{}:{}:{}: {}", bold, name, place.line, place.column, plain);
  text += fmt::format("{}{}: {}{}\n", red, to_text(severity), plain, diagnostic.message);
  if (0 < place.line) {
    const Excerpt shown = excerpt(line_of(source, place.line), place.column);
    if (!shown.text.empty())
      text += fmt::format("  {}\n  {:{}}{}^{}\n", shown.text, "", shown.caret, red, plain);
  }
  if (!diagnostic.hint.empty()) text += fmt::format("  hint: {}\n", diagnostic.hint);
  return text;
}

std::string describe(const std::vector<Diagnostic>& diagnostics, std::string_view file,
                     std::string_view source, Ansi ansi, Severity severity) {
  const std::string name = printable(file);
  std::string text;
  const std::size_t shown = std::min(diagnostics.size(), most_shown);
  for (std::size_t i = 0; i < shown; ++i)
    text += describe(diagnostics[i], name, source, ansi, severity);
  if (shown < diagnostics.size())
    text += fmt::format("{}: {} more {}\n", name, diagnostics.size() - shown,
                        severity == Severity::error ? "errors" : "findings");
  return text;
}

}  // namespace attnfig
