#pragma once

#include "scene/compose.h"
#include "spec/plan.h"

#include <functional>
#include <span>

namespace attnfig {

/// What a figure draws with.
struct Canvas {
  const Plan& plan;
  const Metrics& metrics;

  const Attention& layout(const PanelPlan& panel) const { return plan.layouts[panel.layout]; }
};

/// The columns that all figures of a page share: one a panel, after one for row labels.
struct Grid {
  Length label_width = {};  // with the gap to the first column; 0: no labels
  Length column_width = {};
  Length gap;  // between columns
  std::size_t columns = 1;

  Length left(std::size_t column) const {
    return label_width + (column_width + gap) * static_cast<std::int64_t>(column);
  }
  Length centre(std::size_t column) const { return left(column) + column_width / 2; }
  /// All columns, without the row labels.
  Length width() const { return left(columns) - gap - label_width; }
};

/// What of a plan a figure draws; a figure without that is left out.
enum class Shows { panels, summary };

/// A figure of one plan: what it needs of the grid at least, and how it is drawn in it.
struct Draft {
  Length label_width = {};
  Length column_width = {};
  /// The groups of the picture say in their descriptions every number that they show. The canvas
  /// must still be there.
  std::function<Picture(const Grid& grid)> draw;
};

/// One kind of drawing of a plan. A figure is one file and its name in the list of figures.cpp.
struct Figure {
  std::string_view name;
  std::string_view about;
  Shows shows = Shows::panels;
  Draft (*prepare)(const Canvas& canvas);
};

/// Every figure, in the order in which help shows them.
std::span<const Figure* const> figures();

const Figure* find_figure(std::string_view name);

extern const Figure head_map;
extern const Figure cache_columns;
extern const Figure cache_rows;

/// The whole page: title, then the page's figures from top to bottom.
Scene draw(const Plan& plan, const Metrics& metrics);

}  // namespace attnfig
