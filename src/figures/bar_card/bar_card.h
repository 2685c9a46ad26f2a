#pragma once

#include "figures/draw_input.h"
#include "figures/role_words.h"
#include "model/attention.h"
#include "scene/axis.h"

// Values in rows on a card, each with a bar on one axis.

namespace attnfig {

namespace word {

constexpr Word too_small = {"too_small", "a bar is too short to see"};
constexpr Word scale = {"scale", "the ticks {} of the bars' axis"};

}  // namespace word

constexpr Word bar_words[] = {word::too_small, word::scale};

namespace metric {

constexpr Metric card_padding = {"card_padding", 16, "inside the summary's edge", 10};
constexpr Metric entry_gap = {"entry_gap", 12, "between the summary's rows and columns"};
constexpr Metric bar_width = {"bar_width", 160, "of the longest bar, at least"};
constexpr Metric bar_height = {"bar_height", 10, "of a bar"};

}  // namespace metric

constexpr Metric bar_metrics[] = {metric::card_padding, metric::entry_gap, metric::bar_width,
                                  metric::bar_height};

/// The part of a value that tensors of a role have, against those of the others.
struct BarPart {
  Role role = Role::key;
  UInt128 weight = 0;

  friend bool operator==(const BarPart&, const BarPart&) = default;
};

/// One value and what is said of it.
struct BarRow {
  RichText label;
  RichText detail;
  RichText value;
  UInt128 amount = 0;               // the exact value, to which its bar is proportional
  std::vector<BarPart> parts = {};  // none: the value is of no tensors

  friend bool operator==(const BarRow&, const BarRow&) = default;
};

struct BarCard {
  RichText title;
  AxisUnit unit = AxisUnit::things;
  std::vector<BarRow> rows;
  bool has_key = false;  // under the axis stands which role has which colour

  friend bool operator==(const BarCard&, const BarCard&) = default;
};

/// The width that a card needs.
Length bar_card_width(const DrawInput& input, const BarCard& card);

/// Label, formula, number and bar in rows on one left edge. On a narrow page the bar stands below
/// the others.
Picture draw_bar_card(const DrawInput& input, const BarCard& card, Length width);

/// The labels of the axis in a finished card, as a sentence; empty: it has none.
std::string describe_scale(const Words& words, const Group& card);

}  // namespace attnfig
