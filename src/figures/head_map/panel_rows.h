#pragma once

#include "figures/head_map/tensor_rows.h"

namespace attnfig {

/// Tensors that keys and values are made from, and their box.
struct SharedTensor {
  Alike tensors;
  Rect box;
  RichText inside = {};  // what of the label fits into the box
  RichText below = {};   // and what does not
  Length below_x = {};   // the middle of what stands below, and its line from 0
  int below_line = 0;
};

/// What a box or line of a drawn group stands for: where every head is a group of its own it is a
/// head, and where there is one group for all there is nothing to tell apart.
std::vector<Meaning> meaning(const HeadRow& heads, const DrawnGroup& group);

TextStyle label_style(const MapCanvas& canvas, const Mark& mark);

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
