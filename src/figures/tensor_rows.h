#pragma once

#include "figures/figure.h"
#include "figures/head_row.h"

namespace attnfig {

/// Where the rows of all panels stand, so that panels share one grid:
///
///   query    ▢ ▢ ▢ … ▢
///   key      ▢ ▢ ▢ … ▢      keys, or keys and values in one
///   source   ▭▭▭▭▭▭▭ ▭      latent and rope key, if any panel has them
///   value    ▢ ▢ ▢ … ▢      if values have a row of their own
struct Rows {
  bool sources = false;
  bool separate = false;
  Length key = {};
  Length source = {};
  Length value = {};
  Length height = {};
};

Rows lay_out_rows(const Canvas& canvas);

/// The heads of a block's query row.
HeadRow head_row(const Canvas& canvas, const Block& block);

/// The heads and tensors of one block, as wide as they are, as high as the rows.
Picture draw_rows(const Canvas& canvas, const Block& block, const Rows& rows);

/// What the rows show in numbers: heads left out, widths of shared tensors.
std::vector<std::string> describe_rows(const Canvas& canvas, const Block& block);

}  // namespace attnfig
