#pragma once

#include "diff/picture.h"

namespace attnfig::diff {

/// Changes of one kind that say the same of several items are one, with their number.
class ChangeList {
 public:
  void add(Change change);
  /// In the order of kinds, and of each kind as they came.
  std::vector<Change> sorted() const;

 private:
  std::vector<Change> list_;
};

/// How many items stand elsewhere, and how far they went at most.
struct Moves {
  std::size_t items = 0;
  lint::Fixed across;
  lint::Fixed down;

  void add(const lint::Bounds& before, const lint::Bounds& after);
};

/// The items of two pictures that stand for each other: marks of one part in one group.
struct Pairing {
  std::string where;  // the group's label
  std::vector<const Mark*> before;
  std::vector<const Mark*> after;
};

void compare_texts(const Pairing& pairing, ChangeList& changes, Moves& moves);
void compare_shapes(const Pairing& pairing, ChangeList& changes, Moves& moves);

/// What a reader sees to be different: texts, shapes, places, sizes and colours.
std::vector<Change> compare(const Picture& before, const Picture& after);

/// Colours and type of two marks that stand for each other.
void compare_looks(const Mark& before, const Mark& after, ChangeList& changes);

}  // namespace attnfig::diff
