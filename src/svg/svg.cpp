#include "svg/svg.h"

#include "svg/hatch.h"
#include "svg/item_runs.h"
#include "svg/path.h"
#include "svg/spans.h"
#include "svg/xml.h"
#include "theme/mode.h"

#include <fmt/format.h>
#include <pugixml.hpp>

#include <algorithm>

namespace attnfig {
namespace {

/// Half of it is visible, on each side of a stroke.
constexpr Length halo_width = Length::px(4);

void set_paint(pugi::xml_node node, const Scene& scene, const Paint& paint) {
  if (paint.hatched) set(node, "fill", fmt::format("url(#{})", hatch_id(scene, *paint.hatched)));
  if (paint.fill) set(node, "fill", css(paint.fill->light));
  if (paint.edge) {
    set(node, "stroke", css(paint.edge->light));
    if (!paint.dash.empty()) set(node, "stroke-dasharray", paint.dash);
    if (paint.edge_width) set(node, "stroke-width", *paint.edge_width);
  }
  if (paint.halo) {
    set(node, "stroke", css(paint.halo->light));
    set(node, "stroke-width", halo_width);
    set(node, "stroke-linejoin", "round");
    set(node, "paint-order", "stroke");
  }
}

std::string anchor_text(Anchor anchor) {
  return anchor == Anchor::start ? "start" : anchor == Anchor::middle ? "middle" : "end";
}

void set_position(pugi::xml_node node, Point at) {
  if (at.x != Length()) set(node, "x", at.x);
  if (at.y != Length()) set(node, "y", at.y);
}

void set_meanings(pugi::xml_node node, const Meanings& meanings) {
  for (const Meanings::List& list : meanings.lists)
    if (!list.numbers.empty()) set(node, fmt::format("data-{}", list.key).c_str(), list.numbers);
}

/// What readers and programs are told of an item.
void annotate(pugi::xml_node node, const Item& item) {
  for (const Datum& datum : item.data)
    set(node, fmt::format("data-{}", datum.key).c_str(), datum.value);
  if (!item.tooltip.empty()) set_text(node.append_child("title"), item.tooltip);
}

pugi::xml_node write_box(pugi::xml_node parent, const Box& box) {
  pugi::xml_node rect = append(parent, "rect");
  set_position(rect, box.rect.at);
  set(rect, "width", box.rect.size.width);
  set(rect, "height", box.rect.size.height);
  if (box.radius != Length()) set(rect, "rx", box.radius);
  return rect;
}

/// A box or a label as an element of its own.
pugi::xml_node write_shape(pugi::xml_node parent, const SpanLook& look, const Item& item) {
  if (const auto* box = std::get_if<Box>(&item.shape)) {
    const pugi::xml_node rect = write_box(parent, *box);
    annotate(rect, item);
    return rect;
  }
  const Label& label = std::get<Label>(item.shape);
  pugi::xml_node text = append(parent, "text");
  set_position(text, label.at);
  annotate(text, item);
  write_spans(text, look, label);
  return text;
}

/// Whether all items tell a reader the same, so that one element can.
bool have_one_tooltip(ItemRun items) {
  return std::all_of(items.begin(), items.end(),
                     [&](const Item& item) { return item.tooltip == items.front().tooltip; });
}

bool is_filled(const Paint& paint) {
  return paint.hatched || paint.fill;
}

bool is_line(const Item& item) {
  return std::holds_alternative<Polyline>(item.shape) ||
         std::holds_alternative<Polygon>(item.shape);
}

/// The anchor of texts that state none: in the whole figure, and in a labelled group of it.
constexpr Anchor figure_anchor = Anchor::middle;

Anchor anchor_of(const Group& group) {
  if (!group.label.empty())
    for (const Item& item : group.items)
      if (const auto* label = std::get_if<Label>(&item.shape)) return label->anchor;
  return figure_anchor;
}

/// Writes the groups of a scene.
struct GroupWriter {
  const Scene& scene;
  const Palette& palette;
  const SpanLook look;
  const std::vector<HatchedFill> hatches = hatches_of(scene, palette);
  const std::vector<RepeatedRow> repeated = repeated_rows(scene);

  std::string id(std::size_t row) const { return id_in(scene, std::to_string(row + 1)); }

  void write_definitions(pugi::xml_node svg) const {
    if (repeated.empty() && hatches.empty()) return;
    if (!repeated.empty()) set(svg, "xmlns:xlink", "http://www.w3.org/1999/xlink");
    const pugi::xml_node definitions = append(svg, "defs");
    for (const HatchedFill& hatched : hatches) write_hatch(definitions, hatched);
    for (std::size_t i = 0; i < repeated.size(); ++i) {
      const pugi::xml_node row = append(definitions, "g");
      set(row, "id", id(i));
      set_meanings(row, repeated[i].meanings);
      for (const Box& box : repeated[i].boxes) write_box(row, box);
      end_line(row);
    }
    end_line(definitions);
  }

  void write_hatch(pugi::xml_node definitions, const HatchedFill& hatched) const {
    const pugi::xml_node pattern = append(definitions, "pattern");
    set(pattern, "id", hatch_id(scene, hatched));
    set(pattern, "width", hatch_side);
    set(pattern, "height", hatch_side);
    set(pattern, "patternUnits", "userSpaceOnUse");
    const pugi::xml_node under = append(pattern, "rect");
    set(under, "width", hatch_side);
    set(under, "height", hatch_side);
    set(under, "fill", css(hatched.under.light));
    const pugi::xml_node lines = append(pattern, "path");
    set(lines, "d", std::string(hatch_lines(hatched.hatch.form)));
    set(lines, "stroke", css(hatched.hatch.ink.light));
    end_line(pattern);
  }

  void write(pugi::xml_node svg, const Group& group) const {
    const Anchor anchor = anchor_of(group);
    pugi::xml_node parent = svg;
    if (!group.label.empty()) {
      parent = append(svg, "g");
      set(parent, "role", "group");
      set(parent, "aria-label", group.label);
      if (anchor != figure_anchor) set(parent, "text-anchor", anchor_text(anchor));
    }
    for (const ItemRun items : item_runs(group.items)) {
      pugi::xml_node node = write_shapes(parent, items);
      set_look(node, items.front(), anchor);
    }
    if (parent != svg) end_line(parent);
  }

  /// One element for neighbours: lines are subpaths of one path, boxes of a repeated row refer to
  /// it, and others stand in a group.
  pugi::xml_node write_shapes(pugi::xml_node parent, ItemRun items) const {
    const auto row = std::find(repeated.begin(), repeated.end(), row_of(items));
    if (row != repeated.end()) {
      const pugi::xml_node use = append(parent, "use");
      // Inkscape 1.2 and Batik do not know a plain href, and browsers still know this one.
      set(use, "xlink:href", "#" + id(static_cast<std::size_t>(row - repeated.begin())));
      set_position(use, std::get<Box>(items.front().shape).rect.at);
      return use;
    }
    pugi::xml_node node;
    if (is_line(items.front())) {
      node = append(parent, "path");
      set(node, "d", path_data(items));
      if (have_one_tooltip(items)) annotate(node, items.front());
    } else if (items.size() == 1) {
      node = write_shape(parent, look, items.front());
    } else {
      node = append(parent, "g");
      for (const Item& item : items) write_shape(node, look, item);
      end_line(node);
    }
    set_meanings(node, meanings_of(items));
    return node;
  }

  void set_look(pugi::xml_node node, const Item& item, Anchor anchor) const {
    const Paint paint = palette.paint(item);
    set(node, "class", class_of(palette, item));
    set_paint(node, scene, paint);
    // Else only the edge of an empty box would react to the pointer.
    if (!item.tooltip.empty() && !is_filled(paint)) set(node, "pointer-events", "all");
    const auto* label = std::get_if<Label>(&item.shape);
    if (label == nullptr) return;
    if (label->size != scene.text_size) set(node, "font-size", label->size);
    if (label->weight == Weight::bold) set(node, "font-weight", "700");
    if (label->anchor != anchor) set(node, "text-anchor", anchor_text(label->anchor));
  }
};

std::string families(const Scene& scene, const Theme& theme) {
  const std::string script = scene.fonts.empty() ? "" : scene.fonts + ", ";
  return fmt::format("{}, {}{}", theme.fonts, script, theme.generic);
}

void write_head(pugi::xml_node svg, const Scene& scene, const Theme& theme) {
  const std::string title_id = id_in(scene, "t");
  const std::string description_id = id_in(scene, "d");
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
  set(svg, "text-anchor", anchor_text(figure_anchor));
  set(svg, "fill", "none");
  set(svg, "stroke-width", theme.stroke_width);
  pugi::xml_node title = append(svg, "title");
  set(title, "id", title_id);
  set_text(title, scene.title);
  pugi::xml_node description = append(svg, "desc");
  set(description, "id", description_id);
  set_text(description, scene.description);
}

void write_background(pugi::xml_node svg, const Scene& scene, const Theme& theme,
                      const std::string& background) {
  if (background == "none") return;
  pugi::xml_node page = append(svg, "rect");
  set(page, "width", scene.size.width);
  set(page, "height", scene.size.height);
  set(page, "class", std::string(page_class));
  set(page, "fill", background == "page" ? css(theme.page.light) : background);
}

struct StringWriter : pugi::xml_writer {
  std::string text;
  void write(const void* data, std::size_t size) override {
    text.append(static_cast<const char*>(data), size);
  }
};

}  // namespace

std::string write_svg(const Scene& scene, const Theme& stated, const SvgOptions& options) {
  const Theme theme = in_mode(stated, options.mode);
  const Palette palette(theme);
  pugi::xml_document document;
  pugi::xml_node svg = document.append_child("svg");
  write_head(svg, scene, theme);
  const GroupWriter groups{
      scene, palette, {palette, fmt::format("{}, {}", theme.code_fonts, theme.code_generic)}};
  const bool one_mode = options.mode != ColourMode::automatic;
  if (one_mode) {
    set(svg, "style", text_rules(scene));
  } else {
    set_text(append(svg, "style"), stylesheet(scene, palette, groups.hatches, options.background));
  }
  groups.write_definitions(svg);
  write_background(svg, scene, theme, options.background);
  for (const Group& group : scene.groups) groups.write(svg, group);
  end_line(svg);
  StringWriter writer;
  document.save(writer, "", pugi::format_raw | pugi::format_no_declaration);
  return writer.text + "\n";
}

}  // namespace attnfig
