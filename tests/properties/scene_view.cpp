#include "properties/scene_view.h"

#include <fmt/format.h>

#include <algorithm>

namespace attnfig::properties {
namespace {

ItemMeaning meaning_of(const Item& item) {
  ItemMeaning stands_for;
  for (const Meaning& meaning : item.stands_for) {
    if (meaning.key == "head") stands_for.head = meaning.number;
    if (meaning.key == "group") stands_for.group = meaning.number;
    if (meaning.key == "layer") stands_for.layer = meaning.number;
  }
  return stands_for;
}

struct Sort {
  View& view;
  const Item& item;

  void operator()(const Box& box) const {
    view.tiles.push_back({item.mark.name, meaning_of(item), box.rect});
  }
  void operator()(const Polyline& line) const {
    view.lines.push_back({item.mark.name, meaning_of(item), line.points});
  }
  void operator()(const Polygon& polygon) const {
    if (is_bar(item.mark.name))
      return view.tiles.push_back({item.mark.name, meaning_of(item), bounds(polygon.points)});
    view.lines.push_back({item.mark.name, meaning_of(item), polygon.points});
  }
  void operator()(const Label& label) const {
    view.texts.push_back({item.mark.name, &label, extent(label)});
  }
};

void sort_into(View& view, const Group& group) {
  for (const Item& item : group.items) std::visit(Sort{view, item}, item.shape);
}

/// On which side of the line through two points a third lies.
std::int64_t side(Point from, Point to, Length x, Length y) {
  return (to.x - from.x).hundredths() * (y - from.y).hundredths() -
         (to.y - from.y).hundredths() * (x - from.x).hundredths();
}

}  // namespace

View view(const Group& group) {
  View view;
  sort_into(view, group);
  return view;
}

View view(const Scene& scene) {
  View view;
  for (const Group& group : scene.groups) sort_into(view, group);
  return view;
}

std::vector<Tile> tiles_of(const View& view, const Marks& marks) {
  std::vector<Tile> tiles;
  for (const Tile& tile : view.tiles)
    if (std::find(marks.begin(), marks.end(), tile.mark) != marks.end()) tiles.push_back(tile);
  std::stable_sort(tiles.begin(), tiles.end(),
                   [](const Tile& a, const Tile& b) { return a.rect.left() < b.rect.left(); });
  return tiles;
}

std::vector<Tile> topmost(std::vector<Tile> tiles) {
  Length top = tiles.empty() ? Length() : tiles.front().rect.top();
  for (const Tile& tile : tiles) top = std::min(top, tile.rect.top());
  std::erase_if(tiles, [&](const Tile& tile) { return tile.rect.top() != top; });
  return tiles;
}

std::vector<Tile> sources_of(const View& panel) {
  if (std::none_of(panel.tiles.begin(), panel.tiles.end(),
                   [](const Tile& tile) { return is_up_projected(tile.mark); }))
    return {};
  return topmost(tiles_of(panel, source_marks));
}

Page take_apart(const Scene& scene) {
  Page page{.all = view(scene), .panels = {}, .cards = {}};
  for (const Group& group : scene.groups)
    if (group.panel) (group.panel->figure == 0 ? page.panels : page.cards).push_back(view(group));
  return page;
}

std::vector<Line> lines_of(const View& view, std::string_view mark, std::size_t points) {
  std::vector<Line> lines;
  for (const Line& line : view.lines)
    if (line.mark == mark && line.points.size() == points) lines.push_back(line);
  std::stable_sort(lines.begin(), lines.end(), [](const Line& a, const Line& b) {
    return a.points.front().x < b.points.front().x;
  });
  return lines;
}

std::vector<Tile> bands_of(const Page& page) {
  return tiles_of(page.all, {"panel"});
}

std::vector<Tier> tiers_of(const Page& page) {
  const auto top = [](const View& panel) {
    for (const TextLine& text : panel.texts)
      if (text.mark == "panel-title") return text.rect.top();
    return Length();
  };
  std::vector<Tier> tiers;
  for (auto first = page.panels.begin(); first != page.panels.end();) {
    const auto last = std::find_if(first, page.panels.end(),
                                   [&](const View& panel) { return top(panel) != top(*first); });
    tiers.emplace_back(first, last);
    first = last;
  }
  return tiers;
}

bool is_head(std::string_view mark) {
  constexpr std::string_view heads[] = {"query-head", "kv-head",      "key-head",    "value-head",
                                        "latent",     "rope-key",     "key-value",   "key-factor",
                                        "index-key",  "value-factor", "state",       "convolution",
                                        "remade-kv",  "remade-key",   "remade-value"};
  return std::find(std::begin(heads), std::end(heads), mark) != std::end(heads);
}

bool is_up_projected(std::string_view mark) {
  return mark.starts_with("remade-");
}

bool is_bar(std::string_view mark) {
  return mark == "bar" || mark.starts_with("bar-");
}

bool is_near(Length a, Length b, Length by) {
  return a - b <= by && b - a <= by;
}

bool is_layer(std::string_view mark) {
  return mark.starts_with("layer-") && mark != "layer-label" && mark != "layer-number" &&
         mark != "layer-ground";
}

Rect bounds(const std::vector<Point>& points) {
  Point least = points.front();
  Point most = least;
  for (const Point point : points) {
    least = {std::min(least.x, point.x), std::min(least.y, point.y)};
    most = {std::max(most.x, point.x), std::max(most.y, point.y)};
  }
  return {least, {most.x - least.x, most.y - least.y}};
}

Rect grown(const Rect& rect, Length by) {
  return {{rect.at.x - by, rect.at.y - by}, {rect.size.width + by * 2, rect.size.height + by * 2}};
}

bool overlap(const Rect& a, const Rect& b) {
  return a.left() < b.right() && b.left() < a.right() && a.top() < b.bottom() &&
         b.top() < a.bottom();
}

bool contains(const Rect& outer, const Rect& inner) {
  return outer.left() <= inner.left() && inner.right() <= outer.right() &&
         outer.top() <= inner.top() && inner.bottom() <= outer.bottom();
}

// Two convex shapes are apart exactly if the line of one of their sides separates them: here the
// sides of the rectangle, and the segment, with the whole rectangle on one side.
bool runs_through(Point from, Point to, const Rect& rect) {
  if (std::max(from.x, to.x) <= rect.left() || rect.right() <= std::min(from.x, to.x)) return false;
  if (std::max(from.y, to.y) <= rect.top() || rect.bottom() <= std::min(from.y, to.y)) return false;
  bool left = false;
  bool right = false;
  for (const Length x : {rect.left(), rect.right()})
    for (const Length y : {rect.top(), rect.bottom()}) {
      left = left || side(from, to, x, y) < 0;
      right = right || 0 < side(from, to, x, y);
    }
  return left && right;
}

std::string to_text(const Rect& rect) {
  return fmt::format("{},{} {}x{}", attnfig::to_text(rect.at.x), attnfig::to_text(rect.at.y),
                     attnfig::to_text(rect.size.width), attnfig::to_text(rect.size.height));
}

std::string to_text(const TextLine& text) {
  return fmt::format("{} \"{}\" {}", text.mark, plain(text.label->text), to_text(text.rect));
}

std::string to_text(const Tile& tile) {
  return fmt::format("{} {}/{} {}", tile.mark, tile.stands_for.group, tile.stands_for.head,
                     to_text(tile.rect));
}

std::string to_text(const Line& line) {
  std::string text =
      fmt::format("{} {}/{}", line.mark, line.stands_for.group, line.stands_for.head);
  for (const Point point : line.points)
    text += fmt::format(" {},{}", attnfig::to_text(point.x), attnfig::to_text(point.y));
  return text;
}

}  // namespace attnfig::properties
