#pragma once

#include "figures/head_map/tensor_rows.h"

namespace attnfig {

// What items of a map are about, beside the query heads: {part, number}.
namespace map_part {

constexpr std::string_view read = "read";      // the copy of a group of the tensor that heads read
constexpr std::string_view value = "value";    // the same of the value that has a row of its own
constexpr std::string_view source = "source";  // of BlockTensors::shared, from 1
constexpr std::string_view beside = "beside";  // of BlockTensors::other_cached, from 1
constexpr std::string_view heads_left_out = "heads-left-out";  // so many
constexpr std::string_view groups_left_out = "groups-left-out";

}  // namespace map_part

/// In place of a group: the tensor as a whole.
constexpr int all_copies = 0;

/// Tensors that keys and values are made from, and their box.
struct SharedTensor {
  TensorGroup tensors;
  Meaning about;
  Rect box;
  RichText inside = {};  // the part of the label that fits into the box
  RichText below = {};   // and the rest
  Length below_x = {};   // the middle of the rest, and the line that it starts on, from 0
  int below_line = 0;
};

/// The meaning of a drawn group's box or line: where every head is a group of its own it is a head;
/// one group for all needs none.
ItemMeanings meaning(const HeadRow& heads, const DrawnGroup& group);

TextStyle label_style(const MapInput& input, const Mark& mark, const Meaning& about = {});

/// Values have a row of their own.
bool is_separate(const MapInput& input);

/// The size of a state, which stands under the row of states; empty where there are none.
std::string state_size(const Words& words, const Block& block, const BlockTensors& tensors);

/// Boxes as wide as their elements, centred under the heads, in a row at y.
std::vector<SharedTensor> lay_out_shared(const PanelRows& panel, Length y);

/// The lines of labels that stand below the boxes.
int lines_below(const std::vector<SharedTensor>& shared);

/// How far boxes and labels reach to either side of the heads' middle.
Length reach_of(const PanelRows& panel, const std::vector<SharedTensor>& shared);

void draw_box(Picture& on, const PanelRows& panel, const SharedTensor& shared);

/// Draws name and size in the box, and below it the part that does not fit.
void draw_labels(Picture& on, const PanelRows& panel, const SharedTensor& shared);

/// A row of up-projected tensors, and the row's top.
struct ProjectedRow {
  TensorGroup tensors;
  Length y;
};

/// Lines from shared tensors to those that are projected from them:
///
///   ▢  ▢  ▢     an up-projected tensor
///   ↑  ↑  ↑
///   ┴──┴┬─┴
///    ▭▭▭▭▭▭     its shared tensors, here below it
void draw_projections(Picture& on, const PanelRows& panel,
                      const std::vector<ProjectedRow>& projected,
                      const std::vector<SharedTensor>& shared);

/// Arrows from the boxes of one row straight down to those of another that are projected from them.
void draw_projections_below(Picture& on, const PanelRows& panel, Length from, Length to);

}  // namespace attnfig
