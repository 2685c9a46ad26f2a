#pragma once

#include "figures/figure.h"
#include "figures/head_row.h"
#include "figures/tensor_rows.h"

namespace attnfig {

/// What the rows of one panel are drawn from.
struct PanelRows {
  const Canvas& canvas;
  const Block& block;
  const Rows& rows;
  HeadRow heads;
};

/// A tensor that all query heads share, and its box.
struct SharedTensor {
  const Tensor* tensor = nullptr;
  Rect box;
};

/// What a box or line of a drawn group stands for: where every head is a group of its own it is a
/// head, and where there is one group for all there is nothing to tell apart.
StandsFor meaning(const HeadRow& heads, const DrawnGroup& group);

TextStyle label_style(const Canvas& canvas, Part part);

/// The tensors of a block that others are made from: latent and rope key.
std::vector<const Tensor*> shared_tensors(const Block& block);

/// What readers call a shared tensor.
const std::string& name_of(const Canvas& canvas, const Tensor& shared);

/// Boxes as wide as their elements, centred under the heads.
std::vector<SharedTensor> lay_out_shared(const PanelRows& panel);

/// The box with name and width in it; what does not fit there stands below it.
void draw_shared(Picture& on, const PanelRows& panel, const SharedTensor& shared);

/// A tensor that is re-made, and where its row starts.
struct MadeRow {
  const Tensor& tensor;
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

}  // namespace attnfig
