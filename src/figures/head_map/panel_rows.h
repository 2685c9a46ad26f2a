#pragma once

#include "figures/head_map/tensor_rows.h"

namespace attnfig {

// What items of a map are about, beside the query heads: {part, number}.
namespace map_part {

constexpr std::string_view read = "read";      // the copy of a group of the tensor that heads read
constexpr std::string_view value = "value";    // the same of the value that has a row of its own
constexpr std::string_view source = "source";  // of DrawnTensors::sources, from 1
constexpr std::string_view beside = "beside";  // of DrawnTensors::beside, from 1
constexpr std::string_view heads_left_out = "heads-left-out";  // so many
constexpr std::string_view groups_left_out = "groups-left-out";

}  // namespace map_part

/// In place of a group: the tensor as a whole.
constexpr int all_copies = 0;

/// Tensors that keys and values are made from, and their box.
struct SharedTensor {
  Alike tensors;
  Meaning about;
  Rect box;
  RichText inside = {};  // what of the label fits into the box
  RichText below = {};   // and what does not
  Length below_x = {};   // the middle of what stands below, and its line from 0
  int below_line = 0;
};

/// What a box or line of a drawn group stands for: where every head is a group of its own it is a
/// head, and where there is one group for all there is nothing to tell apart.
std::vector<Meaning> meaning(const HeadRow& heads, const DrawnGroup& group);

TextStyle label_style(const MapCanvas& canvas, const Mark& mark, const Meaning& about = {});

/// Values have a row of their own.
bool is_separate(const MapCanvas& canvas);

/// The size of a state, which stands under the row of states; empty where there are none.
std::string state_size(const Words& words, const Block& block, const DrawnTensors& tensors);

/// Boxes as wide as their elements, centred under the heads, in a row at y.
std::vector<SharedTensor> lay_out_shared(const PanelRows& panel, Length y);

/// The lines of labels that stand below the boxes.
int lines_below(const std::vector<SharedTensor>& shared);

/// How far boxes and labels reach to either side of the middle of the heads.
Length reach_of(const PanelRows& panel, const std::vector<SharedTensor>& shared);

void draw_box(Picture& on, const PanelRows& panel, const SharedTensor& shared);

/// Name and size in the box; what does not fit there stands below it.
void draw_labels(Picture& on, const PanelRows& panel, const SharedTensor& shared);

/// Tensors of one row that are re-made, and where the row starts.
struct MadeRow {
  Alike tensors;
  Length y;
};

/// What tensors are made from, as lines:
///
///   ▢  ▢  ▢     a re-made tensor
///   ↑  ↑  ↑
///   ┴──┴┬─┴
///    ▭▭▭▭▭▭     its sources, here below it
void draw_making(Picture& on, const PanelRows& panel, const std::vector<MadeRow>& made,
                 const std::vector<SharedTensor>& sources);

/// Arrows from the boxes of one row straight down to those of another that are made from them.
void draw_making_below(Picture& on, const PanelRows& panel, Length from, Length to);

}  // namespace attnfig
