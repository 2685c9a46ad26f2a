#include "painted/drawing.h"
#include "painted/knowledge.h"
#include "painted/shapes.h"
#include "painted/text_layout.h"
#include "painted/transform.h"
#include "painted/words.h"

#include <fmt/format.h>

#include <algorithm>

namespace attnfig::painted {
namespace {

constexpr std::size_t no_offset = std::string_view::npos;

std::string_view href_of(const Element& element) {
  const Attribute* href = element.find("href");
  return href == nullptr ? element.get("xlink:href") : std::string_view(href->value);
}

/// What an element passes on to its children.
struct Context {
  Style style;
  Matrix matrix;
  Units units;
  std::size_t place = no_offset;  // of the outermost <use>
  int uses = 0;
};

/// Walks over a document and lists what it paints.
struct Painter {
  const Document& document;
  const Cascade& cascade;
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

  // --- paints

  /// The first colour in a gradient or pattern.
  Paint server_paint(int server, int depth) {
    constexpr int longest_chain = 8;
    const Element& element = document.at(server);
    for (std::size_t i = static_cast<std::size_t>(server) + 1; i < document.elements.size(); ++i) {
      const Element& part = document.elements[i];
      if (part.parent < server) break;
      std::vector<Note> ignored;
      const Style style = cascade.style_of(static_cast<int>(i), {}, {}, ignored);
      const Paint paint = part.name == "stop" ? read_paint(style.stop_color, style.color)
                          : is_shape(part)    ? read_paint(style.fill, style.color)
                                              : Paint{};
      if (paint.visible()) return paint;
    }
    const std::string_view base = href_of(element);
    const int next = base.starts_with('#') ? document.find_id(base.substr(1)) : -1;
    if (next < 0 || longest_chain < depth) return {};
    return server_paint(next, depth + 1);
  }

  Paint paint_of(const std::string& value, Fixed opacity, const Style& style, std::size_t offset) {
    Paint paint;
    if (const std::string_view id = id_in_url(value); !id.empty()) {
      const int server = document.find_id(id);
      const std::size_t rest = value.find(')');
      if (0 <= server) {
        note(offset, "a gradient or pattern counts as its first colour");
        paint = server_paint(server, 0);
      } else {
        paint = read_paint(value.substr(rest + 1), style.color);
      }
    } else {
      paint = read_paint(value, style.color);
    }
    if (paint.kind == Paint::Kind::unknown)
      note(offset, fmt::format("the colour {} is not computed", quoted(value)));
    paint.alpha = paint.alpha * opacity * style.opacity;
    return paint;
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
    std::vector<Chain> chains = outline_of(element, style, context.units, drawing.notes);
    if (chains.empty() || !style.visible) return;
    Shape shape{.element = index, .offset = place, .name = name_of(element), .chains = {}};
    std::vector<Vec> all;
    for (Chain& chain : chains) {
      for (Vec& point : chain.points) point = apply(context.matrix, point);
      all.insert(all.end(), chain.points.begin(), chain.points.end());
    }
    points += all.size();
    if (limit::points < points) return stop(place, "points", limit::points);
    if (drawing.shapes.size() == limit::shapes) return stop(place, "shapes", limit::shapes);
    shape.chains = std::move(chains);
    shape.box = around(all);
    paint_look(shape, element, context);
    if (!shape.fill.visible() && !shape.stroke.visible()) return;
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
    const Fixed half = Fixed::scaled(shape.stroke_width, 1, 2);
    Vec reach = {half, half};
    if (element.name == "line" && style.butt_caps) {
      // A line with butt caps grows only sideways.
      const Vec delta = shape.chains[0].points[1] - shape.chains[0].points[0];
      const Fixed length = square_root(delta.x * delta.x + delta.y * delta.y);
      if (Fixed() < length)
        reach = {half * absolute(delta.y / length), half * absolute(delta.x / length)};
    }
    shape.painted = shape.box.grown(reach.x, reach.y);
  }

  // --- texts

  void paint_text(int index, const Context& context, std::size_t place) {
    const Letters read =
        read_letters(document, cascade, index, context.style, context.units, drawing.notes);
    letters += read.list.size();
    if (limit::characters < letters) return stop(place, "characters", limit::characters);
    if (drawing.texts.size() == limit::texts) return stop(place, "texts", limit::texts);
    const std::size_t offset = document.at(index).offset;
    const auto fill = [&](const Style& style) {
      return paint_of(style.fill, style.fill_opacity, style, offset);
    };
    Text text = lay_out(read.list, context.matrix, place, fill, drawing.notes);
    if (text.runs.empty()) return;
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
    const std::string_view href = href_of(use);
    const int target = href.starts_with('#') ? document.find_id(href.substr(1)) : -1;
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

Drawing draw(const Document& document, const Sheet& sheet, Scheme scheme) {
  const Cascade cascade(document, sheet, scheme);
  Painter painter{document, cascade};
  Drawing& drawing = painter.drawing;
  drawing.scheme = scheme;
  drawing.page = scheme == Scheme::dark ? knowledge().dark_page : knowledge().light_page;
  drawing.notes = sheet.notes;
  painter.paint_root();
  drawing.notes = gathered(drawing.notes);
  return std::move(drawing);
}

}  // namespace attnfig::painted
