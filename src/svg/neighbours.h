#pragma once

#include "svg/style.h"

#include <span>
#include <string>
#include <vector>

namespace attnfig {

/// Neighbours of one style and tooltip, which are written together.
using Neighbours = std::span<const Item>;

std::vector<Neighbours> neighbours_of(const std::vector<Item>& items);

/// The heads, groups and layers that neighbours stand for, in their order. Those that follow on
/// each other are a range: "1-6 128". Empty: none.
struct Meaning {
  std::string heads;
  std::string groups;
  std::string layers;

  friend bool operator==(const Meaning&, const Meaning&) = default;
};

Meaning meaning_of(Neighbours items);

/// Several boxes wherever they are: positions are those from the first one.
struct Row {
  std::vector<Box> boxes;
  Meaning meaning;

  friend bool operator==(const Row&, const Row&) = default;
};

/// Neighbours that are several boxes as a row; without boxes if they are anything else, or have a
/// tooltip.
Row row_of(Neighbours items);

/// The rows that a scene has more than once.
std::vector<Row> repeated_rows(const Scene& scene);

}  // namespace attnfig
