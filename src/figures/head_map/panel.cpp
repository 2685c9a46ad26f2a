#include "figures/head_map/panel.h"

#include "figures/head_map/beside_rows.h"
#include "figures/head_map/marks.h"
#include "figures/layer_stack/layer_stack.h"

#include <algorithm>

namespace attnfig {
namespace marks = head_map_marks;
namespace {

TextStyle title_style(const MapInput& input) {
  return {.mark = marks::panel_title,
          .size = input.metrics[metric::heading_size],
          .weight = Weight::bold};
}

TextStyle text_style(const MapInput& input, const Mark& mark, Weight weight = Weight::regular) {
  return {.mark = mark, .size = input.metrics[metric::text_size], .weight = weight};
}

/// A text of a panel and how it is set.
struct PanelText {
  part::Part part;
  const RichText& words;
  TextStyle style;
};

std::vector<PanelText> texts_of(const MapInput& input, const PanelPlan& panel) {
  static const RichText nothing;  // a note that points at something stands there
  return {{part::title, panel.title, title_style(input)},
          {part::subtitle, panel.subtitle, text_style(input, marks::subtitle)},
          {part::queries, panel.queries, text_style(input, marks::row_label)},
          {part::cached_text, panel.cached, text_style(input, marks::row_label)},
          {part::note, panel.noted ? nothing : panel.note, text_style(input, marks::note)},
          {part::caption, panel.caption, text_style(input, marks::caption, Weight::bold)}};
}

/// Whether a part stands in the middle of the panel, whatever the alignment of its texts.
constexpr bool is_drawing(std::size_t index) {
  return part::queries <= index && index <= part::other_cached;
}

constexpr bool is_in_band(std::size_t index) {
  return part::rows < index && index <= part::other_cached;
}

Length gap_above(const MapInput& input, std::size_t index) {
  const Length far = input.metrics[metric::band_gap];
  const Length near = far / 3;
  switch (index) {
    case part::query_size:
    case part::query_note:
    case part::cached_note:
    case part::cached_size:
      return Length::px(2);
    case part::subtitle:
    case part::rows:
    case part::cached_text:
      return near;
    case part::other_cached:
      return near * 2;
    default:
      return far;
  }
}

}  // namespace

Length panel_width(const MapInput& input, const PanelPlan& panel, const PanelContent& content) {
  const Length cached =
      std::max(rows_width(input, content), draw_other_cached(input, content, Length()).size.width);
  Length width =
      std::max(cached + input.metrics[metric::band_inset] * 2,
               draw_layers(input, input.layout(panel), Standing::under_map, Length()).size.width);
  for (const PanelText& text : texts_of(input, panel))
    width = std::max(width, longest_word(text.words, text.style));
  return width;
}

Parts parts_of(const MapInput& input, const PanelPlan& panel, const PanelContent& content,
               const Rows& rows, int step, Length room) {
  Parts parts;
  for (const PanelText& text : texts_of(input, panel))
    parts[text.part] = text_block(text.words, text.style, room,
                                  is_drawing(text.part) ? Align::middle : input.align());
  parts[part::rows] = draw_rows(input, content, rows, step, room);
  const Picture& drawn = parts[part::rows];
  parts[part::query_size] = draw_query_bracket(input, content, drawn, room);
  parts[part::query_note] = draw_pointing_note(input, panel, drawn, Side::above, room);
  parts[part::cached_note] = draw_pointing_note(input, panel, drawn, Side::below, room);
  parts[part::cached_size] = draw_cached_brackets(input, content, drawn, room);
  parts[part::other_cached] = draw_other_cached(input, content, room);
  parts[part::layers] = draw_layers(input, input.layout(panel), Standing::under_map, room);
  return parts;
}

PartPlaces place_parts(const MapInput& input, const std::vector<Parts>& panels, const Rows& rows) {
  const Length padding = input.metrics[metric::cached_padding];
  PartPlaces places{};
  Length y;
  for (std::size_t index = 0; index < part::count; ++index) {
    Length height;
    for (const Parts& panel : panels) height = std::max(height, panel[index].size.height);
    if (height == Length()) continue;
    const bool band_ends = places.band_top < places.band_bottom && !is_in_band(index) &&
                           y == places.band_bottom - padding;
    if (band_ends) y = places.band_bottom;
    places.top[index] = y == Length() ? y : y + gap_above(input, index);
    y = places.top[index] + height;
    if (index == part::rows) places.band_top = places.top[index] + rows.cached - padding;
    if (index == part::rows || is_in_band(index)) places.band_bottom = y + padding;
  }
  places.bottom = std::max(y, places.band_bottom);
  return places;
}

Picture draw_panel(const MapInput& input, const Parts& parts, const PartPlaces& places,
                   Length width) {
  Picture panel{{width, places.bottom}, {}};
  for (std::size_t index = 0; index < part::count; ++index) {
    const Length own = parts[index].size.width;
    const bool at_left = input.is_stacked && !is_drawing(index);
    place(panel, parts[index], {at_left ? Length() : (width - own) / 2, places.top[index]});
  }
  return panel;
}

}  // namespace attnfig
