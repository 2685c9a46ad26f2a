#include "diff/lines.h"
#include "diff/words.h"
#include "report/json.h"

#include <fmt/format.h>

#include <algorithm>

namespace attnfig {
namespace {

/// A change of colours may touch every part of a figure.
constexpr std::size_t most_of_a_kind = 12;

/// Lines as a terminal may show them: an old figure may hold anything, escapes too.
std::string shown(std::string_view lines) {
  std::string text;
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    std::string line(lines.substr(0, end));
    std::replace(line.begin(), line.end(), '\t', ' ');
    text += printable(line) + "\n";
    lines.remove_prefix(std::min(end + 1, lines.size()));
  }
  return text;
}

std::string human(const FigureDiff& diff, std::size_t most_lines) {
  if (diff.status == FigureStatus::added) return shown(diff.name + ": new figure\n");
  std::string text = diff.name + "\n";
  for (const std::string& line : diff::shortened(diff.changes, most_of_a_kind))
    text += fmt::format("  {}\n", line);
  if (most_lines != 0) text += diff::shortened(diff.lines, most_lines);
  return shown(text);
}

Json json_of(const FigureDiff& diff) {
  Json changes = Json::array();
  for (const Change& change : diff.changes)
    changes.push_back({{"kind", to_text(change.kind)},
                       {"where", change.where},
                       {"what", change.what},
                       {"before", change.before},
                       {"after", change.after},
                       {"count", change.count}});
  return {{"figure", diff.name},
          {"status", diff.status == FigureStatus::added ? "new" : "changed"},
          {"summary", diff::lines_of(diff.changes)},
          {"changes", changes},
          {"lines", diff.lines}};
}

}  // namespace

std::string_view to_text(ChangeKind kind) {
  switch (kind) {
    case ChangeKind::layout:
      return "layout";
    case ChangeKind::counted:
      return "drawn";
    case ChangeKind::reworded:
      return "reworded";
    case ChangeKind::added:
      return "added";
    case ChangeKind::removed:
      return "removed";
    case ChangeKind::moved:
      return "moved";
    case ChangeKind::resized:
      return "resized";
    case ChangeKind::redrawn:
      return "redrawn";
    case ChangeKind::recoloured:
      return "recoloured";
    case ChangeKind::restyled:
      return "restyled";
    case ChangeKind::described:
      return "described";
    case ChangeKind::unseen:
      return "unseen";
    case ChangeKind::unreadable:
      return "unreadable";
  }
  return "";
}

std::string write_diffs(const std::vector<FigureDiff>& diffs, DiffFormat format,
                        std::size_t most_lines) {
  std::string text;
  Json figures = Json::array();
  for (const FigureDiff& diff : diffs) {
    if (diff.status == FigureStatus::unchanged) continue;
    if (format == DiffFormat::json) figures.push_back(json_of(diff));
    if (format == DiffFormat::human) text += human(diff, most_lines);
  }
  return format == DiffFormat::json ? printed({{"figures", figures}}) : text;
}

}  // namespace attnfig
