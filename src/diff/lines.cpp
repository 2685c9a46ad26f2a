#include "diff/lines.h"

#include "diff/matches.h"
#include "text/utf8.h"

#include <fmt/format.h>

#include <algorithm>

namespace attnfig::diff {
namespace {

using Lines = std::vector<std::string_view>;

constexpr std::size_t around = 3;
constexpr std::size_t longest_line = 160;

/// Lines with their ends, so that a last line without one differs from the same line with one.
Lines split(std::string_view text) {
  Lines lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    lines.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return lines;
}

/// Matched stretches of lines: `before` [from, to) and `after` [from, to).
struct Span {
  std::size_t from = 0;
  std::size_t to = 0;

  std::size_t size() const { return to - from; }
};
struct Edit {
  Span before;
  Span after;
};

std::vector<Edit> edits_of(const Lines& before, const Lines& after) {
  std::vector<Edit> edits;
  Match next;
  std::vector<Match> kept = matches(before, after);
  kept.push_back({before.size(), after.size()});
  for (const Match& match : kept) {
    if (next != match) edits.push_back({{next.before, match.before}, {next.after, match.after}});
    next = {match.before + 1, match.after + 1};
  }
  return edits;
}

std::string marked(char mark, std::string_view line) {
  if (line.ends_with('\n')) return fmt::format("{}{}", mark, line);
  return fmt::format("{}{}\n\\ No newline at end of file\n", mark, line);
}

/// "3,7" as in hunks: the first line and the number of lines; an empty range names the line before
/// it.
std::string range(const Span& span) {
  const std::size_t first = span.size() == 0 ? span.from : span.from + 1;
  return span.size() == 1 ? std::to_string(first) : fmt::format("{},{}", first, span.size());
}

/// Edits [first, last) with the lines around and between them.
std::string hunk(const Lines& before, const Lines& after, const Edit* first, const Edit* last) {
  const std::size_t lead = std::min(around, first->before.from);
  const std::size_t tail = std::min(around, before.size() - last[-1].before.to);
  const Span old_lines{first->before.from - lead, last[-1].before.to + tail};
  const Span new_lines{first->after.from - lead, last[-1].after.to + tail};
  std::string text = fmt::format("@@ -{} +{} @@\n", range(old_lines), range(new_lines));
  std::size_t at = old_lines.from;
  for (const Edit* edit = first; edit != last; ++edit) {
    for (; at < edit->before.from; ++at) text += marked(' ', before[at]);
    for (; at < edit->before.to; ++at) text += marked('-', before[at]);
    for (std::size_t i = edit->after.from; i < edit->after.to; ++i) text += marked('+', after[i]);
  }
  for (; at < old_lines.to; ++at) text += marked(' ', before[at]);
  return text;
}

/// The first so many characters, marked if there are more.
std::string cut(std::string_view line) {
  Utf8 rest(line);
  std::string text;
  for (std::size_t i = 0; i < longest_line && !rest.done(); ++i) text += rest.next().bytes;
  return rest.done() ? text : text + "…";
}

}  // namespace

std::string unified(std::string_view before, std::string_view after, std::string_view name) {
  const Lines old_lines = split(before);
  const Lines new_lines = split(after);
  const std::vector<Edit> edits = edits_of(old_lines, new_lines);
  if (edits.empty()) return {};
  std::string text = fmt::format("--- a/{}\n+++ b/{}\n", name, name);
  const Edit* const end = edits.data() + edits.size();
  for (const Edit* first = edits.data(); first != end;) {
    const Edit* last = first + 1;
    while (last != end && last->before.from - last[-1].before.to <= 2 * around) ++last;
    text += hunk(old_lines, new_lines, first, last);
    first = last;
  }
  return text;
}

std::string shortened(std::string_view lines, std::size_t most) {
  std::string text;
  const Lines all = split(lines);
  for (std::size_t i = 0; i < std::min(most, all.size()); ++i)
    text += cut(all[i].substr(0, all[i].size() - 1)) + "\n";
  if (most < all.size())
    text +=
        fmt::format("… {} more {}\n", all.size() - most, all.size() - most == 1 ? "line" : "lines");
  return text;
}

}  // namespace attnfig::diff
