#include "svg/svg.h"

#include "svg/style.h"

#include <fmt/format.h>
#include <pugixml.hpp>

#include <algorithm>

namespace attnfig {
namespace {

constexpr Length subscript_drop(Length size) {
  return size / 5;
}
constexpr Length superscript_rise(Length size) {
  return size * 7 / 20;
}

void set(pugi::xml_node node, const char* name, const std::string& value) {
  node.append_attribute(name).set_value(value.c_str());
}
void set(pugi::xml_node node, const char* name, Length value) {
  set(node, name, to_text(value));
}

/// A child element on a line of its own.
pugi::xml_node append(pugi::xml_node parent, const char* name) {
  parent.append_child(pugi::node_pcdata).set_value("\n");
  return parent.append_child(name);
}

void set_text(pugi::xml_node node, const std::string& text) {
  node.append_child(pugi::node_pcdata).set_value(text.c_str());
}

void end_line(pugi::xml_node node) {
  set_text(node, "\n");
}

void set_paint(pugi::xml_node node, const Palette& palette, const Style& style) {
  const Paint& paint = palette.paint(style.part);
  if (const ColourPair* fill = colours(palette, paint.fill, style.accent))
    set(node, "fill", to_text(fill->light));
  if (const ColourPair* stroke = colours(palette, paint.stroke, style.accent)) {
    set(node, "stroke", to_text(stroke->light));
    if (!paint.dash.empty()) set(node, "stroke-dasharray", paint.dash);
  }
}

constexpr Anchor usual_anchor = Anchor::middle;

std::string anchor_text(Anchor anchor) {
  return anchor == Anchor::start ? "start" : anchor == Anchor::middle ? "middle" : "end";
}

/// What differs from the root's font.
void set_font(pugi::xml_node node, const Style& style, Length usual_size) {
  if (style.size != usual_size) set(node, "font-size", style.size);
  if (style.weight == Weight::bold) set(node, "font-weight", "700");
  if (style.anchor != usual_anchor) set(node, "text-anchor", anchor_text(style.anchor));
}

void set_look(pugi::xml_node node, const Palette& palette, const Style& style, Length usual_size) {
  set(node, "class", class_of(palette, style));
  set_paint(node, palette, style);
  if (style.text) set_font(node, style, usual_size);
}

/// Straight lines as a path: M, then H, V or L with absolute coordinates.
std::string path(const std::vector<Point>& points, std::string_view end) {
  std::string text;
  Point from;
  for (const Point to : points) {
    if (text.empty()) {
      text = fmt::format("M{} {}", to_text(to.x), to_text(to.y));
    } else if (to.y == from.y) {
      text += "H" + to_text(to.x);
    } else if (to.x == from.x) {
      text += "V" + to_text(to.y);
    } else {
      text += fmt::format("L{} {}", to_text(to.x), to_text(to.y));
    }
    from = to;
  }
  return text.append(end);
}

/// Writes the shape of an item and returns its element.
struct ShapeWriter {
  pugi::xml_node parent;
  StandsFor stands_for;

  pugi::xml_node operator()(const Box& box) const {
    pugi::xml_node rect = append(parent, "rect");
    set(rect, "x", box.rect.at.x);
    set(rect, "y", box.rect.at.y);
    set(rect, "width", box.rect.size.width);
    set(rect, "height", box.rect.size.height);
    if (box.radius != Length()) set(rect, "rx", box.radius);
    return with_meaning(rect);
  }
  pugi::xml_node operator()(const Polyline& line) const {
    return write_path(path(line.points, ""));
  }
  pugi::xml_node operator()(const Polygon& polygon) const {
    return write_path(path(polygon.points, "z"));
  }
  pugi::xml_node operator()(const Label& label) const {
    pugi::xml_node text = append(parent, "text");
    set(text, "x", label.at.x);
    set(text, "y", label.at.y);
    // Without this some readers drop the blanks at the ends of a span.
    const bool blanks = std::any_of(label.text.begin(), label.text.end(), [](const Run& run) {
      return run.text.starts_with(' ') || run.text.ends_with(' ');
    });
    if (blanks) set(text, "xml:space", "preserve");
    Length shift;  // of the pen, from the baseline
    for (const Run& run : label.text) {
      const Length wanted = run.script == Script::normal      ? Length()
                            : run.script == Script::subscript ? subscript_drop(label.size)
                                                              : -superscript_rise(label.size);
      if (wanted == shift && run.script == Script::normal) {
        set_text(text, run.text);
        continue;
      }
      pugi::xml_node span = text.append_child("tspan");
      set(span, "dy", wanted - shift);
      if (run.script != Script::normal) set(span, "font-size", script_size(label.size));
      set_text(span, run.text);
      shift = wanted;
    }
    return text;
  }
  pugi::xml_node write_path(const std::string& data) const {
    pugi::xml_node node = append(parent, "path");
    set(node, "d", data);
    return with_meaning(node);
  }
  pugi::xml_node with_meaning(pugi::xml_node node) const {
    if (stands_for.head != 0) set(node, "data-head", std::to_string(stands_for.head));
    if (stands_for.group != 0) set(node, "data-group", std::to_string(stands_for.group));
    return node;
  }
};

/// Neighbours of one look share a group that states it; a single item states its own.
void write_items(pugi::xml_node parent, const Palette& palette, Length usual_size,
                 const std::vector<Item>& items) {
  for (auto first = items.begin(); first != items.end();) {
    const Style style = style_of(*first);
    const auto end =
        std::find_if(first, items.end(), [&](const Item& item) { return style_of(item) != style; });
    if (std::next(first) == end) {
      set_look(std::visit(ShapeWriter{parent, first->stands_for}, first->shape), palette, style,
               usual_size);
    } else {
      pugi::xml_node group = append(parent, "g");
      set_look(group, palette, style, usual_size);
      for (auto item = first; item != end; ++item)
        std::visit(ShapeWriter{group, item->stands_for}, item->shape);
      end_line(group);
    }
    first = end;
  }
}

std::string families(const Scene& scene, const Theme& theme) {
  const std::string script = scene.fonts.empty() ? "" : scene.fonts + ", ";
  return fmt::format("{}, {}{}", theme.fonts, script, theme.generic);
}

void write_head(pugi::xml_node svg, const Scene& scene, const Theme& theme) {
  const std::string title_id = scene.name + "-t";
  const std::string description_id = scene.name + "-d";
  set(svg, "xmlns", "http://www.w3.org/2000/svg");
  set(svg, "id", scene.name);
  set(svg, "width", scene.size.width);
  set(svg, "height", scene.size.height);
  set(svg, "viewBox",
      fmt::format("0 0 {} {}", to_text(scene.size.width), to_text(scene.size.height)));
  set(svg, "role", "img");
  set(svg, "aria-labelledby", title_id + " " + description_id);
  set(svg, "lang", scene.language);
  set(svg, "font-family", families(scene, theme));
  set(svg, "font-size", scene.text_size);
  set(svg, "text-anchor", anchor_text(usual_anchor));
  set(svg, "fill", "none");
  set(svg, "stroke-width", theme.stroke_width);
  pugi::xml_node title = append(svg, "title");
  set(title, "id", title_id);
  set_text(title, scene.title);
  pugi::xml_node description = append(svg, "desc");
  set(description, "id", description_id);
  set_text(description, scene.description);
}

struct StringWriter : pugi::xml_writer {
  std::string text;
  void write(const void* data, std::size_t size) override {
    text.append(static_cast<const char*>(data), size);
  }
};

}  // namespace

std::string write_svg(const Scene& scene, const Theme& theme) {
  const Palette palette = theme.palette();
  pugi::xml_document document;
  pugi::xml_node svg = document.append_child("svg");
  write_head(svg, scene, theme);
  set_text(append(svg, "style"), stylesheet(scene, palette));
  for (const Group& group : scene.groups) {
    if (group.label.empty()) {
      write_items(svg, palette, scene.text_size, group.items);
      continue;
    }
    pugi::xml_node node = append(svg, "g");
    set(node, "role", "group");
    set(node, "aria-label", group.label);
    write_items(node, palette, scene.text_size, group.items);
    end_line(node);
  }
  end_line(svg);
  StringWriter writer;
  document.save(writer, "", pugi::format_raw | pugi::format_no_declaration);
  return writer.text + "\n";
}

}  // namespace attnfig
