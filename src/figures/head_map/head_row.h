#pragma once

#include "figures/head_map/head_map.h"
#include "model/view.h"
#include "scene/compose.h"
#include "theme/theme.h"
#include "units.h"

namespace attnfig {

/// A head that is drawn.
struct DrawnHead {
  int group = 0;  // from 1
  int head = 0;   // from 1, over all groups
  Rect box;
};

/// Heads or groups that are not drawn, and the place of the text about them.
struct LeftOut {
  enum class What { heads, groups };
  What what = What::heads;
  UInt128 count = 0;
  Length left = {};
  Length width = {};
};

/// A group with its drawn heads, all or some.
struct DrawnGroup {
  int group = 0;
  Length left;
  Length right;

  constexpr Length centre() const { return (left + right) / 2; }
};

/// The query heads of one layout in a row:
///
///   ▢ ▢ … ×13 ▢   … 6 more groups   ▢ ▢ … ×13 ▢
///
/// Drawn and left-out heads add up to q_heads, drawn and left-out groups to the number of groups.
/// Heads of one head a group are left out in one run: ▢ ▢ ▢ … ×124 ▢.
struct HeadRow {
  std::vector<DrawnHead> heads = {};
  std::vector<DrawnGroup> groups = {};
  std::vector<LeftOut> left_out = {};
  Length width;
  bool one_to_one = false;  // every head is a group of its own
};

/// Draws as many heads as fit into metrics[metric::row_width], evenly over the groups. `groups`
/// divides `q_heads`. `words` is the text of left-out groups with "{}" for their count.
HeadRow lay_out_heads(Heads q_heads, Heads groups, const std::string& words,
                      const Metrics& metrics);

/// The text at a left-out run: "… ×13", or the words for groups.
RichText left_out_text(const LeftOut& left_out, const std::string& words);

/// The text of left-out groups, in at most two lines.
Picture left_out_block(const LeftOut& left_out, const std::string& words, const Metrics& metrics);

}  // namespace attnfig
