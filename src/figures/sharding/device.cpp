// One device: its query heads over what they read, and what else it holds.

#include "figures/sharding/device.h"

#include "figures/bar_card/bars.h"
#include "figures/sharding/boxes.h"
#include "figures/sharding/marks.h"
#include "figures/sharding/reading.h"
#include "figures/sharding/words.h"
#include "text/number.h"

#include <algorithm>

namespace attnfig {
namespace marks = head_map_marks;
namespace {

constexpr std::size_t most_tokens = 8;  // that are drawn one by one

/// The first tokens along a line, on which those that the device keeps stand.
Picture draw_tokens(const ShardingInput& in, std::size_t device) {
  const Length side = Length::px(6);
  const Length pitch = side + Length::px(1);
  const auto ranks = static_cast<std::size_t>(in.plan.ranks);
  const std::size_t tokens = most_tokens / ranks * ranks;
  const Size size = {pitch * static_cast<std::int64_t>(tokens) - (pitch - side), side};
  Picture drawn = picture(
      {.mark = sharding_marks::tokens, .shape = Polyline{{{Length(), side}, {size.width, side}}}},
      size);
  for (std::size_t token = device % ranks; token < tokens; token += ranks) {
    const Length left = pitch * static_cast<std::int64_t>(token);
    const Length right = left + side;
    add(drawn,
        {.mark = sharding_marks::kept,
         .shape = Polygon{{{left, Length()}, {right, Length()}, {right, side}, {left, side}}}});
  }
  return drawn;
}

/// The tokens that a device keeps, in one line if that of every device has room.
std::string tokens_caption(const ShardingInput& in, std::size_t device, Length room) {
  const std::string& words = in.input.words[word::device_tokens];
  std::string text = with_text(words, tokens_text(in.plan, device));
  const bool fits = std::all_of(in.shown.begin(), in.shown.end(), [&](std::size_t other) {
    return width({{with_text(words, tokens_text(in.plan, other))}},
                 in.input.metrics[metric::text_size], Weight::regular) <= room;
  });
  if (const std::size_t blank = text.find(' '); !fits && blank != std::string::npos)
    text[blank] = '\n';
  return text;
}

/// What is said of what a device holds, under its boxes.
std::vector<std::string> captions(const ShardingInput& in, std::size_t device, Length width) {
  const ShardingPlan& plan = in.plan;
  const Words& words = in.input.words;
  std::vector<std::string> texts;
  if (!is_one_to_one(plan) && is_joined(in, device, width))
    texts.push_back(portion_text(words, plan.read(), plan.read().portions[device]));
  if (plan.ranks != 1) texts.push_back(tokens_caption(in, device, width));
  if (is_further_copy(plan, plan.read(), device)) texts.push_back(words[word::device_copy]);
  return texts;
}

Picture draw_captions(const ShardingInput& in, std::size_t device, Length width) {
  std::vector<Picture> lines;
  for (const std::string& text : captions(in, device, width))
    lines.push_back(text_block({{text}}, in.text(marks::caption), width, Align::middle));
  return above(std::move(lines), Length(), Align::middle);
}

TextStyle title_style(const ShardingInput& in) {
  return {.mark = marks::panel_title,
          .size = in.input.metrics[metric::heading_size],
          .weight = Weight::bold};
}

RichText title_of(const ShardingInput& in, std::size_t device) {
  return {{with_text(in.input.words[word::device_name], grouped(device + 1))}};
}

}  // namespace

Length device_width(const ShardingInput& in) {
  const Words& words = in.input.words;
  Length need = reading_width(in);
  for (const ShardedTensor& tensor : in.plan.tensors)
    for (const Role role : tensor.roles)
      need = std::max(need, label_width(in, label_of(words, tensor, role, 0)));
  for (const std::size_t device : in.shown) {
    const RichText queries = {{heads_text(words, in.plan, in.plan.queries[device])}};
    need = std::max({need, longest_word(title_of(in, device), title_style(in)),
                     width(queries, in.input.metrics[metric::text_size], Weight::regular),
                     width(title_of(in, device), title_style(in).size, Weight::bold)});
  }
  return snapped(need) + in[metric::device_padding] * 2;
}

Picture draw_device(const ShardingInput& in, std::size_t device, Length width) {
  const Length padding = in[metric::device_padding];
  const Length inner = width - padding * 2;
  const Words& words = in.input.words;
  std::vector<Picture> parts = {
      above({text_block(title_of(in, device), title_style(in), inner, Align::middle),
             text_block({{heads_text(words, in.plan, in.plan.queries[device])}},
                        in.text(marks::subtitle), inner, Align::middle)},
            Length(), Align::middle),
      draw_reading(in, device, inner)};
  if (is_one_to_one(in.plan))
    parts.push_back(text_block({{boxes_text(words, in.plan.read())}}, in.text(marks::caption),
                               inner, Align::middle));
  for (std::size_t i = 1; i < in.plan.tensors.size(); ++i) {
    const ShardedTensor& tensor = in.plan.tensors[i];
    parts.push_back(draw_boxes(in, tensor, tensor.portions[device],
                               is_further_copy(in.plan, tensor, device),
                               std::min(inner, std::max(read_width(in), most_box))));
  }
  if (in.plan.ranks != 1 && in.plan.ranks <= most_tokens) parts.push_back(draw_tokens(in, device));
  Length caption;
  for (const std::size_t other : in.shown)
    caption = std::max(caption, draw_captions(in, other, inner).size.height);
  Picture said = draw_captions(in, device, inner);
  said.size.height = caption;
  if (caption != Length()) parts.push_back(std::move(said));
  const Picture inside = above(std::move(parts), Length::px(6), Align::middle);
  const Size size = {width, inside.size.height + padding * 2};
  Picture drawn = picture(
      {.mark = summary_marks::card, .shape = Box{{{}, size}, in[metric::panel_radius]}}, size);
  place(drawn, inside, {(width - inside.size.width) / 2, padding});
  return as_panel(std::move(drawn), plain(title_of(in, device)), device);
}

}  // namespace attnfig
