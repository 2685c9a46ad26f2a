// The tensors in the rows of panels, and the places of the rows.

#include "figures/head_map/panel_rows.h"

#include <algorithm>

namespace attnfig {
namespace {

PanelRows panel_rows(const MapInput& input, const Attention& layout) {
  const Block* block = main_block(layout);
  if (block == nullptr) return {input};
  BlockTensors tensors = tensors_of(*block);
  if (tensors.read == nullptr) return {input};
  HeadRow heads = lay_out_heads(block->q_heads.amount, tensors.read->copies.amount,
                                input.words[word::groups_left_out], input.metrics);
  return {input, block, std::move(tensors), std::move(heads)};
}

}  // namespace

bool is_separate(const MapInput& input) {
  return input.map.head_rows == HeadRows::separate;
}

std::string state_size(const Words& words, const Block& block, const BlockTensors& tensors) {
  if (!is_recurrent(block)) return {};
  return with_text(words[word::each], copy_size_text(*tensors.read));
}

ItemMeanings meaning(const HeadRow& heads, const DrawnGroup& group) {
  if (heads.one_to_one) return {{"head", group.group}};
  if (heads.groups.size() == 1) return {};
  return {{"group", group.group}};
}

TextStyle label_style(const MapInput& input, const Mark& mark, const Meaning& about) {
  return {.mark = mark, .size = input.metrics[metric::text_size], .about = about};
}

std::vector<PanelRows> all_panel_rows(const MapInput& input, std::span<const PanelPlan> plans) {
  std::vector<PanelRows> panels;
  for (const PanelPlan& panel : plans) panels.push_back(panel_rows(input, input.layout(panel)));
  return panels;
}

Rows lay_out_rows(const MapInput& input, const std::vector<PanelRows>& panels) {
  const Metrics& metrics = input.metrics;
  const Length line = leading(metrics[metric::text_size]);
  Rows rows;
  bool sizes = false;
  int lines = 1;  // of labels below the shared tensors
  for (const PanelRows& panel : panels) {
    if (panel.block == nullptr) continue;
    rows.has_shared = rows.has_shared || !panel.tensors.shared.empty();
    rows.values = rows.values || (is_separate(input) && panel.tensors.value != nullptr);
    sizes = sizes || !state_size(input.words, *panel.block, panel.tensors).empty();
    lines = std::max(lines, lines_below(lay_out_shared(panel, Length())));
  }
  const Length projection = metrics[metric::stem] + metrics[metric::arrow];
  rows.read = metrics[metric::head_height] + metrics[metric::sharing_gap];
  const Length below_read = rows.read + metrics[metric::head_height];
  rows.shared = below_read + projection;
  const Length below_shared = rows.shared + metrics[metric::head_height];
  rows.value = rows.has_shared ? below_shared + projection + line * (lines - 1)
                               : below_read + metrics[metric::sharing_gap];
  if (rows.values) {
    rows.height = rows.value + metrics[metric::head_height];
  } else if (rows.has_shared) {
    rows.height = below_shared + line * lines;
  } else {
    rows.height = sizes ? below_read + line + Length::px(2) : below_read;
  }
  return rows;
}

}  // namespace attnfig
