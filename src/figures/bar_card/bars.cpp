#include "figures/bar_card/bars.h"

#include <algorithm>

namespace attnfig {
namespace marks = summary_marks;
namespace {

/// The width of a bar that would be too short to see, and the gap to the text that says so.
constexpr Length least_mark = Length::hundredths(150);
constexpr Length mark_gap = Length::px(6);

const Mark& mark_of(const std::optional<Role>& role) {
  if (!role) return marks::bar;
  switch (*role) {
    case Role::key:
    case Role::tied_kv:
    case Role::key_rank_factor:
      return marks::bar_key;
    case Role::value:
    case Role::value_rank_factor:
      return marks::bar_value;
    case Role::latent:
      return marks::bar_latent;
    case Role::rope_key:
      return marks::bar_rope_key;
    case Role::index_key:
      return marks::bar_index_key;
    case Role::state:
      return marks::bar_state;
    case Role::conv_state:
      return marks::bar_convolution;
  }
  return marks::bar;
}

/// A part of a bar. No box: parts of one bar touch.
Item part(const Mark& mark, const Rect& rect) {
  return {.mark = mark,
          .shape = Polygon{{rect.at,
                            {rect.right(), rect.top()},
                            {rect.right(), rect.bottom()},
                            {rect.left(), rect.bottom()}}}};
}

TextStyle tick_style(const DrawInput& input) {
  return {.mark = marks::tick, .size = script_size(input.metrics[metric::text_size])};
}

/// The label of the last tick, which says the unit of all.
std::string last_label(const Axis& axis) {
  return axis.ticks.back().label + (axis.unit.empty() ? "" : " " + axis.unit);
}

/// The roles that bars have parts of, in the order of the first one.
std::vector<Role> roles_of(const BarCard& card) {
  std::vector<Role> roles;
  for (const BarRow& row : card.rows)
    for (const BarPart& one : row.parts)
      if (std::find(roles.begin(), roles.end(), one.role) == roles.end()) roles.push_back(one.role);
  return roles;
}

UInt128 largest(const BarCard& card) {
  UInt128 most = 1;
  for (const BarRow& row : card.rows) most = std::max(most, row.amount);
  return most;
}

}  // namespace

Length least_bar_width(const DrawInput& input) {
  const Length text =
      width({{input.words[word::too_small]}}, input.metrics[metric::text_size], Weight::regular);
  return std::max(input.metrics[metric::bar_width], least_mark + mark_gap + snapped(text));
}

bool has_bars(const BarCard& card) {
  return 1 < card.rows.size();
}

Axis bar_axis(const DrawInput& input, const BarCard& card, Length width) {
  const TextStyle style = tick_style(input);
  const auto measure = [&](std::string_view label) {
    return attnfig::width({{std::string(label)}}, style.size, style.weight);
  };
  AxisRequest request = {
      .most = largest(card),
      .unit = card.unit,
      .family = card.unit == AxisUnit::bits ? AxisFamily::binary : AxisFamily::decimal,
      .length = width,
      .gap = Length::px(12)};
  const Axis axis = make_axis(request, measure);
  // The last label ends where the axis does, so it reaches further back than one in the middle.
  const Tick& last = axis.ticks.back();
  const Tick& before = axis.ticks[axis.ticks.size() - 2];
  const Length reach = measure(last_label(axis)) + measure(before.label) / 2;
  if (request.gap <= last.at - before.at - reach) return axis;
  request.gap += measure(last_label(axis)) - measure(last.label) / 2;
  return make_axis(request, measure);
}

void draw_bar(Picture& on, const DrawInput& input, const BarRow& row, const Axis& axis, Point at) {
  const Length height = input.metrics[metric::bar_height];
  const Length length = position(axis, row.amount);
  if (length < least_mark) {
    add(on, part(mark_of(row.parts.empty() ? std::optional<Role>() : row.parts[0].role),
                 {at, {least_mark, height}}));
    const TextStyle style = {.mark = marks::detail, .size = input.metrics[metric::text_size]};
    const RichText words = {{input.words[word::too_small]}};
    const Picture text = text_block(words, style, axis.length, Align::start);
    place(on, text, {at.x + least_mark + mark_gap, at.y + (height - text.size.height) / 2});
    return;
  }
  UInt128 all = 0;
  for (const BarPart& one : row.parts) all += one.weight;
  if (all == 0) {
    add(on, part(marks::bar, {at, {length, height}}));
    return;
  }
  // Each end is rounded by itself, so that the parts add up to the bar.
  UInt128 sum = 0;
  Length from;
  for (const BarPart& one : row.parts) {
    sum += one.weight;
    const Length to = Length::hundredths(static_cast<std::int64_t>(
        (static_cast<UInt128>(length.hundredths()) * sum + all / 2) / all));
    if (from < to) add(on, part(mark_of(one.role), {{at.x + from, at.y}, {to - from, height}}));
    from = to;
  }
}

Picture draw_key(const DrawInput& input, const BarCard& card, Length width) {
  const TextStyle style = {.mark = marks::detail, .size = input.metrics[metric::text_size]};
  const Length swatch = input.metrics[metric::bar_height];
  Picture drawn;
  Point at;
  for (const Role role : roles_of(card)) {
    const Picture name =
        text_block({{input.words[word_of(role)]}}, style, width - swatch, Align::start);
    const Length right = at.x + swatch + mark_gap + name.size.width;
    if (at.x != Length() && width < right) at = {Length(), at.y + name.size.height};
    add(drawn,
        part(mark_of(role), {{at.x, at.y + (name.size.height - swatch) / 2}, {swatch, swatch}}));
    place(drawn, name, {at.x + swatch + mark_gap, at.y});
    at.x += swatch + mark_gap + name.size.width + input.metrics[metric::entry_gap];
  }
  return drawn;
}

Picture draw_axis(const DrawInput& input, const Axis& axis) {
  constexpr Length tick = Length::px(4);
  const TextStyle style = tick_style(input);
  Picture drawn;
  add(drawn,
      {.mark = marks::axis, .shape = Polyline{{{Length(), Length()}, {axis.length, Length()}}}});
  for (const Tick& one : axis.ticks)
    add(drawn, {.mark = marks::axis, .shape = Polyline{{{one.at, Length()}, {one.at, tick}}}});
  const Length line = leading(style.size);
  for (const Tick& one : axis.ticks) {
    if (one.label.empty()) continue;
    const bool first = &one == &axis.ticks.front();
    const bool last = &one == &axis.ticks.back();
    std::string label = last ? last_label(axis) : one.label;
    const Anchor anchor = first ? Anchor::start : last ? Anchor::end : Anchor::middle;
    add(drawn, {.mark = style.mark,
                .shape = Label{{one.at, baseline(tick + line / 2, style.size)},
                               anchor,
                               style.size,
                               style.weight,
                               {{std::move(label)}}}});
  }
  drawn.size = {axis.length, tick + line};
  return drawn;
}

}  // namespace attnfig
