// What the rows of a panel hold, their places, and the room that they need.

#include "figures/head_map/panel_rows.h"

#include "figures/head_map/marks.h"
#include "figures/head_map/sources.h"
#include "model/number_text.h"

#include <algorithm>

namespace attnfig {
namespace marks = head_map_marks;
namespace {

constexpr RowStyle key_makes_value = {"K → V", marks::key_head, marks::up_projected_key};

bool is_from_key(const Tensor& value) {
  return value.projected_from == std::vector<Role>{Role::key};
}

HeadNeeds needs_of(const MapInput& input, const PanelContent& content) {
  HeadNeeds needs{.q_heads = content.block->q_heads.amount.count(),
                  .groups = content.tensors.read->copies.amount.count(),
                  .shown = content.shown};
  needs.boxes =
      static_cast<int>(std::max<std::size_t>({content.projected.size(), content.cached.size(), 1}));
  for (const std::vector<CopyBox>* boxes : {&content.projected, &content.cached})
    for (const CopyBox& box : *boxes)
      needs.label =
          std::max(needs.label, width(copy_label(box, needs.groups, needs.q_heads, needs.groups),
                                      input.metrics[metric::text_size], Weight::regular));
  return needs;
}

const std::string& more(const MapInput& input) {
  return input.words[word::more];
}

}  // namespace

RichText copy_label(const CopyBox& box, UInt128 groups, UInt128 q_heads, UInt128 group) {
  RichText label = {{std::string(box.style.symbol)}};
  // Copies that each head has for itself are as many as the heads, which need no numbers.
  if (1 < groups && groups < q_heads)
    label.push_back({digits(group), {.script = Script::subscript}});
  return label;
}

TextStyle label_style(const MapInput& input, const Mark& mark, const Meaning& about) {
  return {.mark = mark, .size = input.metrics[metric::text_size], .about = about};
}

PanelContent content_of(const Attention& layout) {
  const Block* block = main_block(layout);
  if (block == nullptr) return {};
  PanelContent content{.block = block, .tensors = tensors_of(*block)};
  const Tensor* read = content.tensors.read;
  const Tensor* value = content.tensors.value;
  if (read == nullptr) return {};
  const bool makes_value = value != nullptr && read->cached() && is_from_key(*value);
  const auto add = [&](std::string_view part, const Tensor* tensor, const RowStyle& style) {
    (tensor->cached() ? content.cached : content.projected).push_back({part, tensor, style});
  };
  add(map_part::read, read, makes_value ? key_makes_value : look_of(read->role).copies);
  if (value != nullptr && !makes_value) add(map_part::value, value, look_of(Role::value).copies);
  return content;
}

PanelContent content_of(const MapInput& input, const PanelPlan& panel) {
  PanelContent content = content_of(input.layout(panel));
  if (content.block == nullptr) return content;
  content.highlight = panel.highlight;
  content.shown = panel.highlight;
  if (panel.highlight == 0 && panel.noted && panel.noted->key != map_part::source) {
    const auto number = static_cast<UInt128>(panel.noted->number);
    content.shown = panel.noted->key == map_part::query
                        ? number
                        : (number - 1) * content.q_heads_per_group() + 1;
  }
  return content;
}

Rows lay_out_rows(const Metrics& metrics, const std::vector<PanelContent>& panels) {
  Rows rows;
  for (const PanelContent& panel : panels) {
    rows.has_projected = rows.has_projected || !panel.projected.empty();
    if (!panel.projected.empty()) rows.rails = std::max(rows.rails, rails_of(panel));
  }
  const Length below = metrics[metric::head_height] + metrics[metric::sharing_gap];
  rows.projected = below;
  rows.cached = below;
  if (rows.has_projected) {
    const auto rails = static_cast<std::int64_t>(rows.rails);
    rows.cached = below + metrics[metric::head_height] + metrics[metric::rail] * (rails + 2) +
                  metrics[metric::cached_padding];
  }
  rows.height = rows.cached + metrics[metric::head_height];
  return rows;
}

Length rows_width(const MapInput& input, const PanelContent& content) {
  if (content.block == nullptr) return {};
  const HeadNeeds needs = needs_of(input, content);
  constexpr UInt128 always_whole = 16;  // heads
  const Drawn drawn = needs.q_heads <= always_whole ? Drawn::all : Drawn::some;
  const Length sources =
      content.tensors.shared.empty() ? Length() : input.metrics[metric::source_width] * 3 / 4;
  return std::max(row_width(needs, input.metrics, more(input), least_step, drawn), sources);
}

int step_for(const MapInput& input, const std::vector<PanelContent>& panels, Length room) {
  for (int step = 0; step < least_step; ++step) {
    const bool fit = std::all_of(panels.begin(), panels.end(), [&](const PanelContent& panel) {
      if (panel.block == nullptr) return true;
      const HeadNeeds needs = needs_of(input, panel);
      const Drawn drawn =
          fits_whole(needs, input.metrics, more(input), room) ? Drawn::all : Drawn::some;
      return row_width(needs, input.metrics, more(input), step, drawn) <= room;
    });
    if (fit) return step;
  }
  return least_step;
}

HeadRow heads_of(const MapInput& input, const PanelContent& content, int step, Length room) {
  return lay_out_heads(needs_of(input, content), input.metrics, more(input), step, room);
}

}  // namespace attnfig
