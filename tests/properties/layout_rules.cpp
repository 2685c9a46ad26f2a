#include "properties/layout_rules.h"

#include "figures/caches/caches.h"

#include <fmt/format.h>

#include <algorithm>

namespace attnfig::properties {
namespace {

constexpr Length half_stroke = Length::hundredths(63);
constexpr Length pixel = Length::px(1);

Rect narrowed(const Rect& rect, Length by) {
  return {{rect.at.x + by, rect.at.y}, {rect.size.width - by * 2, rect.size.height}};
}

/// A box that texts and lines keep away from: not a ground of theirs.
bool is_obstacle(std::string_view mark) {
  return is_head(mark) || is_layer(mark) || is_bar(mark);
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

/// Parts of one bar touch each other; all other boxes are two pixels apart.
void collide_tiles(Faults& faults, const Tile& a, const Tile& b) {
  if (!is_obstacle(a.mark) || !is_obstacle(b.mark)) return;
  const bool same_bar = is_bar(a.mark) && is_bar(b.mark) && a.rect.top() == b.rect.top();
  if (overlap(same_bar ? a.rect : grown(a.rect, pixel * 2), b.rect))
    faults.push_back(fmt::format("{} touches {}", to_text(a), to_text(b)));
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
  const Rect near = grown(bounds(line.points), pixel);
  for (const TextLine& text : all.texts)
    if (overlap(near, text.rect) && enters(line, text.rect))
      faults.push_back(fmt::format("{} runs through {}", to_text(line), to_text(text)));
  for (const Tile& tile : all.tiles)
    if (overlap(near, tile.rect) && collides(line, tile))
      faults.push_back(fmt::format("{} runs through {}", to_text(line), to_text(tile)));
}

/// Lines of different colours cross, but do not run along each other, nor do heads of arrows touch.
void collide_lines(Faults& faults, const Line& a, const Line& b) {
  if (a.mark == b.mark || !overlap(grown(bounds(a.points), pixel), bounds(b.points))) return;
  for (std::size_t i = 1; i < a.points.size(); ++i) {
    const Rect along = bounds({a.points[i - 1], a.points[i]});
    for (std::size_t j = 1; j < b.points.size(); ++j) {
      const Rect other = bounds({b.points[j - 1], b.points[j]});
      const bool parallel = (along.size.width == Length()) == (other.size.width == Length()) &&
                            (along.size.height == Length()) == (other.size.height == Length());
      if (!parallel || !overlap(grown(along, half_stroke), grown(other, half_stroke))) continue;
      faults.push_back(fmt::format("{} runs along {}", to_text(a), to_text(b)));
      return;
    }
  }
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
      collide_tiles(faults, all.tiles[i], all.tiles[j]);
  for (std::size_t i = 0; i < all.lines.size(); ++i) {
    collide_line(faults, all.lines[i], all);
    for (std::size_t j = i + 1; j < all.lines.size(); ++j)
      collide_lines(faults, all.lines[i], all.lines[j]);
  }
  return faults;
}

Faults ungrounded(const Page& page) {
  Faults faults;
  const std::vector<Tile> bands = bands_of(page);
  const auto is_inside = [&](const Rect& rect) {
    return std::any_of(bands.begin(), bands.end(),
                       [&](const Tile& band) { return contains(band.rect, rect); });
  };
  const auto is_clear_of_all = [&](const Rect& rect) {
    return std::none_of(bands.begin(), bands.end(),
                        [&](const Tile& band) { return overlap(grown(rect, pixel), band.rect); });
  };
  for (const Tile& tile : page.all.tiles) {
    if (!is_head(tile.mark)) continue;
    const bool is_cached = tile.mark != "query-head" && !is_up_projected(tile.mark);
    if (is_cached ? !is_inside(tile.rect) : !is_clear_of_all(tile.rect))
      faults.push_back(fmt::format("{} is {}in a band", to_text(tile), is_cached ? "not " : ""));
  }
  for (const TextLine& text : page.all.texts)
    if (!is_inside(text.rect) && !is_clear_of_all(text.rect))
      faults.push_back(fmt::format("{} crosses the edge of a band", to_text(text)));
  return faults;
}

Faults crossed_edges(const Page& page, const Metrics& metrics) {
  Faults faults;
  for (const View& card : page.cards)
    for (const Tile& ground : tiles_of(card, {"card"})) {
      const Rect inside = grown(ground.rect, -metrics[metric::card_padding]);
      for (const TextLine& text : card.texts)
        if (!contains(inside, text.rect))
          faults.push_back(fmt::format("{} crosses the padding of its card", to_text(text)));
      for (const Tile& tile : card.tiles)
        if (is_bar(tile.mark) && !contains(inside, tile.rect))
          faults.push_back(fmt::format("{} crosses the padding of its card", to_text(tile)));
      for (const Line& line : card.lines)
        if (!contains(inside, bounds(line.points)))
          faults.push_back(fmt::format("{} crosses the padding of its card", to_text(line)));
    }
  return faults;
}

}  // namespace attnfig::properties
