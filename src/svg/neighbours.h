#pragma once

#include "svg/style.h"

#include <span>
#include <string>
#include <vector>

namespace attnfig {

/// Items in a row that look alike and are written as one element.
using Neighbours = std::span<const Item>;

std::vector<Neighbours> neighbours_of(const std::vector<Item>& items);

/// The things that neighbours stand for, as the SVG lists them.
struct Meanings {
  struct List {
    std::string_view key;  // "head"
    /// Their numbers in order, with a range for consecutive ones: "1-6 128".
    std::string numbers;

    friend bool operator==(const List&, const List&) = default;
  };
  std::vector<List> lists;

  friend bool operator==(const Meanings&, const Meanings&) = default;
};

Meanings meanings_of(Neighbours items);

/// Several boxes at any place: positions are relative to the first one.
struct Row {
  std::vector<Box> boxes;
  Meanings meanings;

  friend bool operator==(const Row&, const Row&) = default;
};

/// Neighbours as a row, if they are several boxes without tooltips; else a row without boxes.
Row row_of(Neighbours items);

/// The rows that occur more than once in a scene.
std::vector<Row> repeated_rows(const Scene& scene);

}  // namespace attnfig
