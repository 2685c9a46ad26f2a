// The tensors in the rows of panels, and the places of the rows.

#include "figures/head_map/panel_rows.h"

#include <algorithm>

namespace attnfig {
namespace {

PanelRows panel_rows(const MapCanvas& canvas, const Attention& layout) {
  const Block* block = drawn_block(layout);
  if (block == nullptr) return {canvas};
  DrawnTensors tensors = drawn_tensors(*block);
  if (tensors.read == nullptr) return {canvas};
  HeadRow heads = lay_out_heads(block->q_heads.amount, tensors.read->copies.amount,
                                canvas.words[word::groups_left_out], canvas.metrics);
  return {canvas, block, std::move(tensors), std::move(heads)};
}

}  // namespace

bool is_separate(const MapCanvas& canvas) {
  return canvas.map.head_rows == HeadRows::separate;
}

std::string state_size(const Words& words, const Block& block, const DrawnTensors& tensors) {
  if (!is_recurrent(block)) return {};
  return with_text(words[word::each], copy_size_text(*tensors.read));
}

std::vector<Meaning> meaning(const HeadRow& heads, const DrawnGroup& group) {
  if (heads.one_to_one) return {{"head", group.group}};
  if (heads.groups.size() == 1) return {};
  return {{"group", group.group}};
}

TextStyle label_style(const MapCanvas& canvas, const Mark& mark, const Meaning& about) {
  return {.mark = mark, .size = canvas.metrics[metric::text_size], .about = about};
}

std::vector<PanelRows> all_panel_rows(const MapCanvas& canvas, std::span<const PanelPlan> plans) {
  std::vector<PanelRows> panels;
  for (const PanelPlan& panel : plans) panels.push_back(panel_rows(canvas, canvas.layout(panel)));
  return panels;
}

Rows lay_out_rows(const MapCanvas& canvas, const std::vector<PanelRows>& panels) {
  const Metrics& metrics = canvas.metrics;
  const Length line = leading(metrics[metric::text_size]);
  Rows rows;
  bool sizes = false;
  int lines = 1;  // of labels below the sources
  for (const PanelRows& panel : panels) {
    if (panel.block == nullptr) continue;
    rows.sources = rows.sources || !panel.tensors.sources.empty();
    rows.values = rows.values || (is_separate(canvas) && panel.tensors.value != nullptr);
    sizes = sizes || !state_size(canvas.words, *panel.block, panel.tensors).empty();
    lines = std::max(lines, lines_below(lay_out_shared(panel, Length())));
  }
  const Length making = metrics[metric::stem] + metrics[metric::arrow];
  rows.read = metrics[metric::head_height] + metrics[metric::sharing_gap];
  const Length below_read = rows.read + metrics[metric::head_height];
  rows.source = below_read + making;
  const Length below_source = rows.source + metrics[metric::head_height];
  rows.value = rows.sources ? below_source + making + line * (lines - 1)
                            : below_read + metrics[metric::sharing_gap];
  if (rows.values) {
    rows.height = rows.value + metrics[metric::head_height];
  } else if (rows.sources) {
    rows.height = below_source + line * lines;
  } else {
    rows.height = sizes ? below_read + line + Length::px(2) : below_read;
  }
  return rows;
}

}  // namespace attnfig
