#include "figures/head_map/tooltips.h"

#include "model/cache.h"
#include "model/derivation.h"
#include "model/number_text.h"

#include <fmt/format.h>

namespace attnfig {
namespace {

bool is_silent(const PanelRows& panel) {
  return panel.canvas.plan.tooltips == Tooltips::none;
}

std::string numbered(const std::string& name, Wide index, Wide count) {
  return fmt::format("{} {}/{}", name, grouped(index), grouped(count));
}

/// What one copy of these tensors is called.
const std::string& copy_name(const Words& words, const Alike& tensors) {
  return words[1 < tensors.size() ? word::kv_head : look_of(tensors.front()->role).copy];
}

/// What the row of a tensor shows: where keys and values are joined, the value too.
Alike shown_with(const PanelRows& panel, const Tensor& tensor) {
  const DrawnTensors& drawn = panel.tensors;
  const bool is_joined = panel.canvas.map.head_rows == HeadRows::joined;
  if (is_joined && &tensor == drawn.read && drawn.value != nullptr) return {&tensor, drawn.value};
  return {&tensor};
}

std::string readers(const PanelRows& panel, Wide group, Wide groups) {
  const Words& words = panel.canvas.words;
  const Wide all = panel.block->q_heads.amount.count();
  const Wide each = all / groups;
  const Wide first = (group - 1) * each + 1;
  if (each == 1) return numbered(words[word::q_head], first, all);
  return fmt::format("{} {}–{}/{}", words[word::q_heads], grouped(first), grouped(group * each),
                     grouped(all));
}

std::string sources(const Words& words, const Tensor& tensor) {
  std::vector<std::string> names;
  for (const Role role : tensor.made_from) names.push_back(words[look_of(role).copy]);
  return joined(words, names);
}

/// A line for each tensor that is cached: how the bits of one entry add up.
std::string bits(const Alike& tensors, Copies copies) {
  std::string text;
  for (const Tensor* tensor : tensors)
    if (tensor->cached()) text += "\n" + derivation_text(steps(entry_bits(*tensor, copies).is));
  return text;
}

}  // namespace

std::string query_tooltip(const PanelRows& panel, const DrawnHead& head) {
  if (is_silent(panel)) return {};
  const Words& words = panel.canvas.words;
  const Alike tensors = shown_with(panel, *panel.tensors.read);
  const std::string read = numbered(copy_name(words, tensors), static_cast<Wide>(head.group),
                                    panel.tensors.read->copies.amount.count());
  return numbered(words[word::q_head], static_cast<Wide>(head.head),
                  panel.block->q_heads.amount.count()) +
         words[word::comma] + with_text(words[word::reads], read);
}

std::string copy_tooltip(const PanelRows& panel, const Tensor& tensor, const DrawnGroup& group) {
  if (is_silent(panel)) return {};
  const Alike tensors = shown_with(panel, tensor);
  const Words& words = panel.canvas.words;
  const Wide index = static_cast<Wide>(group.group);
  const Wide count = panel.tensors.read->copies.amount.count();
  std::string text = numbered(copy_name(words, tensors), index, count) + words[word::comma] +
                     with_text(words[word::read_by], readers(panel, index, count));
  for (const Tensor* each : tensors)
    if (!each->cached())
      text += "\n" + (1 < tensors.size() ? copy_name(words, {each}) + words[word::colon] : "") +
              with_text(words[word::up_projected_from], sources(words, *each));
  return text + bits(tensors, Copies::one);
}

std::string tensor_tooltip(const PanelRows& panel, const Alike& tensors) {
  if (is_silent(panel)) return {};
  const Words& words = panel.canvas.words;
  return text_of(words, tensors, growth_of(panel.tensors)) + bits(tensors, Copies::all);
}

std::string left_out_tooltip(const PanelRows& panel, const LeftOut& left_out) {
  if (is_silent(panel)) return {};
  const Words& words = panel.canvas.words;
  const bool heads = left_out.what == LeftOut::What::heads;
  return with_count(heads ? words[word::heads_left_out] : words[word::whole_groups_left_out],
                    left_out.count);
}

std::string kind_tooltip(const Plan& plan, const LayerKind& kind) {
  if (plan.tooltips == Tooltips::none) return {};
  RichText lines;
  append(lines, {}, {},
         fmt::format("{}: layers = {}", kind.name, grouped(kind.repeats.amount.count())));
  for (const Block& block : kind.blocks)
    for (const Tensor& tensor : block.tensors)
      if (tensor.cached())
        append(lines, {}, {}, derivation_text(steps(entry_bits(tensor, Copies::all).is)));
  return derivation_of(lines);
}

Item with_tooltip(Item item, std::string tooltip) {
  item.tooltip = std::move(tooltip);
  return item;
}

}  // namespace attnfig
