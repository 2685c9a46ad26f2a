#include "figures/head_map/tensor_rows.h"

#include "figures/head_map/marks.h"
#include "figures/head_map/panel_rows.h"
#include "model/number_text.h"

#include <algorithm>

namespace attnfig {
namespace marks = head_map_marks;
namespace {

constexpr RowStyle joined_style = {"KV", marks::kv_head, marks::up_projected_kv};
constexpr RowStyle key_makes_value_style = {"K → V", marks::kv_head, marks::up_projected_kv};

/// The look of the row that query heads read.
const RowStyle& read_style(const MapInput& input, const BlockTensors& tensors) {
  if (tensors.read->role != Role::key || is_separate(input))
    return look_of(tensors.read->role).copies;
  const bool value_from_key = tensors.read->cached() && !tensors.value->cached();
  return value_from_key ? key_makes_value_style : joined_style;
}

std::vector<const DrawnHead*> heads_of(const PanelRows& panel, const DrawnGroup& group) {
  std::vector<const DrawnHead*> heads;
  for (const DrawnHead& head : panel.heads.heads)
    if (head.group == group.group) heads.push_back(&head);
  return heads;
}

void draw_query_heads(Picture& on, const PanelRows& panel) {
  for (const DrawnGroup& group : panel.heads.groups)
    for (const DrawnHead* head : heads_of(panel, group)) {
      ItemMeanings stands_for = {{"head", head->head}};
      const bool is_shared = !panel.heads.one_to_one && 1 < panel.heads.groups.size();
      if (is_shared) stands_for.push_back({"group", group.group});
      add(on, {.mark = marks::query_head,
               .stands_for = stands_for,
               .shape = Box{head->box, panel.input.metrics[metric::head_radius]}});
    }
}

/// One line from every drawn query head to the box of its own group. The ends keep the order of the
/// heads and spread over two thirds of the box.
void draw_sharing_lines(Picture& on, const PanelRows& panel, const Rows& rows) {
  const Metrics& metrics = panel.input.metrics;
  for (const DrawnGroup& group : panel.heads.groups) {
    const std::vector<const DrawnHead*> heads = heads_of(panel, group);
    const Length first = heads.front()->box.centre().x;
    const Length span = heads.back()->box.centre().x - first;
    const Length spread = std::min(metrics[metric::shared_width] * 2 / 3, span);
    for (const DrawnHead* head : heads) {
      const Length from = head->box.centre().x;
      const Length along = span == Length()
                               ? Length()
                               : Length::hundredths((from - first).hundredths() *
                                                    spread.hundredths() / span.hundredths());
      const Length to = group.centre() - spread / 2 + along;
      add(on, {.mark = marks::sharing_line,
               .stands_for = {{"head", head->head}},
               .shape = Polyline{{{from, metrics[metric::head_height]}, {to, rows.read}}}});
    }
  }
}

/// Lines from each head's key to its value.
void draw_pair_lines(Picture& on, const PanelRows& panel, const Rows& rows) {
  const Length below_key = rows.read + panel.input.metrics[metric::head_height];
  for (const DrawnGroup& group : panel.heads.groups)
    add(on, {.mark = marks::sharing_line,
             .stands_for = meaning(panel.heads, group),
             .shape = Polyline{{{group.centre(), below_key}, {group.centre(), rows.value}}}});
}

/// A row of the drawn copies of a tensor, one a drawn group.
struct TensorRow {
  std::string_view part;
  const Tensor& tensor;
  const RowStyle& style;
  Length y;
};

void draw_boxes(Picture& on, const PanelRows& panel, const TensorRow& row) {
  const Metrics& metrics = panel.input.metrics;
  const Size size = {
      panel.heads.one_to_one ? metrics[metric::head_width] : metrics[metric::shared_width],
      metrics[metric::head_height]};
  for (const DrawnGroup& group : panel.heads.groups)
    add(on, {.mark = row.tensor.cached() ? row.style.cached : row.style.up_projected,
             .stands_for = meaning(panel.heads, group),
             .about = {row.part, group.group},
             .shape = Box{{{group.centre() - size.width / 2, row.y}, size},
                          metrics[metric::head_radius]}});
}

/// Labels the boxes; heads that share nothing have no labels.
void draw_labels(Picture& on, const PanelRows& panel, const TensorRow& row) {
  if (panel.heads.one_to_one) return;
  TextStyle text =
      label_style(panel.input, row.tensor.cached() ? marks::label : marks::up_projected_label);
  const Length centre = row.y + panel.input.metrics[metric::head_height] / 2;
  for (const DrawnGroup& group : panel.heads.groups) {
    RichText label = {{std::string(row.style.symbol)}};
    if (1 < row.tensor.copies.amount.count())
      label.push_back({digits(static_cast<UInt128>(group.group)), {.script = Script::subscript}});
    text.about = {row.part, group.group};
    add(on, centred_label(label, text, {group.centre(), centre}));
  }
}

/// "… ×13" at heads or groups that are left out of a row at y.
void draw_left_out(Picture& on, const PanelRows& panel, LeftOut::What what, Length y) {
  const Length middle = y + panel.input.metrics[metric::head_height] / 2;
  for (const LeftOut& left_out : panel.heads.left_out) {
    if (left_out.what != what) continue;
    const RichText text = {{"… ×" + grouped(left_out.count)}};
    const Point centre = {left_out.left + left_out.width / 2, middle};
    const Meaning about = {
        what == LeftOut::What::heads ? map_part::heads_left_out : map_part::groups_left_out,
        static_cast<int>(left_out.count)};
    add(on, centred_label(text, label_style(panel.input, marks::left_out, about), centre));
  }
}

/// "… 6 more groups" in the row of query heads.
void draw_left_out_groups(Picture& on, const PanelRows& panel) {
  const Metrics& metrics = panel.input.metrics;
  for (const LeftOut& left_out : panel.heads.left_out) {
    if (left_out.what != LeftOut::What::groups) continue;
    const Picture text =
        left_out_block(left_out, panel.input.words[word::groups_left_out], metrics);
    place(on, text, {left_out.left, (metrics[metric::head_height] - text.size.height) / 2});
  }
}

void draw_state_size(Picture& on, const PanelRows& panel, const Rows& rows) {
  const std::string size = state_size(panel.input.words, *panel.block, panel.tensors);
  if (size.empty()) return;
  const TextStyle style = label_style(panel.input, marks::label, {map_part::read, all_copies});
  const Length y = rows.read + panel.input.metrics[metric::head_height] + leading(style.size) / 2 +
                   Length::px(2);
  add(on, centred_label({{size}}, style, {panel.heads.width / 2, y}));
}

/// Widened to everything drawn, with the heads in the middle. Labels near the ends of the shared
/// tensors may reach a little beyond.
Picture widened(Picture rows, const PanelRows& panel, Length reach) {
  const Metrics& metrics = panel.input.metrics;
  if (reach * 2 <= metrics[metric::source_width] + metrics[metric::head_gap] * 4) return rows;
  const Length whole = std::max(rows.size.width, snapped(reach * 2));
  Picture wide{.size = {whole, rows.size.height}, .groups = {}};
  const Length left = (whole - rows.size.width) / 2;
  place(wide, std::move(rows), {left, Length()});
  return wide;
}

/// The rows of tensors that are projected up from shared ones.
std::vector<ProjectedRow> projected_rows(const PanelRows& panel, const Tensor* value,
                                         const Rows& rows) {
  std::vector<ProjectedRow> projected = {{{panel.tensors.read}, rows.read}};
  if (value != nullptr) {
    projected.push_back({{value}, rows.value});
  } else if (panel.tensors.value != nullptr) {
    projected.front().tensors.push_back(panel.tensors.value);
  }
  return projected;
}

}  // namespace

Picture draw_rows(const PanelRows& panel, const Rows& rows) {
  if (panel.block == nullptr) return {};
  const MapInput& input = panel.input;
  const std::vector<SharedTensor> shared = lay_out_shared(panel, rows.shared);
  const Tensor& read = *panel.tensors.read;
  const Tensor* value = is_separate(input) ? panel.tensors.value : nullptr;
  // The kind that a row of per-head tensors leaves out: heads where every head is a group of its
  // own.
  const auto left_out = panel.heads.one_to_one ? LeftOut::What::heads : LeftOut::What::groups;

  // Equal shapes are added in a row, so that the writer makes one element of them.
  Picture picture{.size = {panel.heads.width, rows.height}, .groups = {}};
  draw_query_heads(picture, panel);
  draw_sharing_lines(picture, panel, rows);
  const bool value_from_key = value != nullptr && read.cached() && !value->cached();
  if (value != nullptr && shared.empty() && !value_from_key) draw_pair_lines(picture, panel, rows);
  std::vector<TensorRow> tensors = {
      {map_part::read, read, read_style(input, panel.tensors), rows.read}};
  if (value != nullptr)
    tensors.push_back({map_part::value, *value, look_of(Role::value).copies, rows.value});
  for (const TensorRow& row : tensors) draw_boxes(picture, panel, row);
  for (const SharedTensor& tensor : shared) draw_box(picture, panel, tensor);
  for (const TensorRow& row : tensors) draw_labels(picture, panel, row);
  for (const SharedTensor& tensor : shared) draw_labels(picture, panel, tensor);
  draw_state_size(picture, panel, rows);
  if (value_from_key)
    draw_projections_below(picture, panel, rows.read + input.metrics[metric::head_height],
                           rows.value);
  draw_projections(picture, panel, projected_rows(panel, value, rows), shared);
  draw_left_out(picture, panel, LeftOut::What::heads, Length());
  draw_left_out_groups(picture, panel);
  draw_left_out(picture, panel, left_out, rows.read);
  if (value != nullptr) draw_left_out(picture, panel, left_out, rows.value);
  const RichText size = {{state_size(input.words, *panel.block, panel.tensors)}};
  const Length text = width(size, input.metrics[metric::text_size], Weight::regular) / 2;
  return widened(std::move(picture), panel, std::max(reach_of(panel, shared), text));
}

Picture draw_other_cached(const PanelRows& panel) {
  const MapInput& input = panel.input;
  const Metrics& metrics = input.metrics;
  const Length gap = metrics[metric::head_gap] * 2;
  std::vector<Picture> lines;
  for (std::size_t i = 0; i < panel.tensors.other_cached.size(); ++i) {
    const TensorGroup& tensors = panel.tensors.other_cached[i];
    const Meaning about = {map_part::beside, static_cast<int>(i) + 1};
    const TextStyle text = label_style(input, marks::label, about);
    const RichText label = {{text_of(input.words, tensors, growth_of(panel.tensors))}};
    const Size size = {snapped(width(label, text.size, text.weight) + gap * 2),
                       metrics[metric::head_height]};
    Picture box = picture({.mark = look_of(tensors.front()->role).mark,
                           .about = about,
                           .shape = Box{{{}, size}, metrics[metric::head_radius]}},
                          size);
    add(box, centred_label(label, text, {size.width / 2, size.height / 2}));
    const bool fits = !lines.empty() &&
                      lines.back().size.width + gap + size.width <= metrics[metric::source_width];
    if (fits) {
      place(lines.back(), std::move(box), {lines.back().size.width + gap, Length()});
    } else {
      lines.push_back(std::move(box));
    }
  }
  return above(std::move(lines), gap / 2, Align::middle);
}

}  // namespace attnfig
