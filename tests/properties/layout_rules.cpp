#include "properties/layout_rules.h"

#include "figures/caches/card.h"
#include "model/view.h"
#include "properties/stack_rules.h"
#include "support/plans.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace attnfig::properties {
namespace {

constexpr Length half_stroke = Length::hundredths(63);
constexpr Length pixel = Length::px(1);
constexpr Length rounding = Length::hundredths(2);

Length apart(Length a, Length b) {
  return a < b ? b - a : a - b;
}

Rect narrowed(const Rect& rect, Length by) {
  return {{rect.at.x + by, rect.at.y}, {rect.size.width - by * 2, rect.size.height}};
}

/// A box that texts and lines keep away from: not a ground of theirs.
bool is_obstacle(std::string_view mark) {
  return is_head(mark) || is_layer(mark) || mark == "bar";
}

bool is_at(Point point, const Rect& rect) {
  const Rect near = grown(rect, pixel + rounding);
  return near.left() <= point.x && point.x <= near.right() && near.top() <= point.y &&
         point.y <= near.bottom();
}

void collide_text(Faults& faults, const TextLine& text, const Tile& tile) {
  if (!is_obstacle(tile.mark) || !overlap(grown(text.rect, pixel), tile.rect)) return;
  const bool inside = is_head(tile.mark) && contains(narrowed(tile.rect, pixel * 2), text.rect);
  if (!inside) faults.push_back(fmt::format("{} touches {}", to_text(text), to_text(tile)));
}

/// The smallest rectangle around a line.
Rect bounds(const Line& line) {
  Point least = line.points.front();
  Point most = least;
  for (const Point point : line.points) {
    least = {std::min(least.x, point.x), std::min(least.y, point.y)};
    most = {std::max(most.x, point.x), std::max(most.y, point.y)};
  }
  return {least, {most.x - least.x, most.y - least.y}};
}

bool enters(const Line& line, const Rect& rect) {
  for (std::size_t i = 1; i < line.points.size(); ++i)
    if (runs_through(line.points[i - 1], line.points[i], rect)) return true;
  return false;
}

/// At its ends a line meets a box; it may not pass any other one nearer than a pixel.
bool collides(const Line& line, const Tile& tile) {
  const bool ends_here =
      is_at(line.points.front(), tile.rect) || is_at(line.points.back(), tile.rect);
  return is_obstacle(tile.mark) && enters(line, grown(tile.rect, ends_here ? -rounding : pixel));
}

void collide_line(Faults& faults, const Line& line, const View& all) {
  // Most of a page is far away from a line.
  const Rect near = grown(bounds(line), pixel);
  for (const TextLine& text : all.texts)
    if (overlap(near, text.rect) && enters(line, text.rect))
      faults.push_back(fmt::format("{} runs through {}", to_text(line), to_text(text)));
  for (const Tile& tile : all.tiles)
    if (overlap(near, tile.rect) && collides(line, tile))
      faults.push_back(fmt::format("{} runs through {}", to_text(line), to_text(tile)));
}

/// The middles of panels: their titles are centred on them.
std::vector<Length> middles(const Page& page) {
  std::vector<Length> middles;
  for (const View& panel : page.panels)
    for (const TextLine& text : panel.texts)
      if (text.mark == "panel-title") {
        middles.push_back(text.label->at.x);
        break;
      }
  return middles;
}

/// Half the width of a panel: the last one ends at the margin.
Length half_panel(const Scene& scene, const std::vector<Length>& middles, const Metrics& metrics) {
  return scene.size.width - metrics[metric::margin] - middles.back();
}

void misaligned_rows(Faults& faults, const Page& page) {
  for (const Marks& row : {Marks{"query-head"}, key_marks, value_marks, source_marks}) {
    std::set<Length> tops;
    for (const View& panel : page.panels) {
      const std::vector<Tile> tiles = tiles_of(panel, row);
      for (const Tile& tile : tiles) tops.insert(tile.rect.top());
      for (const Tile& tile : tiles)
        if (row != source_marks && tile.rect.size != tiles.front().rect.size)
          faults.push_back(
              fmt::format("{} is not as large as {}", to_text(tile), to_text(tiles.front())));
    }
    if (1 < tops.size())
      faults.push_back(fmt::format("a row of {} stands at several heights", row.front()));
  }
  for (const std::string_view mark : {"panel-title", "subtitle", "note", "caption"}) {
    std::set<Length> tops;
    for (const View& panel : page.panels) {
      std::set<Length> own;
      for (const TextLine& text : panel.texts)
        if (text.mark == mark) own.insert(text.rect.top());
      if (!own.empty()) tops.insert(*own.begin());
    }
    if (1 < tops.size())
      faults.push_back(fmt::format("texts of {} start at several heights", mark));
  }
}

/// How far a length is from its share of another, against one per cent of it.
bool proportional(Length length, UInt128 amount, Length whole, UInt128 of_all) {
  const long double exact = static_cast<long double>(whole.hundredths()) *
                            static_cast<long double>(amount) / static_cast<long double>(of_all);
  const long double off = static_cast<long double>(length.hundredths()) - exact;
  return (off < 0 ? -off : off) <= std::max(exact / 100, 2.0L);
}

void disproportionate_sources(Faults& faults, const Attention& layout, const View& panel,
                              const Metrics& metrics) {
  const std::vector<Tile> tiles = tiles_of(panel, source_marks);
  if (tiles.size() != 2 || tiles[0].mark != "latent") return;
  const Block& block = *main_block(layout);
  const Tile& latent = tiles[0];
  const Tile& rope_key = tiles[1];
  if (latent.rect.size.width == metrics[metric::least_width] ||
      rope_key.rect.size.width == metrics[metric::least_width])
    return;
  const Tensor& latents = *block.find(Role::latent);
  const UInt128 latent_dim = latents.copies.amount.count() * latents.width.amount.count();
  const UInt128 rope_dim = block.find(Role::rope_key)->width.amount.count();
  const Length whole = latent.rect.size.width + rope_key.rect.size.width;
  if (!proportional(latent.rect.size.width, latent_dim, whole, latent_dim + rope_dim))
    faults.push_back(fmt::format("{} is not as wide as its elements", to_text(latent)));
}

}  // namespace

Faults outside(const Scene& scene, const View& all) {
  Faults faults;
  const Rect figure = {{}, scene.size};
  for (const TextLine& text : all.texts)
    if (!contains(figure, text.rect)) faults.push_back(fmt::format("{} is outside", to_text(text)));
  for (const Tile& tile : all.tiles)
    if (!contains(figure, grown(tile.rect, half_stroke)))
      faults.push_back(fmt::format("{} is outside", to_text(tile)));
  for (const Line& line : all.lines)
    for (const Point point : line.points)
      if (!contains(figure, grown({point, {}}, half_stroke)))
        faults.push_back(fmt::format("{} is outside", to_text(line)));
  return faults;
}

Faults collisions(const View& all) {
  Faults faults;
  for (std::size_t i = 0; i < all.texts.size(); ++i) {
    for (std::size_t j = i + 1; j < all.texts.size(); ++j)
      if (overlap(all.texts[i].rect, all.texts[j].rect))
        faults.push_back(
            fmt::format("{} overlaps {}", to_text(all.texts[i]), to_text(all.texts[j])));
    for (const Tile& tile : all.tiles) collide_text(faults, all.texts[i], tile);
  }
  for (std::size_t i = 0; i < all.tiles.size(); ++i)
    for (std::size_t j = i + 1; j < all.tiles.size(); ++j)
      if (is_obstacle(all.tiles[i].mark) && is_obstacle(all.tiles[j].mark) &&
          overlap(grown(all.tiles[i].rect, pixel * 2), all.tiles[j].rect))
        faults.push_back(
            fmt::format("{} touches {}", to_text(all.tiles[i]), to_text(all.tiles[j])));
  for (const Line& line : all.lines) collide_line(faults, line, all);
  return faults;
}

Faults crossed_edges(const Scene& scene, const Page& page, const Metrics& metrics,
                     Arrangement arrangement) {
  Faults faults;
  std::vector<Length> centres = middles(page);
  Length half = half_panel(scene, centres, metrics);
  if (arrangement == Arrangement::stacked) {
    centres.assign(page.panels.size(), scene.size.width / 2);
    half = scene.size.width / 2 - metrics[metric::margin];
  }
  const auto check = [&](const View& inside, Length left, Length right) {
    const auto crosses = [&](const Rect& rect) {
      return rect.left() < left || right < rect.right();
    };
    for (const TextLine& text : inside.texts)
      if (crosses(text.rect))
        faults.push_back(fmt::format("{} crosses the edge of what it stands on", to_text(text)));
    for (const Tile& tile : inside.tiles)
      if (is_obstacle(tile.mark) && crosses(tile.rect))
        faults.push_back(fmt::format("{} crosses the edge of what it stands on", to_text(tile)));
  };
  for (std::size_t i = 0; i < page.panels.size(); ++i)
    check(page.panels[i], centres[i] - half + pixel * 2, centres[i] + half - pixel * 2);
  for (const View& card : page.cards)
    for (const Tile& ground : tiles_of(card, {"card"}))
      check(card, ground.rect.left() + pixel * 2, ground.rect.right() - pixel * 2);
  return faults;
}

Faults misaligned(const Scene& scene, const Page& page, const Metrics& metrics,
                  Arrangement arrangement) {
  if (arrangement == Arrangement::stacked) return misaligned_stack(scene, page, metrics);
  Faults faults;
  const std::vector<Length> centres = middles(page);
  if (centres.size() != page.panels.size()) return {"a panel has no title"};
  const Length half = half_panel(scene, centres, metrics);
  for (std::size_t i = 1; i < centres.size(); ++i)
    if (rounding < apart(centres[i] - centres[i - 1], half * 2 + metrics[metric::panel_gap]))
      faults.push_back(
          fmt::format("panel {} is not as far from the one before as the others", i + 1));
  std::vector<Length> dividers;
  for (const Line& line : page.all.lines)
    if (line.mark == "divider") dividers.push_back(line.points.front().x);
  for (std::size_t i = 0; i < dividers.size(); ++i)
    if (centres.size() <= i + 1 || rounding < apart(dividers[i] * 2, centres[i] + centres[i + 1]))
      faults.push_back(fmt::format("divider {} is not between its panels", i + 1));
  for (std::size_t i = 0; i < page.panels.size(); ++i)
    for (const Tile& ground : tiles_of(page.panels[i], {"panel"}))
      if (rounding < apart(ground.rect.left(), centres[i] - half) ||
          rounding < apart(ground.rect.right(), centres[i] + half))
        faults.push_back(fmt::format("{} is not centred on its title, or not as wide as the others",
                                     to_text(ground)));
  misaligned_rows(faults, page);
  return faults;
}

Faults out_of_proportion(const Plan& plan, const Page& page, const Metrics& metrics) {
  Faults faults;
  for (std::size_t i = 0; i < page.panels.size(); ++i)
    disproportionate_sources(faults, plan.layouts[test::panels(plan)[i].layout], page.panels[i],
                             metrics);
  if (page.cards.size() != (test::entries(plan).empty() ? 0 : 1))
    faults.push_back("the summary is not one card");
  for (const View& card : page.cards) {
    // Bars in the order of their entries.
    std::vector<Tile> bars;
    for (const Tile& tile : card.tiles)
      if (tile.mark == "bar") bars.push_back(tile);
    if (bars.size() != test::entries(plan).size()) return {"there are not as many bars as entries"};
    std::size_t largest = 0;
    for (std::size_t entry = 0; entry < bars.size(); ++entry)
      if (test::entries(plan)[largest].amount < test::entries(plan)[entry].amount) largest = entry;
    if (bars[largest].rect.size.width < metrics[metric::bar_width] / 2)
      faults.push_back("the longest bar is short");
    for (std::size_t entry = 0; entry < bars.size(); ++entry)
      if (!proportional(bars[entry].rect.size.width, test::entries(plan)[entry].amount,
                        bars[largest].rect.size.width, test::entries(plan)[largest].amount))
        faults.push_back(fmt::format("{} is not as long as its amount", to_text(bars[entry])));
  }
  return faults;
}

}  // namespace attnfig::properties
