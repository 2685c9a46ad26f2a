#include "properties/grid_rules.h"

#include "figures/caches/caches.h"
#include "figures/head_map/metrics.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>

namespace attnfig::properties {
namespace {

constexpr Length pixel = Length::px(1);
constexpr Length snapping = Length::px(4);  // lengths are even, and so are those that they add to

/// What a part of a figure fills from left to right.
struct Column {
  Length left;
  Length right;

  Length middle() const { return (left + right) / 2; }
};

/// The columns of a tier of panels, by the rule that all but the last tier fill the figure.
struct Columns {
  Length left;
  Length width;
  Length gap;

  Column operator[](std::size_t index) const {
    const Length from = left + (width + gap) * static_cast<std::int64_t>(index);
    return {from, from + width};
  }
};

Columns columns_of(const Scene& scene, std::size_t most, std::size_t own, const Metrics& metrics) {
  const Length margin = metrics[metric::margin];
  const Length gap = metrics[metric::panel_gap];
  const Length whole = scene.size.width - margin * 2;
  const auto count = static_cast<std::int64_t>(most);
  const auto fewer = static_cast<std::int64_t>(most - own);
  const Length width = (whole - gap * (count - 1)) / count;
  return {margin + (width + gap) * fewer / 2, width, gap};
}

void outside_column(Faults& faults, const View& panel, const Column& column) {
  const auto leaves = [&](const Rect& rect) {
    return rect.left() < column.left - rounding || column.right + rounding < rect.right();
  };
  for (const TextLine& text : panel.texts)
    if (leaves(text.rect)) faults.push_back(fmt::format("{} leaves its column", to_text(text)));
  for (const Tile& tile : panel.tiles)
    if (leaves(tile.rect)) faults.push_back(fmt::format("{} leaves its column", to_text(tile)));
  for (const Line& line : panel.lines)
    for (const Point point : line.points)
      if (leaves({point, {}})) faults.push_back(fmt::format("{} leaves its column", to_text(line)));
}

/// The middle of a row of boxes from left to right.
Length middle_of(const std::vector<Tile>& row) {
  return (row.front().rect.left() + row.back().rect.right()) / 2;
}

bool stands_in_middle(std::string_view mark, bool is_stacked) {
  constexpr std::string_view always[] = {"row-label"};
  constexpr std::string_view side_by_side[] = {"panel-title", "subtitle", "note", "caption"};
  return std::find(std::begin(always), std::end(always), mark) != std::end(always) ||
         (!is_stacked && std::find(std::begin(side_by_side), std::end(side_by_side), mark) !=
                             std::end(side_by_side));
}

void off_the_middle(Faults& faults, const View& panel, const Column& column, bool is_stacked) {
  for (const TextLine& text : panel.texts)
    if (stands_in_middle(text.mark, is_stacked) &&
        !is_near(text.label->at.x, column.middle(), rounding))
      faults.push_back(fmt::format("{} is not in the middle of its column", to_text(text)));
  for (const std::vector<Tile>& row : {tiles_of(panel, {"query-head"}), sources_of(panel)})
    if (!row.empty() && !is_near(middle_of(row), column.middle(), pixel))
      faults.push_back(fmt::format("{} is in a row off the middle", to_text(row.front())));
}

/// The tops of what stands in line side by side, each by a name.
using Tops = std::vector<std::pair<std::string, Length>>;

Tops tops_of(const View& panel) {
  Tops tops;
  const std::vector<Tile> queries = tiles_of(panel, {"query-head"});
  std::optional<Length> projected;
  std::optional<Length> cached;
  for (const Tile& tile : panel.tiles) {
    if (!is_head(tile.mark) || tile.mark == "query-head") continue;
    std::optional<Length>& top = is_up_projected(tile.mark) ? projected : cached;
    top = std::min(top.value_or(tile.rect.top()), tile.rect.top());
  }
  if (!queries.empty()) tops.emplace_back("query heads", queries.front().rect.top());
  if (projected) tops.emplace_back("up-projected heads", *projected);
  if (cached) tops.emplace_back("what is cached", *cached);
  std::set<std::string> seen;  // only the first line of a text counts
  for (const TextLine& text : panel.texts) {
    std::string name(text.mark);
    if (text.mark == "left-out" || text.mark == "label" || text.mark == "remade-label" ||
        text.mark == "layer-label" || text.mark == "layer-number")
      continue;
    if (text.mark == "row-label" && !queries.empty())
      name = text.rect.top() < queries.front().rect.top() ? "queries" : "cached";
    if (seen.insert(name).second) tops.emplace_back(name, text.rect.top());
  }
  return tops;
}

void misaligned_tier(Faults& faults, Tier tier) {
  Tops known;
  for (const View& panel : tier)
    for (const auto& [name, top] : tops_of(panel)) {
      const auto found = std::find_if(known.begin(), known.end(),
                                      [&](const auto& other) { return other.first == name; });
      if (found == known.end()) {
        known.emplace_back(name, top);
      } else if (found->second != top) {
        faults.push_back(fmt::format("{} stand at {} and at {}", name,
                                     attnfig::to_text(found->second), attnfig::to_text(top)));
      }
    }
}

void unequal_boxes(Faults& faults, const View& panel) {
  for (const Marks& marks : {read_marks, value_marks}) {
    const std::vector<Tile> row = topmost(tiles_of(panel, marks));
    for (const Tile& tile : row)
      if (tile.rect.size != row.front().rect.size)
        faults.push_back(
            fmt::format("{} is not as large as {}", to_text(tile), to_text(row.front())));
  }
}

/// Parts of the rows of boxes, which are as wide to the left of their middle as to the right.
bool is_in_rows(std::string_view mark) {
  return is_head(mark) || mark == "left-out" || mark == "label" || mark == "remade-label";
}

/// Whether something in a panel fills its column from its middle to an edge.
bool has_wide_panel(const View& panel, const Column& column, bool is_stacked) {
  // Rows of boxes stand back from the edges of a page that is stacked.
  const auto reaches = [&](const Rect& rect, Length inset) {
    return column.right - inset - snapping <= rect.right() ||
           rect.left() <= column.left + inset + snapping;
  };
  const auto text_reaches = [&](const TextLine& text) {
    if (is_in_rows(text.mark)) return reaches(text.rect, snapping * 4);
    if (text.mark == "row-label") return reaches(text.rect, Length());
    return is_stacked ? column.right - snapping <= text.rect.right() : reaches(text.rect, Length());
  };
  return std::any_of(panel.texts.begin(), panel.texts.end(), text_reaches) ||
         std::any_of(panel.tiles.begin(), panel.tiles.end(), [&](const Tile& tile) {
           return is_in_rows(tile.mark) && reaches(tile.rect, is_stacked ? snapping * 4 : Length());
         });
}

/// Whether a text in a card reaches to its padding, or a label of an entry to the widest value.
bool has_wide_entries(const View& card, const Column& whole, const Metrics& metrics) {
  const Length right = whole.right - metrics[metric::card_padding] - snapping;
  Length values;
  for (const TextLine& text : card.texts)
    if (text.mark == "amount") values = std::max(values, text.rect.size.width);
  return std::any_of(card.texts.begin(), card.texts.end(), [&](const TextLine& text) {
    if (text.mark == "amount" || text.mark == "tick") return false;
    const bool is_label = text.mark == "entry";
    return (is_label ? right - values - metrics[metric::entry_gap] : right) <= text.rect.right();
  });
}

/// Whether a line of the title fills the figure.
bool has_wide_title(const View& all, const Column& whole) {
  return std::any_of(all.texts.begin(), all.texts.end(), [&](const TextLine& text) {
    return (text.mark == "title" || text.mark == "claim") &&
           whole.right - whole.left - snapping <= text.rect.size.width;
  });
}

}  // namespace

Faults off_the_grid(const Scene& scene, const Page& page, const Paper& paper) {
  Faults faults;
  const std::vector<Tier> tiers = tiers_of(page);
  const std::size_t most = tiers.front().size();
  if (paper.is_stacked && most != 1) faults.emplace_back("panels stand side by side");
  if (tiers.size() <= most * tiers.size() - page.panels.size())
    faults.emplace_back("the last tier is shorter than it needs to be");
  for (const Tier& tier : tiers) {
    if (tier.size() != most && &tier != &tiers.back())
      faults.emplace_back("a tier before the last is short");
    const Columns columns = columns_of(scene, most, tier.size(), paper.metrics);
    for (std::size_t i = 0; i < tier.size(); ++i) {
      outside_column(faults, tier[i], columns[i]);
      off_the_middle(faults, tier[i], columns[i], paper.is_stacked);
    }
  }
  return faults;
}

Faults misaligned(const Page& page) {
  Faults faults;
  for (const Tier& tier : tiers_of(page)) misaligned_tier(faults, tier);
  const std::vector<Tile> heads = tiles_of(page.all, {"query-head"});
  for (const Tile& head : heads)
    if (head.rect.size != heads.front().rect.size)
      faults.push_back(
          fmt::format("{} is not as large as {}", to_text(head), to_text(heads.front())));
  for (const View& panel : page.panels) unequal_boxes(faults, panel);
  return faults;
}

Faults shrunk(const Scene& scene, const Page& page, const Paper& paper) {
  const std::vector<Tile> all = tiles_of(page.all, {"query-head"});
  if (all.empty() || all.front().rect.size.width == paper.metrics[metric::head_width]) return {};
  // What a step of sizes adds to a row at most: to each head, and to each group and its gap.
  constexpr Length of_head = Length::px(2);
  constexpr Length of_group = Length::px(9);
  const std::size_t columns = tiers_of(page).front().size();
  const Length room = columns_of(scene, columns, columns, paper.metrics).width -
                      paper.metrics[metric::band_inset] * 2;
  for (const View& panel : page.panels) {
    const std::vector<Tile> heads = tiles_of(panel, {"query-head"});
    const std::vector<Tile> read = topmost(tiles_of(panel, read_marks));
    if (heads.empty() || read.empty()) continue;
    // Groups are as wide as their heads or boxes; half of the row is enough for both.
    Length left = heads.front().rect.left();
    for (const Tile& tile : read) left = std::min(left, tile.rect.left());
    const Length row = (middle_of(heads) - left) * 2;
    if (room < row + of_head * static_cast<std::int64_t>(heads.size()) +
                   of_group * static_cast<std::int64_t>(read.size()))
      return {};
  }
  return {fmt::format("{} is smaller than it needs to be", to_text(all.front()))};
}

Faults misplaced_title(const Scene& scene, const Page& page, const Paper& paper) {
  Faults faults;
  for (const TextLine& text : page.all.texts) {
    if (text.mark != "title" && text.mark != "claim") continue;
    const bool right = paper.is_stacked
                           ? text.rect.left() == paper.metrics[metric::margin]
                           : is_near(text.rect.centre().x * 2, scene.size.width, rounding * 2);
    if (!right) faults.push_back(fmt::format("{} is misplaced", to_text(text)));
  }
  return faults;
}

Faults wrong_width(const Scene& scene, const Page& page, const Paper& paper) {
  const Length width = scene.size.width;
  const std::string fault = fmt::format("the figure is {} wide", attnfig::to_text(width));
  // The width of each column is even.
  const Length rest = pixel * 2 * static_cast<std::int64_t>(tiers_of(page).front().size());
  if (width <= paper.page_width) return paper.page_width - rest < width ? Faults{} : Faults{fault};
  const Length margin = paper.metrics[metric::margin];
  const Column whole = {margin, width - margin + pixel * 2 - rest};
  const bool has_to_be =
      has_wide_title(page.all, whole) ||
      std::any_of(page.cards.begin(), page.cards.end(),
                  [&](const View& card) { return has_wide_entries(card, whole, paper.metrics); }) ||
      // Panels that do not fit side by side stand below each other first.
      (tiers_of(page).front().size() == 1 &&
       std::any_of(page.panels.begin(), page.panels.end(), [&](const View& panel) {
         return has_wide_panel(panel, whole, paper.is_stacked);
       }));
  return has_to_be ? Faults{} : Faults{fault};
}

}  // namespace attnfig::properties
