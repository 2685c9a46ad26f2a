#pragma once

#include "figures/head_map/head_map.h"
#include "figures/head_map/head_row.h"
#include "figures/head_map/roles.h"

namespace attnfig {

// What items of a map are about, beside the query heads: {part, number}.
namespace map_part {

constexpr std::string_view query = "query";    // a query head, from 1
constexpr std::string_view read = "read";      // the copy of a group of the tensor that heads read
constexpr std::string_view value = "value";    // the same of its value
constexpr std::string_view source = "source";  // of BlockTensors::shared, from 1
constexpr std::string_view beside = "beside";  // of BlockTensors::other_cached, from 1
constexpr std::string_view heads_left_out = "heads-left-out";  // so many
constexpr std::string_view groups_left_out = "groups-left-out";

}  // namespace map_part

/// A tensor of which each group of query heads reads a copy, in a box of its own.
struct CopyBox {
  std::string_view part;
  const Tensor* tensor = nullptr;
  RowStyle style;
};

/// What one panel draws of its layout's block.
struct PanelContent {
  const Block* block = nullptr;  // null: no head reads anything, so there are no rows
  BlockTensors tensors = {};
  std::vector<CopyBox> projected = {};  // up-projected, not cached
  std::vector<CopyBox> cached = {};
  UInt128 highlight = 0;  // the query head that stands out, from 1; 0: none
  UInt128 shown = 0;      // one that is drawn in any case, from 1; 0: none

  UInt128 q_heads_per_group() const {
    return block->q_heads.amount.count() / tensors.read->copies.amount.count();
  }
};

PanelContent content_of(const Attention& layout);

/// The content of a panel, with the query head that it draws in any case.
PanelContent content_of(const MapInput& input, const PanelPlan& panel);

/// The places of the rows of panels side by side:
///
///   query      ▢ ▢ 14 more ▢ ▢
///   projected  ┊K┊V┊ … ┊K┊V┊     if any panel has up-projected tensors
///   cached     ▢K▢V▢ … ▢K▢V▢     or what is projected from: ▭▭▭▭▭ ▭
struct Rows {
  bool has_projected = false;
  std::size_t rails = 0;  // lines that spread what is cached
  Length projected = {};
  Length cached = {};
  Length height = {};
};

Rows lay_out_rows(const Metrics& metrics, const std::vector<PanelContent>& panels);

/// The width that a panel's rows need: few heads are drawn whole, many are left out.
Length rows_width(const MapInput& input, const PanelContent& content);

/// The step of sizes at which the rows of all panels fit into a width.
int step_for(const MapInput& input, const std::vector<PanelContent>& panels, Length room);

/// The rows of a panel in a width, as high as the rows.
Picture draw_rows(const MapInput& input, const PanelContent& content, const Rows& rows, int step,
                  Length room);

/// Boxes of the other cached tensors of a block, in lines of at most a width.
Picture draw_other_cached(const MapInput& input, const PanelContent& content, Length room);

/// The text of a box for all copies of a tensor.
RichText whole_text(const Words& words, const TensorGroup& tensors, const BlockTensors& all);

TextStyle label_style(const MapInput& input, const Mark& mark, const Meaning& about = {});

}  // namespace attnfig
