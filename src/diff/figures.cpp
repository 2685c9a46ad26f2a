#include "diff/figures.h"

#include "diff/compare.h"
#include "diff/matches.h"

#include <fmt/format.h>

#include <algorithm>

namespace attnfig::diff {
namespace {

std::optional<Picture> picture_of(std::string_view svg, std::string_view which,
                                  std::vector<Change>& changes) {
  try {
    return read_picture(svg);
  } catch (const InvalidInput& invalid) {
    const Diagnostic& first = invalid.diagnostics.front();
    changes.push_back({ChangeKind::unreadable, "", "", "",
                       fmt::format("the {} file is no SVG: line {}: {}", which,
                                   first.range.begin.line, first.message)});
    return {};
  }
}

/// Compares matched subjects of two figures, under the names of the new one. Added and removed ones
/// are left out, because their texts show them.
std::vector<Change> compare_shown(std::vector<Subject> before, const std::vector<Subject>& after) {
  std::vector<std::string> old_names;
  std::vector<std::string> new_names;
  for (const Subject& one : before) old_names.push_back(one.name);
  for (const Subject& one : after) new_names.push_back(one.name);
  const std::vector<std::size_t> partners = partners_of(old_names, new_names);
  std::vector<Subject> old_ones;
  std::vector<Subject> new_ones;
  for (std::size_t i = 0; i < before.size(); ++i) {
    if (partners[i] == nobody) continue;
    before[i].name = after[partners[i]].name;
    old_ones.push_back(std::move(before[i]));
    new_ones.push_back(after[partners[i]]);
  }
  return compare(old_ones, new_ones);
}

std::string with_blanks(std::string text) {
  for (std::size_t at = 0; (at = text.find("\u00A0", at)) != std::string::npos;)
    text.replace(at, 2, " ");
  return text;
}

/// Drops a changed text if the number in it is among its layout's changes already.
void drop_repeated(const std::vector<Change>& layouts, std::vector<Change>& seen) {
  std::erase_if(seen, [&](const Change& change) {
    return change.kind == ChangeKind::reworded &&
           std::any_of(layouts.begin(), layouts.end(), [&](const Change& layout) {
             return with_blanks(layout.before) == with_blanks(change.before) &&
                    with_blanks(layout.after) == with_blanks(change.after);
           });
  });
}

std::string without_returns(std::string_view svg) {
  std::string text(svg);
  std::erase(text, '\r');
  return text;
}

}  // namespace

std::vector<Change> changes_of(const Side& before, const Side& after) {
  // git on Windows turns line ends unless it is told not to.
  if (before.svg != after.svg && without_returns(before.svg) == without_returns(after.svg))
    return {{ChangeKind::unseen, "", "", "",
             "line ends only, CRLF in one and LF in the other: put \"*.svg -text\" into "
             ".gitattributes"}};
  if (!before.svg.starts_with('<') && !after.svg.starts_with('<'))
    return {{ChangeKind::unseen, "", "", "", "texts that are no SVG; the lines say what"}};
  std::vector<Change> changes;
  const std::optional<Picture> old_one = picture_of(before.svg, "old", changes);
  const std::optional<Picture> new_one = picture_of(after.svg, "new", changes);
  if (before.subjects && after.subjects) {
    for (Change& change : compare(*before.subjects, *after.subjects))
      changes.push_back(std::move(change));
  } else if (old_one && new_one) {
    for (Change& change : compare_shown(old_one->subjects, new_one->subjects))
      changes.push_back(std::move(change));
  }
  if (old_one && new_one) {
    std::vector<Change> seen = compare(*old_one, *new_one);
    drop_repeated(changes, seen);
    changes.insert(changes.end(), seen.begin(), seen.end());
  }
  std::stable_sort(changes.begin(), changes.end(),
                   [](const Change& one, const Change& other) { return one.kind < other.kind; });
  if (!changes.empty()) return changes;
  if (old_one->description != new_one->description)
    return {{ChangeKind::described, "", "", "", "the text for screen readers differs"}};
  return {{ChangeKind::unseen, "", "", "", "nothing that is seen; the lines say what"}};
}

}  // namespace attnfig::diff
