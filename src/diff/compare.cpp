#include "diff/compare.h"

#include "diff/matches.h"

#include <fmt/format.h>

#include <algorithm>

namespace attnfig::diff {
namespace {

std::vector<const Mark*> of_group(const std::vector<Mark>& marks, std::size_t group) {
  std::vector<const Mark*> list;
  for (const Mark& mark : marks)
    if (mark.group == group) list.push_back(&mark);
  return list;
}

std::string size_text(const painted::Bounds& box) {
  return fmt::format("{} × {}", painted::to_text(box.width()), painted::to_text(box.height()));
}

void compare_roots(const Picture& before, const Picture& after, ChangeList& changes) {
  if (before.language != after.language)
    changes.add({ChangeKind::reworded, "", "language", before.language, after.language});
  // Another script has other fonts.
  if (before.fonts != after.fonts && before.language == after.language)
    changes.add({ChangeKind::restyled, "", "fonts", before.fonts, after.fonts});
  if (before.view != after.view)
    changes.add({ChangeKind::resized, "", "figure", size_text(before.view),
                 size_text(after.view) + "\u00A0px"});
}

/// A colour for readers; alpha only if it is not opaque.
std::string colour_text(const painted::Paint& paint) {
  if (paint.kind == painted::Paint::Kind::none) return "none";
  if (paint.kind == painted::Paint::Kind::unknown) return "another paint";
  const std::string colour = attnfig::to_text(paint.colour);
  return paint.alpha == painted::Fixed(1)
             ? colour
             : fmt::format("{} at {}", colour, painted::to_text(paint.alpha));
}

void compare_paints(const painted::Paint& before, const painted::Paint& after,
                    std::string_view property, const std::string& part, ChangeList& changes) {
  if (before == after) return;
  changes.add({ChangeKind::recoloured, std::string(property), part, colour_text(before),
               colour_text(after)});
}

}  // namespace

void ChangeList::add(Change change) {
  for (Change& known : list_) {
    const bool same = known.kind == change.kind && known.where == change.where &&
                      known.what == change.what && known.before == change.before &&
                      known.after == change.after;
    if (!same) continue;
    known.count += change.count;
    return;
  }
  list_.push_back(std::move(change));
}

std::vector<Change> ChangeList::sorted() const {
  std::vector<Change> sorted = list_;
  // All colours of a part are listed together, parts in the order of their first change.
  const auto first_of_part = [&](const Change& change) {
    return std::find_if(list_.begin(), list_.end(), [&](const Change& one) {
      return one.kind == change.kind && one.what == change.what;
    });
  };
  std::stable_sort(sorted.begin(), sorted.end(), [&](const Change& one, const Change& other) {
    if (one.kind != other.kind) return one.kind < other.kind;
    return one.kind == ChangeKind::recoloured && first_of_part(one) < first_of_part(other);
  });
  return sorted;
}

void Moves::add(const painted::Bounds& before, const painted::Bounds& after) {
  if (before == after) return;
  ++items;
  across = std::max(across, absolute(after.left - before.left));
  down = std::max(down, absolute(after.top - before.top));
}

void compare_looks(const Mark& before, const Mark& after, ChangeList& changes) {
  const std::string& part = after.part;
  compare_paints(before.light.fill, after.light.fill, "fill", part, changes);
  compare_paints(before.light.stroke, after.light.stroke, "stroke", part, changes);
  compare_paints(before.dark.fill, after.dark.fill, "dark fill", part, changes);
  compare_paints(before.dark.stroke, after.dark.stroke, "dark stroke", part, changes);
  if (before.type != after.type)
    changes.add({ChangeKind::restyled, "", part, before.type, after.type});
}

std::vector<Change> compare(const Picture& before, const Picture& after) {
  ChangeList changes;
  Moves moves;
  compare_roots(before, after, changes);
  const std::vector<std::size_t> partners = partners_of(before.groups, after.groups);
  std::vector<bool> known(after.groups.size());
  for (std::size_t i = 0; i < partners.size(); ++i) {
    if (partners[i] == nobody) {
      changes.add({ChangeKind::removed, "", "group", before.groups[i], ""});
      continue;
    }
    const std::string& where = after.groups[partners[i]];
    known[partners[i]] = true;
    compare_texts({where, of_group(before.texts, i), of_group(after.texts, partners[i])}, changes,
                  moves);
    compare_shapes({where, of_group(before.shapes, i), of_group(after.shapes, partners[i])},
                   changes, moves);
  }
  for (std::size_t j = 0; j < known.size(); ++j)
    if (!known[j]) changes.add({ChangeKind::added, "", "group", "", after.groups[j]});
  if (moves.items != 0)
    changes.add({ChangeKind::moved, "", "items", "",
                 fmt::format("by up to {} px across and {} px down", painted::to_text(moves.across),
                             painted::to_text(moves.down)),
                 moves.items});
  return changes.sorted();
}

}  // namespace attnfig::diff
