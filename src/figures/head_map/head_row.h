#pragma once

#include "scene/compose.h"
#include "theme/metrics.h"
#include "units.h"

#include <vector>

namespace attnfig {

/// The sizes of heads. A row that does not fit is drawn with smaller ones before any head is left
/// out.
struct HeadSizes {
  Length head;       // width of a head's box
  Length head_gap;   // between heads of a group
  Length group_gap;  // between groups
  Length box;        // width of a box that several heads read, at least
};

/// From the usual sizes, 0, to the least, `least_step`.
inline constexpr int least_step = 5;
HeadSizes head_sizes(const Metrics& metrics, int step);

/// What a row of query heads and the boxes below it need.
struct HeadNeeds {
  UInt128 q_heads = 1;
  UInt128 groups = 1;  // of heads that read the same; divides q_heads
  int boxes = 1;       // side by side that a group reads: 2 for a key and a value
  UInt128 shown = 0;   // a query head that is drawn in any case, from 1; 0: none
  Length label = {};   // width of the widest text in one of these boxes; boxes of a head alone are
                       // as wide only where there is room
};

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
  Length centre = {};
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
///   ▢ 14 more ▢   …   ▢ 14 more ▢       groups: the first and the last
///   ▢ ▢ 124 more ▢ ▢                    heads that read one each, or all the same
///
/// Drawn and left-out heads add up to q_heads, drawn and left-out groups to the number of groups.
struct HeadRow {
  HeadSizes sizes = {};
  std::vector<DrawnHead> heads = {};
  std::vector<DrawnGroup> groups = {};
  std::vector<LeftOut> left_out = {};
  Length width;
  Length boxes;             // what a group reads, with its labels, at least
  bool one_to_one = false;  // every head is a group of its own
};

/// "124 more": the text about what is left out, of which `words` is "{} more".
RichText left_out_text(UInt128 count, const std::string& words);

/// The width of the row at a step: of all heads, or with some left out.
enum class Drawn { all, some };
Length row_width(const HeadNeeds& needs, const Metrics& metrics, const std::string& words, int step,
                 Drawn drawn);

/// The row in a width at a step: all heads if they fit at the least sizes, else some.
HeadRow lay_out_heads(const HeadNeeds& needs, const Metrics& metrics, const std::string& words,
                      int step, Length room);

/// Whether all heads fit into a width at the least sizes.
bool fits_whole(const HeadNeeds& needs, const Metrics& metrics, const std::string& words,
                Length room);

}  // namespace attnfig
