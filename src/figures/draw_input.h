#pragma once

#include "scene/compose.h"
#include "spec/plan.h"

#include <functional>

namespace attnfig {

/// The arrangement of the panels of a page. Side by side, they share rows, whose labels stand
/// before the first panel, and each has its own middle. Stacked, each has its own rows and labels,
/// and their texts share a left edge with those of the summary.
enum class Arrangement { side_by_side, stacked };

/// The sizes of the page, which all figures may use.
namespace metric {

constexpr Metric page_width = {"page_width", 0, "least width of a figure, with its margin", 360};
constexpr Metric margin = {"margin", 16, "around the figure", 8};
constexpr Metric part_gap = {"part_gap", 16, "between title, panels and summary"};
constexpr Metric title_size = {"title_size", 18, "font size of the title", 16};
constexpr Metric heading_size = {"heading_size", 14, "font size of panel titles"};
constexpr Metric text_size = {"text_size", 12, "font size of all other text"};
constexpr Metric text_width = {"text_width", 272, "where texts in panels wrap"};
constexpr Metric panel_padding = {"panel_padding", 12, "inside a panel's edge", 10};
constexpr Metric panel_gap = {"panel_gap", 14, "between panels", 12};
constexpr Metric panel_radius = {"panel_radius", 10, "of a panel's corners"};
constexpr Metric label_gap = {"label_gap", 12, "between row labels and panels", 8};

}  // namespace metric

/// The input for drawing a figure. It refers to the plan and the language, which must outlive it.
struct DrawInput {
  const Plan& plan;
  const Words& words;
  const Metrics& metrics;
  Arrangement arrangement = Arrangement::side_by_side;
  /// Panels that stand side by side.
  std::size_t columns = 1;

  bool is_stacked() const { return arrangement == Arrangement::stacked; }
  /// The alignment of texts in a panel.
  Align align() const { return is_stacked() ? Align::start : Align::middle; }
  /// The width at which texts in panels wrap: stacked ones have the width of the page.
  Length text_width() const;
};

/// The columns that all figures of a page share: one a panel, each with or after row labels.
struct Grid {
  Length start = {};        // of the first panel: before or after the row labels
  Length label_width = {};  // with the gap to the first column; 0: no labels
  Length column_width = {};
  Length gap;  // between panels
  std::size_t columns = 1;

  /// Width of the row labels drawn inside a panel (0 if they stand before the first).
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

/// A figure after its preparation: its needs from the grid, and its drawing in it.
struct Prepared {
  Length label_width = {};
  Length column_width = {};
  Length panel_width = {};
  Length width = {};  // of all panels together
  std::function<Picture(const Grid& grid)> draw;
};

}  // namespace attnfig
