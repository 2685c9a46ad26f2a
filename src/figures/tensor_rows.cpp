#include "figures/tensor_rows.h"

#include "figures/panel_rows.h"
#include "model/number_text.h"

#include <algorithm>

namespace attnfig {
namespace {

/// How a row of per-head tensors looks.
struct RowStyle {
  std::string_view symbol;
  Part cached;
  Part remade;
  Part label;
};
constexpr RowStyle key_style = {"K", Part::key_head, Part::remade_key, Part::key_label};
constexpr RowStyle value_style = {"V", Part::value_head, Part::remade_value, Part::value_label};
constexpr RowStyle joined_style = {"KV", Part::kv_head, Part::remade_kv, Part::kv_label};

std::vector<const DrawnHead*> heads_of(const PanelRows& panel, const DrawnGroup& group) {
  std::vector<const DrawnHead*> heads;
  for (const DrawnHead& head : panel.heads.heads)
    if (head.group == group.group) heads.push_back(&head);
  return heads;
}

void draw_query_heads(Picture& on, const PanelRows& panel) {
  for (const DrawnGroup& group : panel.heads.groups)
    for (const DrawnHead* head : heads_of(panel, group))
      add(on, {.part = Part::query_head,
               .stands_for = {meaning(panel.heads, group).group, head->head},
               .shape = Box{head->box, panel.canvas.metrics.head_radius}});
}

/// One line from every drawn query head to the box of its own group. The ends keep the order of the
/// heads and spread over two thirds of the box.
void draw_sharing_lines(Picture& on, const PanelRows& panel) {
  const Metrics& metrics = panel.canvas.metrics;
  for (const DrawnGroup& group : panel.heads.groups) {
    const std::vector<const DrawnHead*> readers = heads_of(panel, group);
    const Length first = readers.front()->box.centre().x;
    const Length span = readers.back()->box.centre().x - first;
    const Length spread = std::min(metrics.shared_width * 2 / 3, span);
    for (const DrawnHead* head : readers) {
      const Length from = head->box.centre().x;
      const Length along = span == Length()
                               ? Length()
                               : Length::hundredths((from - first).hundredths() *
                                                    spread.hundredths() / span.hundredths());
      const Length to = group.centre() - spread / 2 + along;
      add(on, {.part = Part::sharing_line,
               .stands_for = {.head = head->head},
               .shape = Polyline{{{from, metrics.head_height}, {to, panel.rows.key}}}});
    }
  }
}

/// The value of a head belongs to its key.
void draw_pair_lines(Picture& on, const PanelRows& panel) {
  const Length below_key = panel.rows.key + panel.canvas.metrics.head_height;
  for (const DrawnGroup& group : panel.heads.groups)
    add(on, {.part = Part::sharing_line,
             .stands_for = meaning(panel.heads, group),
             .shape = Polyline{{{group.centre(), below_key}, {group.centre(), panel.rows.value}}}});
}

/// The boxes of a tensor's drawn copies, one a drawn group.
void draw_tensor(Picture& on, const PanelRows& panel, const Tensor& tensor, const RowStyle& style,
                 Length y) {
  const Metrics& metrics = panel.canvas.metrics;
  const bool alone = panel.heads.one_to_one;
  const Size size = {alone ? metrics.head_width : metrics.shared_width, metrics.head_height};
  for (const DrawnGroup& group : panel.heads.groups)
    add(on, {.part = tensor.cached() ? style.cached : style.remade,
             .stands_for = meaning(panel.heads, group),
             .shape = Box{{{group.centre() - size.width / 2, y}, size}, metrics.head_radius}});
  if (alone) return;
  const TextStyle text =
      label_style(panel.canvas, tensor.cached() ? style.label : Part::remade_label);
  for (const DrawnGroup& group : panel.heads.groups) {
    RichText label = {{std::string(style.symbol)}};
    if (1 < tensor.copies.amount.count())
      label.push_back({digits(static_cast<Wide>(group.group)), Script::subscript});
    add(on, centred_label(label, text, {group.centre(), y + size.height / 2}));
  }
}

/// "… ×13" where heads or groups are left out of a row at y.
void draw_left_out(Picture& on, const PanelRows& panel, LeftOut::What what, Length y) {
  const Length middle = y + panel.canvas.metrics.head_height / 2;
  for (const LeftOut& left_out : panel.heads.left_out) {
    if (left_out.what != what) continue;
    const RichText text = {{"… ×" + grouped(left_out.count)}};
    const Point centre = {left_out.left + left_out.width / 2, middle};
    add(on, centred_label(text, label_style(panel.canvas, Part::left_out), centre));
  }
}

/// "… 6 more groups" in the row of query heads.
void draw_left_out_groups(Picture& on, const PanelRows& panel) {
  const Metrics& metrics = panel.canvas.metrics;
  for (const LeftOut& left_out : panel.heads.left_out) {
    if (left_out.what != LeftOut::What::groups) continue;
    const Picture text = left_out_block(left_out, panel.canvas.plan.words.groups_left_out, metrics);
    place(on, text, {left_out.left, (metrics.head_height - text.size.height) / 2});
  }
}

}  // namespace

StandsFor meaning(const HeadRow& heads, const DrawnGroup& group) {
  if (heads.one_to_one) return {.head = group.group};
  return {.group = heads.groups.size() == 1 ? 0 : group.group};
}

TextStyle label_style(const Canvas& canvas, Part part) {
  return {.part = part, .size = canvas.metrics.text_size};
}

Rows lay_out_rows(const Canvas& canvas) {
  const Metrics& metrics = canvas.metrics;
  Rows rows{.separate = canvas.plan.page.head_rows == HeadRows::separate};
  for (const PanelPlan& panel : canvas.plan.panels)
    rows.sources = rows.sources || !shared_tensors(block_of(canvas, panel)).empty();
  const Length making = metrics.stem + metrics.arrow;
  rows.key = metrics.head_height + metrics.sharing_gap;
  const Length below_key = rows.key + metrics.head_height;
  rows.source = below_key + making;
  const Length below_source = rows.source + metrics.head_height;
  rows.value = rows.sources ? below_source + making : below_key + metrics.sharing_gap;
  if (rows.separate) {
    rows.height = rows.value + metrics.head_height;
  } else {
    rows.height = rows.sources ? below_source + leading(metrics.text_size) : below_key;
  }
  return rows;
}

HeadRow head_row(const Canvas& canvas, const Block& block) {
  const Tensor* key = block.find(Role::key);
  return lay_out_heads(block.q_heads.amount, key->copies.amount, canvas.plan.words.groups_left_out,
                       canvas.metrics);
}

Picture draw_rows(const Canvas& canvas, const Block& block, const Rows& rows) {
  const PanelRows panel{canvas, block, rows, head_row(canvas, block)};
  const std::vector<SharedTensor> shared = lay_out_shared(panel);
  const Tensor& key = *block.find(Role::key);
  const Tensor& value = *block.find(Role::value);
  // What is left out of a row of per-head tensors: heads where every head is a group of its own.
  const auto left_out = panel.heads.one_to_one ? LeftOut::What::heads : LeftOut::What::groups;

  // Equal things come one after the other, so that the writer makes one element of them.
  Picture picture{.size = {panel.heads.width, rows.height}, .groups = {}};
  draw_query_heads(picture, panel);
  draw_sharing_lines(picture, panel);
  if (rows.separate && shared.empty()) draw_pair_lines(picture, panel);
  draw_tensor(picture, panel, key, rows.separate ? key_style : joined_style, rows.key);
  if (rows.separate) draw_tensor(picture, panel, value, value_style, rows.value);
  for (const SharedTensor& tensor : shared) draw_shared(picture, panel, tensor);
  std::vector<MadeRow> made = {{key, rows.key}};
  if (rows.separate) made.push_back({value, rows.value});
  draw_making(picture, panel, made, shared);
  draw_left_out(picture, panel, LeftOut::What::heads, Length());
  draw_left_out_groups(picture, panel);
  draw_left_out(picture, panel, left_out, rows.key);
  if (rows.separate) draw_left_out(picture, panel, left_out, rows.value);
  return picture;
}

std::vector<std::string> describe_rows(const Canvas& canvas, const Block& block) {
  const Language& words = canvas.plan.words;
  std::vector<std::string> facts;
  for (const Tensor* tensor : shared_tensors(block))
    facts.push_back(name_of(canvas, *tensor) + " " + grouped(tensor->width.amount.count()));
  const HeadRow row = head_row(canvas, block);
  if (row.left_out.empty()) return facts;
  const Wide not_drawn = block.q_heads.amount.count() - row.heads.size();
  facts.push_back(with_count(words.heads_left_out, not_drawn));
  if (row.one_to_one) return facts;
  // Every drawn group leaves out as many heads, so the first one tells of all.
  for (const LeftOut::What what : {LeftOut::What::heads, LeftOut::What::groups}) {
    const auto found = std::find_if(row.left_out.begin(), row.left_out.end(),
                                    [&](const LeftOut& left_out) { return left_out.what == what; });
    if (found == row.left_out.end()) continue;
    const bool heads = what == LeftOut::What::heads;
    facts.push_back(with_count(heads ? words.heads_left_out_of_group : words.whole_groups_left_out,
                               found->count));
  }
  return facts;
}

}  // namespace attnfig
