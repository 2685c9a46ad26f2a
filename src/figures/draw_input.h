#pragma once

#include "scene/compose.h"
#include "spec/plan.h"

#include <functional>

namespace attnfig {

/// The sizes of the page, which all figures may use.
namespace metric {

constexpr Metric page_width = {"page_width", 688, "width of the page that figures are made for",
                               360};
constexpr Metric margin = {"margin", 16, "around the figure", 8};
constexpr Metric part_gap = {"part_gap", 16, "between title, panels and summary"};
constexpr FontMetric title_size = {{"title_size", 18, "font size of the title", 16, true}};
constexpr FontMetric heading_size = {{"heading_size", 14, "font size of panel titles", {}, true}};
constexpr FontMetric text_size = {{"text_size", 12, "font size of all other text", {}, true}};
constexpr Metric panel_gap = {"panel_gap", 16, "between panels", 12};
constexpr Metric row_gap = {"row_gap", 20, "between rows of panels"};
constexpr Metric panel_radius = {"panel_radius", 10, "of a card's corners"};

}  // namespace metric

/// The input for drawing a figure. It refers to the plan and the language, which must outlive it.
struct DrawInput {
  const Plan& plan;
  const Words& words;
  const Metrics& metrics;
  /// The width that the figure's content may have: that of the page without margins.
  Length room;
  /// Panels stand one below the other, and their texts share a left edge: on a page as narrow as a
  /// telephone.
  bool is_stacked = false;

  /// The alignment of texts in a panel.
  Align align() const { return is_stacked ? Align::start : Align::middle; }
};

/// The columns that all panels of a page share.
struct Grid {
  std::size_t columns = 1;
  Length column_width = {};
  Length gap = {};  // between columns

  Length left(std::size_t column) const {
    return (column_width + gap) * static_cast<std::int64_t>(column);
  }
  /// All columns.
  Length width() const { return left(columns) - gap; }
};

/// The width of a text's longest word.
Length longest_word(const RichText& text, const TextStyle& style);

/// A figure after its preparation: its needs from the grid, and its drawing in it.
struct Prepared {
  std::size_t panels = 0;   // that stand side by side where there is room
  Length panel_width = {};  // that each of them needs
  Length whole_width = {};  // that the rest needs
  std::function<Picture(const Grid& grid)> draw;
};

}  // namespace attnfig
