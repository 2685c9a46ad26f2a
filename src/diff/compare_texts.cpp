#include "diff/compare.h"
#include "diff/matches.h"

#include <algorithm>

namespace attnfig::diff {
namespace {

using Marks = std::vector<const Mark*>;

/// Keys by which equal texts match. A NUL cannot be part of a class.
std::vector<std::string> keys_of(const Marks& texts) {
  std::vector<std::string> keys;
  for (const Mark* text : texts) keys.push_back(text->part + '\0' + text->text);
  return keys;
}

std::vector<std::string_view> views_of(const std::vector<std::string>& texts) {
  return {texts.begin(), texts.end()};
}

void compare_equal(const Mark& before, const Mark& after, ChangeList& changes, Moves& moves) {
  compare_looks(before, after, changes);
  // A text of another size has another box wherever it stands.
  if (before.type == after.type) moves.add(before.box, after.box);
}

}  // namespace

void compare_texts(const Pairing& pairing, ChangeList& changes, Moves& moves) {
  Marks before = pairing.before;
  Marks after = pairing.after;
  const std::vector<std::string> old_keys = keys_of(before);
  const std::vector<std::string> new_keys = keys_of(after);
  for (const Match& match : matches(views_of(old_keys), views_of(new_keys))) {
    compare_equal(*before[match.before], *after[match.after], changes, moves);
    before[match.before] = nullptr;
    after[match.after] = nullptr;
  }
  // The remaining texts are matched with the next one of the same part, as rewordings.
  std::erase(before, nullptr);
  for (const Mark* text : after) {
    if (text == nullptr) continue;
    const auto old = std::find_if(before.begin(), before.end(),
                                  [&](const Mark* one) { return one->part == text->part; });
    if (old == before.end()) {
      changes.add({ChangeKind::added, pairing.where, text->part, "", text->text});
      continue;
    }
    if ((*old)->text == text->text) {  // the same texts in another order
      compare_equal(**old, *text, changes, moves);
    } else {
      changes.add({ChangeKind::reworded, pairing.where, text->part, (*old)->text, text->text});
      compare_looks(**old, *text, changes);
    }
    before.erase(old);
  }
  for (const Mark* text : before)
    changes.add({ChangeKind::removed, pairing.where, text->part, text->text, ""});
}

}  // namespace attnfig::diff
