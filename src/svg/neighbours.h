#pragma once

#include "svg/style.h"

#include <span>
#include <string>
#include <vector>

namespace attnfig {

/// Neighbours that are alike, which are written together.
using Neighbours = std::span<const Item>;

std::vector<Neighbours> neighbours_of(const std::vector<Item>& items);

/// What neighbours stand for, as the SVG says it.
struct Meanings {
  struct List {
    std::string_view key;  // "head"
    /// Their numbers in their order; those that follow on each other are a range: "1-6 128".
    std::string numbers;

    friend bool operator==(const List&, const List&) = default;
  };
  std::vector<List> lists;

  friend bool operator==(const Meanings&, const Meanings&) = default;
};

Meanings meanings_of(Neighbours items);

/// Several boxes wherever they are: positions are those from the first one.
struct Row {
  std::vector<Box> boxes;
  Meanings meanings;

  friend bool operator==(const Row&, const Row&) = default;
};

/// Neighbours that are several boxes as a row; without boxes if they are anything else, or have
/// tooltips.
Row row_of(Neighbours items);

/// The rows that a scene has more than once.
std::vector<Row> repeated_rows(const Scene& scene);

}  // namespace attnfig
