#pragma once

#include "figures/figure.h"

namespace attnfig {

/// Where the rows of all panels stand, so that panels share one grid:
///
///   query    ▢ ▢ ▢ … ▢
///   read     ▢ ▢ ▢ … ▢      keys, keys and values in one, or states
///   source   ▭▭▭▭▭▭▭ ▭      what keys and values are made from, if any panel has that
///   value    ▢ ▢ ▢ … ▢      if values have a row of their own
struct Rows {
  bool sources = false;
  bool values = false;
  Length read = {};
  Length source = {};
  Length value = {};
  Length height = {};
};

Rows lay_out_rows(const Canvas& canvas);

/// What stands before a row, for all panels: the words that their tensors need, one a line.
struct RowLabel {
  std::vector<std::string> lines;
  Length row;  // the top of its boxes
};
std::vector<RowLabel> row_labels(const Canvas& canvas, const Rows& rows);

/// The heads and tensors of the block that a layout draws, as wide as they are, as high as the
/// rows; nothing where nothing is cached.
Picture draw_rows(const Canvas& canvas, const Attention& layout, const Rows& rows);

/// Boxes of what a block caches beside that, in lines as wide as the row of sources.
Picture draw_beside(const Canvas& canvas, const Attention& layout);

/// What the rows and the boxes beside them show in numbers.
std::vector<std::string> describe_rows(const Canvas& canvas, const Attention& layout);

}  // namespace attnfig
