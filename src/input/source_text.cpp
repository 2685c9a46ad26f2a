#include "input/source_text.h"

#include "input/node.h"
#include "text/utf8.h"

#include <fmt/format.h>

#include <algorithm>

namespace attnfig {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::size_t most_errors = 64;
constexpr std::size_t mark_distance = 32;

/// The fault of a character of the input, or an empty text. `rest` is the text after it.
std::string fault(const CodePoint& point, std::string_view rest) {
  if (U' ' <= point.value && point.value <= U'~') return {};
  if (!point.valid)
    return fmt::format("invalid UTF-8 byte 0x{:02X}", static_cast<unsigned>(point.value));
  if (point.value == '\n' || point.value == '\t') return {};
  if (point.value == '\r' && rest.starts_with('\n')) return {};
  if (point.value == 0) return "NUL byte";
  const std::string_view why = why_not_printable(point.value);
  if (why.empty()) return {};
  return fmt::format("{} U+{:04X}", why, static_cast<unsigned>(point.value));
}

Place after(Place place, const CodePoint& point) {
  return point.value == '\n' ? Place{place.line + 1, 1} : Place{place.line, place.column + 1};
}

}  // namespace

SourceText::SourceText(std::string_view text, std::size_t most) : text_(text) {
  if (most < text.size())
    throw InvalidInput{{{{}, fmt::format("input larger than {} KiB", most / 1024)}}};
  if (text_.starts_with("\xFF\xFE") || text_.starts_with("\xFE\xFF"))
    throw InvalidInput{{{{1, 1}, "text in UTF-16", "save the file as UTF-8"}}};
  if (text_.starts_with(byte_order_mark)) text_.remove_prefix(byte_order_mark.size());

  std::vector<Diagnostic> faults;
  Place place{1, 1};
  std::size_t at = 0;
  marks_.push_back({0, place});
  for (Utf8 walk(text_); !walk.done() && faults.size() < most_errors;) {
    const CodePoint point = walk.next();
    if (marks_.back().first + mark_distance <= at) marks_.push_back({at, place});
    at += point.bytes.size();
    const bool first_of_line = faults.empty() || faults.back().range.begin.line < place.line;
    if (std::string what = fault(point, text_.substr(at)); !what.empty() && first_of_line)
      faults.push_back({place, std::move(what), point.valid ? "" : "save the file as UTF-8"});
    place = after(place, point);
  }
  if (!faults.empty()) throw InvalidInput{faults};
}

Place SourceText::place(std::size_t offset) const {
  if (offset == no_offset) return {};
  if (offset == assumed_offset) return assumed_place;
  offset = std::min(offset, text_.size());
  const auto next =
      std::upper_bound(marks_.begin(), marks_.end(), offset,
                       [](std::size_t wanted, const auto& mark) { return wanted < mark.first; });
  auto [at, place] = *std::prev(next);
  for (Utf8 walk(text_.substr(at, offset - at)); !walk.done();) place = after(place, walk.next());
  return place;
}

}  // namespace attnfig
