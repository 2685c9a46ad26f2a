#include "diff/words.h"

#include "diff/facts.h"
#include "model/quantities.h"
#include "text/utf8.h"

#include <fmt/format.h>

namespace attnfig::diff {
namespace {

/// A line of the list, for changes that are listed together.
struct Line {
  ChangeKind kind;
  std::string about;  // the subject of the line; changes with the same one are joined
  std::string text;
};

/// What readers call a field, or a quantity: cache.total is the cache.
std::string_view called(const std::string& name) {
  const Quantity* quantity = find_quantity(name);
  return quantity == nullptr || quantity->short_name.empty() ? name : quantity->short_name;
}

std::string value_change(const Change& change) {
  if (change.before.empty()) return fmt::format("{} {} (new)", change.what, change.after);
  if (change.after.empty()) return fmt::format("{} {} (gone)", change.what, change.before);
  const std::string changed = arrow(change.before, change.after);
  // "58 → 100 scores" says what it counts.
  if (changed.ends_with(" " + change.what)) return changed;
  return fmt::format("{} {}", called(change.what), changed);
}

/// The group of a change; the label of a summary may be long.
std::string at(const Change& change) {
  constexpr int longest = 40;
  Utf8 rest(change.where);
  std::string label;
  for (int i = 0; i < longest && !rest.done(); ++i) label += rest.next().bytes;
  if (!rest.done()) label += "…";
  return label.empty() ? "" : label + ": ";
}

std::string times(const Change& change) {
  return change.count < 2 ? "" : fmt::format("{} × ", change.count);
}

/// The text after the kind.
std::string text_of(const Change& change) {
  switch (change.kind) {
    case ChangeKind::layout:
      return value_change(change);
    case ChangeKind::added:
      return fmt::format("{}{}{} \"{}\"", at(change), times(change), change.what, change.after);
    case ChangeKind::removed:
      return fmt::format("{}{}{} \"{}\"", at(change), times(change), change.what, change.before);
    case ChangeKind::reworded:
      return fmt::format("{}{}{} \"{}\" → \"{}\"", at(change), times(change), change.what,
                         change.before, change.after);
    case ChangeKind::counted:
    case ChangeKind::restyled:
    case ChangeKind::resized:
      return fmt::format("{}{}{} {}", at(change), times(change), change.what,
                         arrow(change.before, change.after));
    case ChangeKind::redrawn:
      return fmt::format("{}{}{}", at(change), times(change), change.what);
    case ChangeKind::moved:
      return fmt::format("{} {}, {}", change.count, change.count == 1 ? "item" : "items",
                         change.after);
    case ChangeKind::recoloured:
      return fmt::format("{} {}", change.where, arrow(change.before, change.after));
    case ChangeKind::described:
    case ChangeKind::unseen:
    case ChangeKind::unreadable:
      return change.after;
  }
  return {};
}

/// The start of a line, which its changes share.
std::string about(const Change& change) {
  if (change.kind == ChangeKind::layout) return change.where;
  if (change.kind == ChangeKind::recoloured) return "recoloured: " + change.what;
  return {};
}

std::vector<Line> joined(const std::vector<Change>& changes) {
  std::vector<Line> lines;
  for (const Change& change : changes) {
    const std::string shared = about(change);
    if (shared.empty()) {
      lines.push_back(
          {change.kind, "", fmt::format("{}: {}", to_text(change.kind), text_of(change))});
      continue;
    }
    if (!lines.empty() && lines.back().kind == change.kind && lines.back().about == shared) {
      lines.back().text += ", " + text_of(change);
    } else {
      const char* sign = change.kind == ChangeKind::layout ? ": " : " ";
      lines.push_back({change.kind, shared, shared + sign + text_of(change)});
    }
  }
  return lines;
}

/// Makes plain blanks of all: lines are searched and copied.
std::string with_blanks(std::string text) {
  for (std::size_t at = 0; (at = text.find("\u00A0", at)) != std::string::npos;)
    text.replace(at, 2, " ");
  return text;
}

}  // namespace

std::vector<std::string> lines_of(const std::vector<Change>& changes) {
  return shortened(changes, std::string::npos);
}

std::vector<std::string> shortened(const std::vector<Change>& changes, std::size_t most_of_a_kind) {
  std::vector<std::string> texts;
  const std::vector<Line> lines = joined(changes);
  for (std::size_t i = 0; i < lines.size();) {
    std::size_t end = i;
    while (end < lines.size() && lines[end].kind == lines[i].kind) ++end;
    const std::size_t shown = std::min(end, i + std::min(most_of_a_kind, end - i));
    for (std::size_t j = i; j < shown; ++j) texts.push_back(with_blanks(lines[j].text));
    if (shown < end)
      texts.push_back(fmt::format("{}: {} more", to_text(lines[i].kind), end - shown));
    i = end;
  }
  return texts;
}

}  // namespace attnfig::diff
