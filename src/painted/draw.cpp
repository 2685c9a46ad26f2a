#include "painted/clip.h"
#include "painted/drawing.h"
#include "painted/knowledge.h"
#include "painted/paint_server.h"
#include "painted/shapes.h"
#include "painted/text_layout.h"
#include "painted/transform.h"
#include "painted/words.h"

#include <fmt/format.h>

#include <algorithm>

namespace attnfig::painted {
namespace {

constexpr std::size_t no_offset = std::string_view::npos;

/// What an element passes on to its children.
struct Context {
  Style style;
  Matrix matrix;
  Units units;
  std::size_t place = no_offset;  // of the outermost <use>
  int uses = 0;
  std::optional<Bounds> clip = {};  // what clip paths leave
};

/// Walks over a document and lists what it paints.
struct Painter {
  const Document& document;
  const Cascade& cascade;
  const MeasuredFont* font;
  Drawing drawing = {};
  std::size_t order = 0;
  std::size_t points = 0;
  std::size_t letters = 0;
  std::vector<int> used = {};  // the targets of <use> that the walk is in

  bool full() const { return !drawing.faults.empty(); }

  void stop(std::size_t offset, std::string_view what, std::size_t most) {
    if (!full())
      drawing.faults.push_back({Fault::Kind::too_much, offset,
                                fmt::format("more than {} {} are painted", most, what),
                                "split the figure, or simplify it"});
  }

  void note(std::size_t offset, std::string message) {
    drawing.notes.push_back({offset, std::move(message)});
  }

  Paint paint_of(const std::string& value, Fixed opacity, const Style& style, std::size_t offset) {
    return resolve_paint(document, cascade, value, opacity, style, offset, drawing.notes);
  }

  // --- shapes

  static std::string name_of(const Element& element) {
    std::string name = element.name;
    for (const std::string_view word : split_words(element.get("class")))
      name += fmt::format(".{}", word);
    return name;
  }

  void paint_shape(int index, const Context& context, std::size_t place) {
    const Element& element = document.at(index);
    const Style& style = context.style;
    Shape shape{.element = index,
                .offset = place,
                .name = name_of(element),
                .chains = outline_of(element, style, context.units, drawing.notes)};
    if (shape.chains.empty() || !style.visible) return;
    for (Chain& chain : shape.chains) {
      points += chain.points.size();
      for (Vec& point : chain.points) point = apply(context.matrix, point);
    }
    if (limit::points < points) return stop(place, "points", limit::points);
    if (drawing.shapes.size() == limit::shapes) return stop(place, "shapes", limit::shapes);
    paint_look(shape, element, context);
    if (!shape.fill.visible() && !shape.stroke.visible()) return;
    shape.box = around(shape.chains);
    if (context.clip && !holds(*context.clip, shape.box)) {
      const Edge edge = shape.fill.visible() ? Edge::fill : Edge::stroke;
      shape.chains = clipped(shape.chains, edge, *context.clip);
      if (shape.chains.empty()) return;
      shape.box = around(shape.chains);
      const bool has_area = Fixed() < std::min(shape.box.width(), shape.box.height());
      if (edge == Edge::fill && !has_area) return;
    }
    const Vec reach = reach_of(shape, element.name == "line" && style.butt_caps);
    shape.painted = shape.box.grown(reach.x, reach.y);
    if (context.clip) shape.painted = intersection(shape.painted, *context.clip);
    shape.is_box = element.name != "image" && fills_box(shape);
    shape.order = ++order;
    drawing.shapes.push_back(std::move(shape));
  }

  void paint_look(Shape& shape, const Element& element, const Context& context) {
    const Style& style = context.style;
    shape.even_odd = style.even_odd;
    if (element.name == "image") {
      note(element.offset, "<image>: its pixels are not looked at");
      shape.fill = {Paint::Kind::unknown, {}, style.opacity};
    } else if (element.name != "line") {
      shape.fill = paint_of(style.fill, style.fill_opacity, style, element.offset);
    }
    const Fixed width = style.stroke_width * scale_of(context.matrix);
    if (Fixed() < width)
      shape.stroke = paint_of(style.stroke, style.stroke_opacity, style, element.offset);
    if (shape.stroke.visible()) shape.stroke_width = width;
  }

  /// How far a shape's stroke reaches past its outline.
  static Vec reach_of(const Shape& shape, bool is_butt_line) {
    const Fixed half = Fixed::scaled(shape.stroke_width, 1, 2);
    if (!is_butt_line) return {half, half};
    // A line with butt caps grows only sideways.
    const Vec delta = shape.chains[0].points[1] - shape.chains[0].points[0];
    const Fixed length = square_root(delta.x * delta.x + delta.y * delta.y);
    if (length == Fixed()) return {half, half};
    return {half * absolute(delta.y / length), half * absolute(delta.x / length)};
  }

  static bool fills_box(const Shape& shape) {
    const Fixed whole = shape.box.width() * shape.box.height();
    return shape.chains.size() == 1 && Fixed() < whole &&
           whole * 9 <= area_of(shape.chains[0]) * 10;
  }

  // --- texts

  void paint_text(int index, const Context& context, std::size_t place) {
    const Letters read =
        read_letters(document, cascade, index, context.style, context.units, drawing.notes);
    letters += read.list.size();
    if (limit::characters < letters) return stop(place, "characters", limit::characters);
    if (drawing.texts.size() == limit::texts) return stop(place, "texts", limit::texts);
    const std::size_t offset = document.at(index).offset;
    const auto look = [&](const Style& style) {
      return Look{paint_of(style.fill, style.fill_opacity, style, offset),
                  paint_of(style.stroke, style.stroke_opacity, style, offset)};
    };
    Text text = lay_out(read.list, context.matrix, place, {look, font}, drawing.notes);
    if (text.runs.empty() || (context.clip && Fixed() <= gap(*context.clip, text.box))) return;
    text.element = index;
    text.order = ++order;
    drawing.texts.push_back(std::move(text));
  }

  // --- structure

  /// A viewport inside the figure: a nested <svg>, or a <symbol> that is used.
  void enter_viewport(const Element& element, Context& context, Vec size) {
    const Attribute* stated = element.find("viewBox");
    const auto view = stated == nullptr ? std::nullopt : read_view_box(stated->value);
    if (stated != nullptr && !view)
      note(stated->offset, fmt::format("viewBox {} is not measured", quoted(stated->value)));
    if (view) {
      context.matrix = context.matrix * fitted(*view, size, element.get("preserveAspectRatio"));
      size = {view->width(), view->height()};
    }
    context.units.width = size.x;
    context.units.height = size.y;
  }

  Vec viewport_size(const Element& element, const Context& context) {
    const auto side = [&](std::string_view name, Axis axis, Fixed whole) {
      if (element.find(name) == nullptr) return whole;
      return length_of(element, name, axis, context.units, context.style, drawing.notes);
    };
    return {side("width", Axis::across, context.units.width),
            side("height", Axis::down, context.units.height)};
  }

  Vec position(const Element& element, const Context& context) {
    return {length_of(element, "x", Axis::across, context.units, context.style, drawing.notes),
            length_of(element, "y", Axis::down, context.units, context.style, drawing.notes)};
  }

  void paint_use(int index, Context context) {
    const Element& use = document.at(index);
    const int target = document.find_id(referred_id(use));
    if (target < 0 || std::find(used.begin(), used.end(), target) != used.end()) return;
    if (context.uses == limit::use_depth)
      return stop(use.offset, "levels of <use>", limit::use_depth);
    if (context.place == no_offset) context.place = use.offset;
    ++context.uses;
    const Vec at = position(use, context);
    context.matrix = context.matrix * translation(at.x, at.y);
    used.push_back(target);
    const Element& symbol = document.at(target);
    if (symbol.name == "symbol") {
      enter_viewport(symbol, context, viewport_size(use, context));
      if (enter(target, context)) paint_children(target, context);
    } else {
      paint(target, context);
    }
    used.pop_back();
  }

  /// Takes an element's style and transform into the context; false if it is not displayed.
  bool enter(int index, Context& context) {
    const Element& element = document.at(index);
    context.style = cascade.style_of(index, context.style, context.units, drawing.notes);
    if (!context.style.displayed) return false;
    const auto matrix = read_transform(context.style.transform);
    if (matrix) {
      context.matrix = context.matrix * *matrix;
    } else if (context.style.transform != "none") {
      note(element.offset,
           fmt::format("transform {} is not measured", quoted(context.style.transform)));
    }
    const auto clip = clip_of(document, cascade, index, context.style, context.matrix,
                              context.units, drawing.notes);
    if (clip) context.clip = context.clip ? intersection(*context.clip, *clip) : *clip;
    return true;
  }

  void paint_children(int index, const Context& context) {
    for (const Content& content : document.at(index).content) {
      if (content.element < 0 || full()) continue;
      paint(content.element, context);
      // Only the first child that suits the reader is shown; lint does not find out which one that
      // is.
      if (document.at(index).name == "switch") return;
    }
  }

  void paint(int index, Context context) {
    const Element& element = document.at(index);
    const std::string& name = element.name;
    if (!element.is_svg || full()) return;
    if (name == "foreignObject")
      note(element.offset, "<foreignObject>: what is in it is not measured");
    const bool container = is_one_of(name, {"g", "a", "switch", "svg"});
    if (!container && name != "use" && name != "text" && !is_shape(element)) return;
    if (!enter(index, context)) return;
    const std::size_t place = context.place == no_offset ? element.offset : context.place;
    if (name == "use") return paint_use(index, context);
    if (name == "text") return paint_text(index, context, place);
    if (!container) return paint_shape(index, context, place);
    if (name == "svg") {
      const Vec at = position(element, context);
      const Vec size = viewport_size(element, context);
      context.matrix = context.matrix * translation(at.x, at.y);
      enter_viewport(element, context, size);
    }
    paint_children(index, context);
  }

  void paint_root() {
    const Canvas canvas = canvas_of(document.root());
    drawing.view = canvas.view;
    drawing.has_view = canvas.is_stated;
    Context context;
    context.units = {canvas.view.width(), canvas.view.height()};
    if (enter(0, context)) {
      context.units.root_font_size = context.style.font_size;
      paint_children(0, context);
    }
    count_in_pixels(drawing, canvas);
  }
};

}  // namespace

Drawing draw(const Document& document, const Sheet& sheet, Scheme scheme,
             const MeasuredFont* font) {
  const Cascade cascade(document, sheet, scheme);
  Painter painter{document, cascade, font};
  Drawing& drawing = painter.drawing;
  drawing.scheme = scheme;
  drawing.page = scheme == Scheme::dark ? knowledge().dark_page : knowledge().light_page;
  drawing.notes = sheet.notes;
  painter.paint_root();
  drawing.notes = gathered(drawing.notes);
  return std::move(drawing);
}

}  // namespace attnfig::painted
