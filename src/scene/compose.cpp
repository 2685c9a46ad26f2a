#include "scene/compose.h"

#include "scene/lines.h"

#include <algorithm>

namespace attnfig {
namespace {

Length offset(Length inner, Length outer, Align align) {
  switch (align) {
    case Align::start:
      return {};
    case Align::middle:
      return (outer - inner) / 2;
    case Align::end:
      return outer - inner;
  }
  return {};
}

struct Move {
  Point by;

  void operator()(Box& box) const { box.rect.at = box.rect.at + by; }
  void operator()(Polyline& line) const { move(line.points); }
  void operator()(Polygon& polygon) const { move(polygon.points); }
  void operator()(Label& label) const { label.at = label.at + by; }
  void move(std::vector<Point>& points) const {
    for (Point& point : points) point = point + by;
  }
};

/// Whether further items may join a group.
bool is_loose(const Group& group) {
  return group.label.empty() && !group.panel;
}

void move_to(std::vector<Item>& items, std::vector<Item> more) {
  items.insert(items.end(), std::move_iterator(more.begin()), std::move_iterator(more.end()));
}

}  // namespace

Picture picture(Item item, Size size) {
  Picture one{size, {}};
  add(one, std::move(item));
  return one;
}

void place(Picture& on, Picture what, Point at) {
  on.size.width = std::max(on.size.width, at.x + what.size.width);
  on.size.height = std::max(on.size.height, at.y + what.size.height);
  for (Group& group : what.groups) {
    for (Item& item : group.items) std::visit(Move{at}, item.shape);
    if (is_loose(group) && !on.groups.empty() && is_loose(on.groups.back())) {
      move_to(on.groups.back().items, std::move(group.items));
    } else {
      on.groups.push_back(std::move(group));
    }
  }
}

void add(Picture& on, Item item) {
  if (on.groups.empty() || !is_loose(on.groups.back())) on.groups.emplace_back();
  on.groups.back().items.push_back(std::move(item));
}

Picture above(std::vector<Picture> stacked, Length gap, Align align) {
  Length widest;
  for (const Picture& part : stacked) widest = std::max(widest, part.size.width);
  Picture whole;
  Length y;
  for (Picture& part : stacked) {
    if (part.size.height == Length()) continue;
    const Point at = {offset(part.size.width, widest, align), y};
    place(whole, std::move(part), at);
    y = whole.size.height + gap;
  }
  whole.size.width = widest;
  return whole;
}

Picture as_panel(Picture inner, std::string label, std::size_t index) {
  Picture outer{inner.size, {}};
  outer.groups.push_back({std::move(label), PanelIndex{.index = index}, {}});
  for (Group& group : inner.groups) move_to(outer.groups[0].items, std::move(group.items));
  return outer;
}

Picture text_block(const RichText& text, const TextStyle& style, Length widest, Align align) {
  std::vector<RichText> lines = balance_lines(text, style.size, style.weight, widest);
  Picture block;
  for (const RichText& line : lines)
    block.size.width = std::max(block.size.width, snapped(width(line, style.size, style.weight)));
  block.size.height = leading(style.size) * static_cast<std::int64_t>(lines.size());
  const Anchor anchor = align == Align::start    ? Anchor::start
                        : align == Align::middle ? Anchor::middle
                                                 : Anchor::end;
  const Length x = offset(Length(), block.size.width, align);
  Length centre = leading(style.size) / 2;
  for (RichText& line : lines) {
    add(block, {.mark = style.mark,
                .series = style.series,
                .about = style.about,
                .shape = Label{{x, baseline(centre, style.size)},
                               anchor,
                               style.size,
                               style.weight,
                               std::move(line)}});
    centre += leading(style.size);
  }
  return block;
}

Item centred_label(const RichText& text, const TextStyle& style, Point centre) {
  return {.mark = style.mark,
          .series = style.series,
          .about = style.about,
          .shape = Label{{centre.x, baseline(centre.y, style.size)},
                         Anchor::middle,
                         style.size,
                         style.weight,
                         text}};
}

}  // namespace attnfig
