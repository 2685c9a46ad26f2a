#pragma once

#include "scene/compose.h"
#include "spec/plan.h"

#include <functional>
#include <span>

namespace attnfig {

/// How the panels of a page stand. Side by side they share rows, whose labels stand before the
/// first panel, and a middle each. Stacked ones have rows and labels of their own, and their texts
/// share a left edge with those of the summary.
enum class Arrangement { side_by_side, stacked };

/// What a figure draws with.
struct Canvas {
  const Plan& plan;
  const Metrics& metrics;
  Arrangement arrangement = Arrangement::side_by_side;

  const Attention& layout(const PanelPlan& panel) const { return plan.layouts[panel.layout]; }

  bool is_stacked() const { return arrangement == Arrangement::stacked; }
  /// Panels that stand side by side.
  std::size_t columns() const { return is_stacked() ? 1 : plan.panels.size(); }
  /// How texts stand in a panel.
  Align align() const { return is_stacked() ? Align::start : Align::middle; }
};

/// The columns that all figures of a page share: one a panel, each with or after row labels.
struct Grid {
  Length start = {};        // of the first panel: before or after the row labels
  Length label_width = {};  // with the gap to the first column; 0: no labels
  Length column_width = {};
  Length gap;  // between panels
  std::size_t columns = 1;

  /// What of the row labels is in a panel.
  Length inset() const { return label_width - start; }
  Length panel_width() const { return inset() + column_width; }
  Length panel_left(std::size_t column) const {
    return start + (panel_width() + gap) * static_cast<std::int64_t>(column);
  }
  Length left(std::size_t column) const { return panel_left(column) + inset(); }
  Length centre(std::size_t column) const { return left(column) + column_width / 2; }
  /// All panels.
  Length width() const { return panel_left(columns) - gap - start; }
};

/// What of a plan a figure draws; a figure without that is left out.
enum class Shows { panels, summary };

/// A figure of one plan: what it needs of the grid at least, and how it is drawn in it.
struct Draft {
  Length label_width = {};
  Length column_width = {};
  Length panel_width = {};
  Length width = {};  // of all panels together
  /// The groups of the picture say in their descriptions every number that they show. The canvas
  /// must still be there.
  std::function<Picture(const Grid& grid)> draw;
};

/// One kind of drawing of a plan. A figure is one file and its name in the list of figures.cpp.
struct Figure {
  std::string_view name;
  std::string_view about;
  std::span<const Mark> marks;
  Shows shows = Shows::panels;
  Draft (*prepare)(const Canvas& canvas);
  const Figure* if_stacked = nullptr;  // what takes its place there; null: nothing does
};

/// Every figure, in the order in which help shows them.
std::span<const Figure* const> figures();

/// The marks of all figures and of the page, each once.
std::vector<Mark> all_marks();

const Figure* find_figure(std::string_view name);

extern const Figure head_map;
extern const Figure cache_columns;
extern const Figure cache_rows;
extern const Figure cache_list;

/// The whole page: title, then the page's figures from top to bottom.
Scene draw(const Plan& plan, const Metrics& metrics,
           Arrangement arrangement = Arrangement::side_by_side);

}  // namespace attnfig
