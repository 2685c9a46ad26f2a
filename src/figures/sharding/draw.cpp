// Devices side by side, what each copy is one of, and the card of numbers.

#include "figures/bar_card/bar_card.h"
#include "figures/sharding/boxes.h"
#include "figures/sharding/marks.h"
#include "figures/sharding/words.h"

#include <algorithm>

namespace attnfig {
namespace marks = head_map_marks;
namespace {

constexpr Length dots_width = Length::px(44);
constexpr Length least_box = Length::px(72);

/// Where devices stand.
struct Form {
  std::size_t columns = 1;
  bool one_row = false;
  Length width;                    // of a device
  std::vector<Length> lefts = {};  // of the columns, with room for the text about those left out
};

bool leaves_out(const ShardingInput& in) {
  return in.shown.size() < in.plan.queries.size();
}

Form form_of(const ShardingInput& in, Length width) {
  const Length gap = in[metric::device_gap];
  const Length need = device_width(in);
  const auto room = [&](std::size_t columns, Length dots) {
    return (width - dots - gap * static_cast<std::int64_t>(columns - 1)) /
           static_cast<std::int64_t>(columns);
  };
  const Length dots = leaves_out(in) ? dots_width + gap : Length();
  Form form;
  form.columns = in.shown.size();
  form.one_row = need <= room(form.columns, dots);
  if (!form.one_row) {
    form.columns = 4;
    while (1 < form.columns && room(form.columns, Length()) < need) form.columns /= 2;
  }
  const Length own = form.one_row ? dots : Length();
  form.width = Length::px(room(form.columns, own).hundredths() / 200 * 2);
  const auto count = static_cast<std::int64_t>(form.columns);
  Length left = (width - own - form.width * count - gap * (count - 1)) / 2;
  for (std::size_t column = 0; column < form.columns; ++column) {
    if (own != Length() && column == form.columns / 2) left += own;
    form.lefts.push_back(left);
    left += form.width + gap;
  }
  return form;
}

Picture left_out_text(const ShardingInput& in, Length width) {
  const std::size_t count = in.plan.queries.size() - in.shown.size();
  TextStyle style = in.text(marks::left_out);
  style.about = {devices_not_drawn, static_cast<int>(count)};
  return text_block({{with_count(in.input.words[word::devices_left_out], count)}}, style, width,
                    Align::middle);
}

/// The devices; the text about those left out goes to another picture.
Picture draw_devices(const ShardingInput& in, const Form& form, Length width, Picture& about) {
  const Length gap = in[metric::device_gap];
  Picture drawn;
  Length y;
  std::size_t column = 0;
  const auto end_row = [&] {
    y = drawn.size.height + gap;
    column = 0;
  };
  for (std::size_t i = 0; i < in.shown.size(); ++i) {
    if (column == form.columns) end_row();
    if (leaves_out(in) && i == in.shown.size() / 2) {
      if (form.one_row) {
        const Picture text = left_out_text(in, dots_width);
        place(about, text,
              {form.lefts[i] - gap - dots_width + (dots_width - text.size.width) / 2,
               (drawn.size.height - text.size.height) / 2});
      } else {
        end_row();
        const Picture text = left_out_text(in, width);
        place(about, text, {(width - text.size.width) / 2, y});
        y += text.size.height + gap;
      }
    }
    place(drawn, draw_device(in, in.shown[i], form.width), {form.lefts[column++], y});
  }
  return drawn;
}

/// Each copy of the model once, with lines from the devices that hold it.
void draw_copies(Picture& on, const ShardingInput& in, const Form& form, Length top) {
  const ShardedTensor& read = in.plan.read();
  const Length least = std::max(read_width(in), least_box);
  const auto roles = static_cast<std::int64_t>(read.roles.size());
  const Length bottom = top + in[metric::device_reach];
  for (std::size_t i = 0; i < in.shown.size();) {
    const Portion portion = read.portions[in.shown[i]];
    std::size_t end = i;
    while (end < in.shown.size() && read.portions[in.shown[end]].first == portion.first) ++end;
    const Length first = form.lefts[i] + form.width / 2;
    const Length last = form.lefts[end - 1] + form.width / 2;
    const Length centre = (first + last) / 2;
    // Lines from many devices stay steep.
    const Length box = std::max(least, (last - first) / 2);
    const Point at = {centre - box / 2, bottom};
    const Length rail = add_rail(on, at, box, least_gap, roles);
    for (; i < end; ++i) {
      const Length x = form.lefts[i] + form.width / 2;
      add(on, {.mark = marks::sharing_line,
               .shape = Polyline{{{x, top}, {centre + (x - centre) / 4, rail}}}});
    }
    place(on, draw_read(in, {portion.first, 1}, false, box), at);
  }
}

Picture draw_spread(const ShardingInput& in, Length width) {
  const Form form = form_of(in, width);
  Picture about;
  Picture whole = draw_devices(in, form, width, about);
  if (form.one_row && 1 < holders(in.plan, in.plan.read()))
    draw_copies(about, in, form, whole.size.height);
  const Picture text = text_block(in.plan.about, in.text(marks::caption), width, Align::middle);
  place(about, text,
        {(width - text.size.width) / 2,
         std::max(about.size.height, whole.size.height) + in[metric::device_gap]});
  place(whole, as_panel(std::move(about), in.input.words[word::in_model], in.plan.queries.size()),
        {});
  whole.size.width = width;
  return whole;
}

BarCard card_of(const ShardingPlan& plan) {
  BarCard card{.title = plan.card, .unit = AxisUnit::bits, .rows = {}};
  for (const ShardingRow& row : plan.rows)
    card.rows.push_back({.label = row.label,
                         .detail = {},
                         .value = row.value,
                         .amount = row.bits,
                         .parts = plan.parts});
  return card;
}

}  // namespace

Prepared prepare_sharding(const DrawInput& page, const ShardingPlan& plan) {
  ShardingInput in{page, plan, shown_devices(plan)};
  BarCard card = card_of(plan);
  Length least = device_width(in) * 2 + in[metric::device_gap];
  if (!card.rows.empty()) least = std::max(least, bar_card_width(page, card));
  return {.whole_width = least,
          .draw = [in = std::move(in), card = std::move(card)](const Grid& grid) {
            std::vector<Picture> parts = {draw_spread(in, grid.width())};
            if (!card.rows.empty())
              parts.push_back(as_panel(draw_bar_card(in.input, card, grid.width()),
                                       plain(card.title), in.plan.queries.size() + 1));
            return above(std::move(parts), in[metric::part_gap], Align::start);
          }};
}

}  // namespace attnfig
