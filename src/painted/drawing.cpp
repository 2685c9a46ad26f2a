#include "painted/drawing.h"

#include "painted/words.h"
#include "svg/style.h"
#include "theme/contrast.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace attnfig::painted {
namespace {

std::string to_text(const Bounds& box) {
  return fmt::format("{},{} {}×{}", painted::to_text(box.left), painted::to_text(box.top),
                     painted::to_text(box.width()), painted::to_text(box.height()));
}

std::string to_text(const Paint& paint) {
  if (!paint.visible()) return "none";
  if (paint.kind == Paint::Kind::unknown) return "unknown";
  const std::string colour = attnfig::to_text(paint.colour);
  return paint.alpha == Fixed(1) ? colour
                                 : fmt::format("{} at {}", colour, painted::to_text(paint.alpha));
}

template <class Item>
std::vector<Bounds> boxes_of(const std::vector<Item>& items, Bounds Item::*box) {
  std::vector<Bounds> boxes;
  for (const Item& item : items) boxes.push_back(item.*box);
  return boxes;
}

template <class Item>
std::vector<const Item*> chosen(const std::vector<Item>& items,
                                const std::vector<std::size_t>& indices) {
  std::vector<const Item*> list;
  for (const std::size_t index : indices) list.push_back(&items[index]);
  return list;
}

}  // namespace

std::string describe(const Text& text) {
  return fmt::format("text {} ({})", quoted(text.content), to_text(text.box));
}

std::string describe(const Shape& shape) {
  return fmt::format("{} ({})", shape.name, to_text(shape.box));
}

std::string dump(const Drawing& drawing) {
  std::string text = fmt::format("view {} scheme {}\n", to_text(drawing.view),
                                 drawing.scheme == Scheme::dark ? "dark" : "light");
  for (const Shape& shape : drawing.shapes)
    text += fmt::format("{}: {} fill {} stroke {} {}\n", shape.order, describe(shape),
                        to_text(shape.fill), to_text(shape.stroke),
                        painted::to_text(shape.stroke_width));
  for (const Text& one : drawing.texts) {
    text += fmt::format("{}: {}\n", one.order, describe(one));
    for (const Run& run : one.runs)
      text +=
          fmt::format("  run {} ({}) size {} weight {} fill {}\n", quoted(run.text),
                      to_text(run.box), painted::to_text(run.size), run.weight, to_text(run.fill));
  }
  return text;
}

std::vector<Note> gathered(const std::vector<Note>& notes) {
  struct Gathered {
    Note note;
    std::vector<std::size_t> places;
  };
  std::vector<Gathered> list;
  std::map<std::string, std::size_t> known;
  for (const Note& note : notes) {
    const auto [at, fresh] = known.emplace(note.message, list.size());
    if (fresh) list.push_back({note, {}});
    list[at->second].places.push_back(note.offset);
  }
  std::vector<Note> result;
  for (Gathered& one : list) {
    std::sort(one.places.begin(), one.places.end());
    one.places.erase(std::unique(one.places.begin(), one.places.end()), one.places.end());
    one.note.offset = one.places[0];
    if (1 < one.places.size())
      one.note.message += fmt::format(", here and at {} other place{}", one.places.size() - 1,
                                      one.places.size() == 2 ? "" : "s");
    result.push_back(std::move(one.note));
  }
  return result;
}

void count_in_pixels(Drawing& drawing, const Canvas& canvas) {
  drawing.view = canvas.in_pixels(drawing.view);
  for (Shape& shape : drawing.shapes) {
    for (Chain& chain : shape.chains)
      for (Vec& point : chain.points) point = canvas.in_pixels(point);
    shape.box = canvas.in_pixels(shape.box);
    shape.painted = canvas.in_pixels(shape.painted);
    shape.stroke_width = canvas.in_pixels(shape.stroke_width);
  }
  for (Text& text : drawing.texts) {
    for (Run& run : text.runs) {
      run.size = canvas.in_pixels(run.size);
      run.box = canvas.in_pixels(run.box);
      run.stroke_width = canvas.in_pixels(run.stroke_width);
    }
    text.box = canvas.in_pixels(text.box);
    text.ink = canvas.in_pixels(text.ink);
  }
  drawing.shape_places = Nearby(boxes_of(drawing.shapes, &Shape::painted));
  drawing.text_places = Nearby(boxes_of(drawing.texts, &Text::box));
}

std::vector<const Shape*> shapes_at(const Drawing& drawing, const Bounds& place) {
  return chosen(drawing.shapes, drawing.shape_places.at(place));
}

std::vector<const Text*> texts_at(const Drawing& drawing, const Bounds& place) {
  return chosen(drawing.texts, drawing.text_places.at(place));
}

bool covers(const Shape& shape, Vec point) {
  if (!shape.fill.visible() || !shape.box.holds(point)) return false;
  const Winding around_point = winding(shape.chains, point);
  return shape.even_odd ? around_point.crossings % 2 == 1 : around_point.turns != 0;
}

bool covers(const Shape& shape, const Piece& piece) {
  return covers(shape, piece.from) && covers(shape, piece.to) &&
         std::none_of(shape.chains.begin(), shape.chains.end(),
                      [&](const Chain& chain) { return crosses(chain, Edge::fill, piece); });
}

bool covers(const Shape& shape, const Bounds& box) {
  return holds(shape.box, box) && covers(shape, box.centre()) &&
         std::none_of(shape.chains.begin(), shape.chains.end(), [&](const Chain& chain) {
           return crosses(chain, Edge::fill, box.grown(-rounding));
         });
}

Ground ground_at(const Drawing& drawing, Vec point, std::size_t order) {
  // From the top down to the first opaque fill, and back up.
  std::vector<const Shape*> above;
  Ground ground{drawing.page};
  const std::vector<const Shape*> here = shapes_at(drawing, {point.x, point.y, point.x, point.y});
  for (std::size_t i = here.size(); 0 < i; --i) {
    const Shape& shape = *here[i - 1];
    if (order <= shape.order || !covers(shape, point)) continue;
    above.push_back(&shape);
    if (shape.fill.alpha == Fixed(1)) break;
  }
  for (std::size_t i = above.size(); 0 < i; --i) {
    const Paint& fill = above[i - 1]->fill;
    ground.known = ground.known && fill.kind == Paint::Kind::solid;
    ground.colour = over(fill.colour, fill.alpha.millionths(), ground.colour);
  }
  return ground;
}

}  // namespace attnfig::painted
