#pragma once

#include "spec/plan.h"

#include <string>
#include <vector>

namespace attnfig {

/// A value of the table, and its sorting key: text, or a number for `is_number`.
struct GalleryCell {
  std::string text;
  std::string order;  // empty: there is no value; such rows come last
};

/// A column: the heading and meaning of its values.
struct GalleryColumn {
  std::string_view heading;
  std::string_view about;
  bool is_number = true;
  GalleryCell (*cell)(const Plan& plan, const Attention& model) = nullptr;
};

std::span<const GalleryColumn> gallery_columns();

/// One model of a gallery.
struct GalleryRow {
  std::string name;     // its spec's title
  std::string picture;  // the path of its figure from the page
  std::string alt;      // what the figure shows, in words
  std::string svg;      // the figure
  int width = 0;        // of the figure, in px
  int height = 0;
  std::vector<GalleryCell> cells;  // one a column
};

/// The cells of a spec that draws one model; if it draws several, of the first.
std::vector<GalleryCell> gallery_cells(const Plan& plan);

}  // namespace attnfig
