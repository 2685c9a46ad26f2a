#include "figures/mask_grid/panel.h"

#include "figures/mask_grid/cells.h"
#include "figures/mask_grid/words.h"
#include "model/number_text.h"

#include <algorithm>
#include <array>

namespace attnfig {
namespace marks = mask_marks;
namespace {

constexpr Length swatch = Length::px(9);
constexpr Length swatch_gap = Length::px(6);
/// Between words, and between a word and the grid.
constexpr Length word_gap = Length::px(5);

/// The parts of one panel from top to bottom, each aligned with the same part of the other panels.
namespace part {
enum Part : std::size_t { title, subtitle, axes, cells, caption, legend, count };
}  // namespace part
using Parts = std::array<Picture, part::count>;

TextStyle style_of(const DrawInput& input, const Mark& mark) {
  if (mark == marks::title) return {mark, 0, input.metrics[metric::heading_size], Weight::bold};
  const FontSize size = input.metrics[metric::text_size];
  if (mark == marks::axis) return {mark, 0, script_size(size)};
  return {mark, 0, size, mark == marks::caption ? Weight::bold : Weight::regular};
}

/// The most cells on a side of a grid.
std::int64_t longest_side(const MaskPanel& panel) {
  const ShownCells cells = shown_cells(panel.drawn.mask);
  return static_cast<std::int64_t>(std::max({Position{1}, cells.rows, cells.columns}));
}

/// The width of the widest of some words; of none, 0.
Length widest_word(const DrawInput& input, const std::vector<std::string>& words) {
  const TextStyle style = style_of(input, marks::axis);
  Length widest;
  for (const std::string& word : words)
    widest = std::max(widest, width({{word}}, style.size, style.weight));
  return words.empty() ? widest : snapped(widest + word_gap);
}

/// The side of a grid's cells in a width, in whole pixels. Columns are as wide as their words.
Length cell_side(const DrawInput& input, const MaskPanel& panel, Length width) {
  const Length room = width - field_padding * 2 - widest_word(input, panel.query_labels);
  const Length words = widest_word(input, panel.key_labels);
  const Length widest = std::max(input.metrics[metric::mask_widest_cell], words);
  const std::int64_t fitting = room.hundredths() / 100 / longest_side(panel);
  return std::max(words, std::min(widest, Length::px(std::max<std::int64_t>(fitting, 1))));
}

/// What all panels share: their width and the left edge of texts, which is that of the widest grid.
struct Columns {
  Length width;
  Length text_left;
  bool is_stacked = false;

  Length left(const Picture& part, bool is_below) const {
    if (is_stacked) return {};
    return is_below ? text_left : (width - part.size.width) / 2;
  }
};

Columns columns_of(const DrawInput& input, const MaskGridPlan& plan, Length width) {
  Length widest;
  for (const MaskPanel& panel : plan.panels)
    widest = std::max(widest, cell_side(input, panel, width) * longest_side(panel) +
                                  widest_word(input, panel.query_labels));
  const Length left = (width - widest - field_padding * 2) / 2;
  return {width, std::max(left, Length()), input.is_stacked};
}

/// A line of the legend: its sign and its words.
Picture legend_line(const DrawInput& input, Picture sign, const std::string& text, Length width) {
  const Picture words = text_block({{text}}, style_of(input, marks::legend),
                                   width - swatch - swatch_gap, Align::start);
  Picture line;
  const Length first = leading(input.metrics[metric::text_size]);
  place(line, std::move(sign), {Length(), (first - sign.size.height) / 2});
  place(line, words, {swatch + swatch_gap, Length()});
  return line;
}

Picture sign(const Mark& mark, int series, Size size) {
  Item item{.mark = mark, .series = series, .shape = Box{{{}, size}, Length()}};
  return picture(std::move(item), {swatch, size.height});
}

Picture draw_legend(const DrawInput& input, const MaskPanel& panel, Length side, Length width) {
  std::vector<Picture> lines;
  for (std::size_t i = 0; i < panel.series.size(); ++i)
    lines.push_back(legend_line(input, sign(marks::cell, panel.series[i], {swatch, swatch}),
                                panel.drawn.reasons[i], width));
  const MaskTexts& texts = panel.drawn.texts;
  if (const ShownCells cells = shown_cells(panel.drawn.mask); cells.is_summed())
    lines.push_back(legend_line(input, {}, summed_text(input.words, cells), width));
  if (!texts.cached.empty()) {
    const Mark& frame = marks::last_query;
    Picture framed = is_framed(panel, side) ? sign(frame, 0, {swatch, swatch}) : Picture();
    lines.push_back(legend_line(input, std::move(framed), plain(texts.last_query), width));
    lines.push_back(legend_line(input, sign(marks::cached, 0, {swatch, Length::px(4)}),
                                plain(texts.cached), width));
  }
  return above(std::move(lines), Length(), Align::start);
}

/// The grid of a panel, with words at its left and above it, if it has some.
Picture draw_grid(const DrawInput& input, const MaskPanel& panel, Length side) {
  const TextStyle style = style_of(input, marks::axis);
  const Length left = widest_word(input, panel.query_labels);
  const Length top = panel.key_labels.empty() ? Length() : leading(style.size);
  Picture picture;
  place(picture, draw_cells(panel, side), {left, top});
  for (std::size_t i = 0; i < panel.query_labels.size(); ++i) {
    const Length y = top + middle_of_cell(panel, side, i, 0).y;
    add(picture, {.mark = style.mark,
                  .shape = Label{{left - word_gap, baseline(y, style.size)},
                                 Anchor::end,
                                 style.size,
                                 style.weight,
                                 {{panel.query_labels[i]}}}});
  }
  for (std::size_t i = 0; i < panel.key_labels.size(); ++i) {
    const Length x = left + middle_of_cell(panel, side, 0, i).x;
    add(picture, centred_label({{panel.key_labels[i]}}, style, {x, top / 2}));
  }
  return picture;
}

std::string range_text(Position first, Position last) {
  return grouped(first) + "–" + grouped(last);
}

/// The names of the axes: above the grid, at its left for what runs down, at its right for what
/// runs across.
Picture draw_axes(const DrawInput& input, const Mask& mask, Length width) {
  const TextStyle style = style_of(input, marks::axis);
  const auto text = [&](const Word& word, Position first, Position last) {
    const std::string range = first == last ? grouped(first) : range_text(first, last);
    return text_block({{with_text(input.words[word], range)}}, style, input.room, Align::start);
  };
  const Rectangle& area = mask.area;
  const Picture queries =
      text(mask_word::queries_axis, area.offset + 1, area.offset + area.queries);
  const Picture keys =
      text(has_entries(mask) ? mask_word::entries_axis : mask_word::keys_axis, 1, area.keys);
  const Length least = queries.size.width + Length::px(8) + keys.size.width;
  Picture axes;
  place(axes, queries, {});
  place(axes, keys, {std::max(width, least) - keys.size.width, Length()});
  return axes;
}

RichText caption_of(const DrawInput& input, const MaskPanel& panel) {
  RichText caption = panel.drawn.texts.scores;
  append(caption, input.words[word::comma], {});
  const RichText& share = panel.drawn.texts.share;
  caption.insert(caption.end(), share.begin(), share.end());
  return caption;
}

Parts parts_of(const DrawInput& input, const MaskPanel& panel, const Columns& columns) {
  const Length below = columns.width - columns.text_left;
  const Length side = cell_side(input, panel, columns.width);
  Parts parts;
  const auto text = [&](const RichText& words, const Mark& mark, Align align) {
    return text_block(words, style_of(input, mark), columns.width, align);
  };
  parts[part::title] = text(panel.label, marks::title, input.align());
  parts[part::subtitle] = text(panel.subtitle, marks::subtitle, input.align());
  parts[part::cells] = draw_grid(input, panel, side);
  parts[part::axes] = draw_axes(input, panel.drawn.mask, parts[part::cells].size.width);
  parts[part::caption] =
      text_block(caption_of(input, panel), style_of(input, marks::caption), below, Align::start);
  parts[part::legend] = draw_legend(input, panel, side, below);
  return parts;
}

Length gap_above(std::size_t index) {
  switch (index) {
    case part::title:
      return {};
    case part::cells:
    case part::legend:
      return Length::px(2);
    case part::subtitle:
      return Length::px(4);
    default:
      return Length::px(8);
  }
}

constexpr bool is_below(std::size_t index) {
  return index == part::caption || index == part::legend;
}

/// The panels of one row of the page, with their parts at the same heights: titles end where grids
/// begin, and both stand in the middle; texts below them have one left edge.
std::vector<Picture> draw_panels(const std::vector<Parts>& panels, const Columns& columns) {
  std::vector<Picture> drawn(panels.size());
  Length y;
  for (std::size_t index = 0; index < part::count; ++index) {
    Length height;
    for (const Parts& parts : panels) height = std::max(height, parts[index].size.height);
    if (height == Length()) continue;
    y += gap_above(index);
    for (std::size_t i = 0; i < panels.size(); ++i) {
      const Picture& own = panels[i][index];
      const Length down = index == part::title ? height - own.size.height : Length();
      place(drawn[i], own, {columns.left(own, is_below(index)), y + down});
    }
    y += height;
  }
  for (Picture& panel : drawn) panel.size.width = columns.width;
  return drawn;
}

Picture draw_tier(const DrawInput& input, std::span<const MaskPanel> plans, std::size_t first,
                  const Grid& grid, const Columns& columns) {
  std::vector<Parts> parts;
  for (const MaskPanel& panel : plans) parts.push_back(parts_of(input, panel, columns));
  std::vector<Picture> panels = draw_panels(parts, columns);
  Picture tier;
  // A last tier of fewer panels stands in the middle.
  const Length left = (grid.width() - (grid.left(panels.size()) - grid.gap)) / 2;
  for (std::size_t i = 0; i < panels.size(); ++i)
    place(tier, as_panel(std::move(panels[i]), plain(plans[i].label), first + i),
          {left + grid.left(i), Length()});
  tier.size.width = grid.width();
  return tier;
}

}  // namespace

Length mask_panel_width(const DrawInput& input, const MaskGridPlan& plan) {
  Length width = input.metrics[metric::mask_side] + field_padding * 2;
  for (const MaskPanel& panel : plan.panels)
    width = std::max({width, longest_word(panel.label, style_of(input, marks::title)),
                      longest_word(panel.subtitle, style_of(input, marks::subtitle)),
                      widest_word(input, panel.query_labels) + field_padding * 2 +
                          widest_word(input, panel.key_labels) * longest_side(panel)});
  return width;
}

Picture draw_masks(const DrawInput& input, const MaskGridPlan& plan, const Grid& grid) {
  const Columns columns = columns_of(input, plan, grid.column_width);
  const std::span<const MaskPanel> all = plan.panels;
  std::vector<Picture> stacked;
  for (std::size_t first = 0; first < all.size(); first += grid.columns)
    stacked.push_back(draw_tier(input,
                                all.subspan(first, std::min(grid.columns, all.size() - first)),
                                first, grid, columns));
  if (plan.real)
    stacked.push_back(as_panel(draw_bar_card(input, *plan.real, grid.width()),
                               plain(plan.real->title), all.size()));
  return above(std::move(stacked), input.metrics[metric::row_gap], Align::start);
}

}  // namespace attnfig
