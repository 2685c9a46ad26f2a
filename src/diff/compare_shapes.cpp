#include "diff/compare.h"

#include <fmt/format.h>

#include <algorithm>

namespace attnfig::diff {
namespace {

using Marks = std::vector<const Mark*>;

bool same_form(const Mark& one, const Mark& other) {
  const std::vector<painted::Vec>& points = one.outline.points;
  const std::vector<painted::Vec>& others = other.outline.points;
  if (points.size() != others.size() || one.outline.closed != other.outline.closed) return false;
  // Corners clipped at another pixel differ in the last digit written.
  const painted::Fixed close = painted::Fixed::millionths(20'000);
  const painted::Vec moved = others[0] - points[0];
  for (std::size_t i = 0; i < points.size(); ++i) {
    const painted::Vec off = others[i] - points[i] - moved;
    if (close < absolute(off.x) || close < absolute(off.y)) return false;
  }
  return true;
}

bool same_size(const painted::Bounds& one, const painted::Bounds& other) {
  return one.width() == other.width() && one.height() == other.height();
}

std::string size_text(const painted::Bounds& box) {
  return fmt::format("{} × {}\u00A0px", painted::to_text(box.width()),
                     painted::to_text(box.height()));
}

void compare_pair(const std::string& where, const Mark& before, const Mark& after,
                  ChangeList& changes, Moves& moves) {
  compare_looks(before, after, changes);
  if (same_form(before, after)) {
    moves.add(before.box, after.box);
  } else if (before.outline.closed && !same_size(before.box, after.box)) {
    changes.add(
        {ChangeKind::resized, where, after.part, size_text(before.box), size_text(after.box)});
  } else {
    changes.add({ChangeKind::redrawn, where, after.part, "", ""});
  }
}

Marks of_part(const Marks& marks, const std::string& part) {
  Marks list;
  for (const Mark* mark : marks)
    if (mark->part == part) list.push_back(mark);
  return list;
}

std::vector<std::string> parts_of(const Pairing& pairing) {
  std::vector<std::string> parts;
  for (const Marks* marks : {&pairing.after, &pairing.before})
    for (const Mark* mark : *marks)
      if (std::find(parts.begin(), parts.end(), mark->part) == parts.end())
        parts.push_back(mark->part);
  return parts;
}

}  // namespace

void compare_shapes(const Pairing& pairing, ChangeList& changes, Moves& moves) {
  for (const std::string& part : parts_of(pairing)) {
    const Marks before = of_part(pairing.before, part);
    const Marks after = of_part(pairing.after, part);
    if (before.size() != after.size())
      changes.add({ChangeKind::counted, pairing.where, part, std::to_string(before.size()),
                   std::to_string(after.size())});
    for (std::size_t i = 0; i < std::min(before.size(), after.size()); ++i)
      compare_pair(pairing.where, *before[i], *after[i], changes, moves);
  }
}

}  // namespace attnfig::diff
