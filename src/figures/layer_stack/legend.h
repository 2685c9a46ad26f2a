#pragma once

#include "figures/layer_stack/cells.h"

namespace attnfig {

/// An entry of the legend: a sample and its text. An entry without a sample is a line of its own.
struct LegendEntry {
  enum class Sample { none, kind, borrowed };
  Sample sample = Sample::none;
  std::string text;
  int kind = 0;  // of the layout's layers, from 1; 0: none
};

/// Items about a kind of layers have this as their key.
inline constexpr std::string_view kind_part = "layer-kind";

std::vector<LegendEntry> legend_of(const Words& words, const Attention& layout, Standing standing);

/// The look of layers that read the cache of an earlier one, in the height of their kind.
Look borrowed(Look look);

/// The boxes of a layer that stands on a ground, from its left end there.
std::vector<Box> boxes_of(const Metrics& metrics, const Look& look, Point ground);

/// The entries that have a sample, under each other.
Picture draw_legend(const DrawInput& input, const std::vector<Look>& looks,
                    const std::vector<LegendEntry>& entries, Length widest);

}  // namespace attnfig
