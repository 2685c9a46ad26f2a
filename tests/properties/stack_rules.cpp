#include "properties/stack_rules.h"

#include "figures/caches/card.h"
#include "figures/head_map/metrics.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace attnfig::properties {
namespace {

constexpr Length rounding = Length::hundredths(2);
constexpr Length snapping = Length::px(4);  // lengths are even, and so are those that they add to

bool is_near(Length a, Length b, Length by = rounding) {
  return a - b <= by && b - a <= by;
}

/// The left and right edge of texts, the same in panels and summary.
struct Edges {
  Length left;
  Length right;
};

Edges edges_of(const Scene& scene, const Metrics& metrics) {
  const Length padding = metrics[metric::margin] + metrics[metric::panel_padding];
  return {padding, scene.size.width - padding};
}

bool starts_at_left_edge(std::string_view mark) {
  constexpr std::string_view starting[] = {"title",         "panel-title", "subtitle", "caption",
                                           "note",          "row-label",   "entry",    "detail",
                                           "summary-title", "bar"};
  return std::find(std::begin(starting), std::end(starting), mark) != std::end(starting);
}

void off_the_edge(Faults& faults, const View& all, const Edges& edges) {
  for (const TextLine& text : all.texts) {
    if (starts_at_left_edge(text.mark) && text.rect.left() != edges.left)
      faults.push_back(fmt::format("{} does not start at the left edge", to_text(text)));
    if (text.mark == "amount" && !is_near(text.rect.right(), edges.right))
      faults.push_back(fmt::format("{} does not end at the right edge", to_text(text)));
  }
  for (const Tile& tile : all.tiles)
    if (starts_at_left_edge(tile.mark) && tile.rect.left() != edges.left)
      faults.push_back(fmt::format("{} does not start at the left edge", to_text(tile)));
}

/// From the top of a panel's highest item to the bottom of its lowest.
struct Reach {
  Length top;
  Length bottom;
};

Reach reach_of(const View& panel) {
  Reach reach{panel.texts.front().rect.top(), panel.texts.front().rect.bottom()};
  const auto add = [&](const Rect& rect) {
    reach = {std::min(reach.top, rect.top()), std::max(reach.bottom, rect.bottom())};
  };
  for (const TextLine& text : panel.texts) add(text.rect);
  for (const Tile& tile : panel.tiles) add(tile.rect);
  return reach;
}

void unevenly_spaced(Faults& faults, const Page& page, const Metrics& metrics) {
  std::vector<Length> dividers;
  for (const Line& line : page.all.lines)
    if (line.mark == "divider") dividers.push_back(line.points.front().y);
  const bool divided = !dividers.empty();
  if (divided && dividers.size() + 1 != page.panels.size())
    faults.push_back(fmt::format("{} dividers", dividers.size()));
  for (std::size_t i = 1; i < page.panels.size(); ++i) {
    const Length above = reach_of(page.panels[i - 1]).bottom;
    const Length below = reach_of(page.panels[i]).top;
    const bool even = divided ? above + metrics[metric::panel_gap] <= dividers[i - 1] + rounding &&
                                    dividers[i - 1] + metrics[metric::panel_gap] <= below + rounding
                              : is_near(below - above, metrics[metric::panel_gap]);
    if (!even) faults.push_back(fmt::format("panel {} is not a gap below the one above", i + 1));
  }
}

void rows_at_several_places(Faults& faults, const Page& page) {
  std::optional<Length> middle;
  for (const View& panel : page.panels) {
    for (const Marks& row : {Marks{"query-head"}, key_marks, value_marks}) {
      const std::vector<Tile> tiles = tiles_of(panel, row);
      for (const Tile& tile : tiles)
        if (tile.rect.top() != tiles.front().rect.top() ||
            tile.rect.size != tiles.front().rect.size)
          faults.push_back(
              fmt::format("{} is not in line with {}", to_text(tile), to_text(tiles.front())));
    }
    const std::vector<Tile> heads = tiles_of(panel, {"query-head"});
    if (heads.empty()) continue;
    const Length own = (heads.front().rect.left() + heads.back().rect.right()) / 2;
    if (middle && !is_near(*middle, own, Length::px(1)))
      faults.push_back(fmt::format("{} is in a row with another middle", to_text(heads.front())));
    middle = own;
  }
}

/// Parts of the rows of boxes, which are as wide to the left of their middle as to the right.
bool is_in_rows(std::string_view mark) {
  return is_head(mark) || mark == "left-out" || mark == "label" || mark == "remade-label";
}

/// Whether the rows of a panel, or labels under them, reach to the right edge, or would if mirrored
/// at their middle. Labels may reach over the widest row by two gaps.
bool has_wide_rows(const View& panel, const Edges& edges, const Metrics& metrics) {
  const std::vector<Tile> heads = tiles_of(panel, {"query-head"});
  if (heads.empty()) return false;
  const Length middle = (heads.front().rect.left() + heads.back().rect.right()) / 2;
  const Length room = edges.right - middle - metrics[metric::head_gap] * 2 - snapping;
  const auto reaches = [&](const Rect& rect) {
    return room <= rect.right() - middle || room <= middle - rect.left();
  };
  return std::any_of(
             panel.tiles.begin(), panel.tiles.end(),
             [&](const Tile& tile) { return is_in_rows(tile.mark) && reaches(tile.rect); }) ||
         std::any_of(panel.texts.begin(), panel.texts.end(), [&](const TextLine& text) {
           return is_in_rows(text.mark) && reaches(text.rect);
         });
}

/// Whether a text reaches to the right edge, or a label of an entry to its value, which stands
/// beside the label's first line.
bool has_wide_texts(const View& all, const Edges& edges, const Metrics& metrics) {
  Length right = edges.right;
  for (const TextLine& text : all.texts) {
    if (text.mark == "amount") continue;
    const bool labels = text.mark == "entry";
    const auto is_beside = [&](const TextLine& value) {
      return value.mark == "amount" && value.rect.top() < text.rect.bottom() &&
             text.rect.top() < value.rect.bottom();
    };
    const auto value = std::find_if(all.texts.begin(), all.texts.end(), is_beside);
    if (!labels) right = edges.right;
    if (labels && value != all.texts.end()) right = value->rect.left() - metrics[metric::entry_gap];
    if (right <= text.rect.right() + snapping) return true;
  }
  return false;
}

bool has_to_be_as_wide(const Page& page, const Edges& edges, const Metrics& metrics) {
  return has_wide_texts(page.all, edges, metrics) ||
         std::any_of(page.panels.begin(), page.panels.end(),
                     [&](const View& panel) { return has_wide_rows(panel, edges, metrics); });
}

}  // namespace

Faults misaligned_stack(const Scene& scene, const Page& page, const Metrics& metrics) {
  Faults faults;
  const Edges edges = edges_of(scene, metrics);
  off_the_edge(faults, page.all, edges);
  unevenly_spaced(faults, page, metrics);
  rows_at_several_places(faults, page);
  for (const Tile& tile : page.all.tiles)
    if ((tile.mark == "panel" || tile.mark == "card") &&
        (tile.rect.left() != metrics[metric::margin] ||
         tile.rect.right() != scene.size.width - metrics[metric::margin]))
      faults.push_back(fmt::format("{} is not as wide as the page", to_text(tile)));
  if (scene.size.width < metrics[metric::page_width] ||
      (metrics[metric::page_width] < scene.size.width && !has_to_be_as_wide(page, edges, metrics)))
    faults.push_back(fmt::format("the page is {} wide", attnfig::to_text(scene.size.width)));
  return faults;
}

}  // namespace attnfig::properties
