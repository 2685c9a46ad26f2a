#pragma once

#include "svg/style.h"

#include <span>
#include <string>
#include <vector>

namespace attnfig {

/// Items in a row that look alike and are written as one element.
using ItemRun = std::span<const Item>;

std::vector<ItemRun> item_runs(const std::vector<Item>& items);

/// The things that an item run stands for, as the SVG lists them.
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

Meanings meanings_of(ItemRun items);

/// Several boxes at any place: positions are relative to the first one.
struct RepeatedRow {
  std::vector<Box> boxes;
  Meanings meanings;

  friend bool operator==(const RepeatedRow&, const RepeatedRow&) = default;
};

/// An item run as a row, if they are several boxes without tooltips; else a row without boxes.
RepeatedRow row_of(ItemRun items);

/// The rows that occur more than once in a scene.
std::vector<RepeatedRow> repeated_rows(const Scene& scene);

}  // namespace attnfig
