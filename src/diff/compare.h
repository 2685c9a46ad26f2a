#pragma once

#include "diff/picture.h"

namespace attnfig::diff {

/// Collects changes; equal ones of several items become one with a count.
class ChangeList {
 public:
  void add(Change change);
  /// In the order of kinds, and within a kind in the order of adding.
  std::vector<Change> sorted() const;

 private:
  std::vector<Change> list_;
};

/// The number of items that moved, and the largest distance.
struct Moves {
  std::size_t items = 0;
  painted::Fixed across;
  painted::Fixed down;

  void add(const painted::Bounds& before, const painted::Bounds& after);
};

/// Matched items of two pictures: marks of one part in one group.
struct Pairing {
  std::string where;  // the group's label
  std::vector<const Mark*> before;
  std::vector<const Mark*> after;
};

void compare_texts(const Pairing& pairing, ChangeList& changes, Moves& moves);
void compare_shapes(const Pairing& pairing, ChangeList& changes, Moves& moves);

/// The differences that a reader sees: texts, shapes, places, sizes and colours.
std::vector<Change> compare(const Picture& before, const Picture& after);

/// Compares the colours and type of two matched marks.
void compare_looks(const Mark& before, const Mark& after, ChangeList& changes);

}  // namespace attnfig::diff
