#include "figures/tensor_rows.h"

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

/// A tensor that all query heads share, and its box.
struct SharedTensor {
  const Tensor* tensor = nullptr;
  Rect box;
};

struct SourceStyle {
  Part box;
  Part label;
  const std::string* name;
};

SourceStyle source_style(const Canvas& canvas, Role role) {
  if (role == Role::latent) return {Part::latent, Part::latent_label, &canvas.plan.words.latent};
  return {Part::rope_key, Part::rope_key_label, &canvas.plan.words.rope_key};
}

/// Tensors that others are made from; every block's are few and shared by all its heads.
std::vector<const Tensor*> sources_of(const Block& block) {
  std::vector<const Tensor*> sources;
  for (const Tensor& tensor : block.tensors)
    if (tensor.role == Role::latent || tensor.role == Role::rope_key) sources.push_back(&tensor);
  return sources;
}

TextStyle text_style(const Canvas& canvas, Part part) {
  return {.part = part, .size = canvas.metrics.text_size};
}

/// Everything that one panel's rows are drawn from.
struct RowsDrawing {
  const Canvas& canvas;
  const Metrics& metrics;
  const Block& block;
  const Rows& rows;
  HeadRow heads;
  Picture picture;

  /// The boxes of a tensor's drawn copies, one a drawn group.
  std::vector<Rect> boxes(Length y) const {
    const Length box_width = heads.one_to_one ? metrics.head_width : metrics.shared_width;
    std::vector<Rect> boxes;
    for (const DrawnGroup& group : heads.groups)
      boxes.push_back({{group.centre() - box_width / 2, y}, {box_width, metrics.head_height}});
    return boxes;
  }

  void draw_query_heads() {
    for (const DrawnGroup& group : heads.groups)
      for (const DrawnHead& head : heads.heads)
        if (head.group == group.group)
          add(picture, {.part = Part::query_head,
                        .stands_for = {meaning(group).group, head.head},
                        .shape = Box{head.box, metrics.head_radius}});
  }

  void draw_query_left_out() {
    draw_left_out(Length(), LeftOut::What::heads);
    for (const LeftOut& left_out : heads.left_out) {
      if (left_out.what != LeftOut::What::groups) continue;
      const Picture text = left_out_block(left_out, canvas.plan.words.groups_left_out, metrics);
      place(picture, text, {left_out.left, (metrics.head_height - text.size.height) / 2});
    }
  }

  /// "… ×13" where heads are left out of a row at y.
  void draw_left_out(Length y, LeftOut::What what) {
    for (const LeftOut& left_out : heads.left_out) {
      if (left_out.what != what) continue;
      const RichText text = {{"… ×" + grouped(left_out.count)}};
      add(picture,
          centred_label(text, text_style(canvas, Part::left_out),
                        {left_out.left + left_out.width / 2, y + metrics.head_height / 2}));
    }
  }

  void draw_tensor(const Tensor& tensor, const RowStyle& style, Length y) {
    const bool numbered = 1 < tensor.copies.amount.count();
    const std::vector<Rect> all = boxes(y);
    for (std::size_t i = 0; i < all.size(); ++i)
      add(picture, {.part = tensor.cached() ? style.cached : style.remade,
                    .stands_for = meaning(heads.groups[i]),
                    .shape = Box{all[i], metrics.head_radius}});
    for (std::size_t i = 0; i < all.size() && !heads.one_to_one; ++i) {
      RichText label = {{std::string(style.symbol)}};
      if (numbered)
        label.push_back({digits(static_cast<Wide>(heads.groups[i].group)), Script::subscript});
      add(picture,
          centred_label(label,
                        text_style(canvas, tensor.cached() ? style.label : Part::remade_label),
                        all[i].centre()));
    }
  }

  /// What is left out of a row of per-head tensors: one text says it for heads that are groups of
  /// their own.
  void draw_tensor_left_out(Length y) {
    draw_left_out(y, heads.one_to_one ? LeftOut::What::heads : LeftOut::What::groups);
  }

  /// One line from every drawn query head to the box of its own group. The ends keep the order of
  /// the heads and spread over two thirds of the box.
  void draw_sharing_lines() {
    for (const DrawnGroup& group : heads.groups) {
      std::vector<const DrawnHead*> readers;
      for (const DrawnHead& head : heads.heads)
        if (head.group == group.group) readers.push_back(&head);
      const Length first = readers.front()->box.centre().x;
      const Length span = readers.back()->box.centre().x - first;
      const Length spread = std::min(metrics.shared_width * 2 / 3, span);
      for (const DrawnHead* head : readers) {
        const Length from = head->box.centre().x;
        const Length to = span == Length()
                              ? from
                              : group.centre() - spread / 2 +
                                    Length::hundredths((from - first).hundredths() *
                                                       spread.hundredths() / span.hundredths());
        add(picture, {.part = Part::sharing_line,
                      .stands_for = {.head = head->head},
                      .shape = Polyline{{{from, metrics.head_height}, {to, rows.key}}}});
      }
    }
  }

  /// The value of a head belongs to its key.
  void draw_pair_lines() {
    for (const DrawnGroup& group : heads.groups)
      add(picture, {.part = Part::sharing_line,
                    .stands_for = meaning(group),
                    .shape = Polyline{{{group.centre(), rows.key + metrics.head_height},
                                       {group.centre(), rows.value}}}});
  }

  /// Boxes as wide as their elements, centred under the heads.
  std::vector<SharedTensor> lay_out_sources() const {
    const std::vector<const Tensor*> tensors = sources_of(block);
    std::int64_t elements = 0;
    for (const Tensor* tensor : tensors)
      elements += static_cast<std::int64_t>(tensor->width.amount.count());
    const Length gap = metrics.head_gap * 2;
    const Length room =
        metrics.source_width - gap * (static_cast<std::int64_t>(tensors.size()) - 1);
    std::vector<Length> widths;
    Length sum;
    for (const Tensor* tensor : tensors) {
      const auto own = static_cast<std::int64_t>(tensor->width.amount.count());
      sum += widths.emplace_back(std::max(room * own / elements, metrics.least_width));
    }
    // What the least width adds to a box, the widest one gives up.
    const auto widest = std::max_element(widths.begin(), widths.end());
    if (room < sum) *widest = *widest - (sum - room);
    Length x = (picture.size.width - metrics.source_width) / 2;
    std::vector<SharedTensor> sources;
    for (std::size_t i = 0; i < tensors.size(); ++i) {
      sources.push_back({tensors[i], {{x, rows.source}, {widths[i], metrics.head_height}}});
      x += widths[i] + gap;
    }
    return sources;
  }

  /// The name and width in the box; what does not fit there stands below it.
  void draw_source(const SharedTensor& source) {
    const SourceStyle style = source_style(canvas, source.tensor->role);
    const TextStyle text = text_style(canvas, style.label);
    const std::string count = grouped(source.tensor->width.amount.count());
    const RichText whole = {{*style.name + " " + count}};
    const Length room = source.box.size.width - metrics.head_gap;
    const auto fits = [&](const RichText& label) {
      return width(label, text.size, text.weight) <= room;
    };

    add(picture, {.part = style.box, .shape = Box{source.box, metrics.head_radius}});
    if (fits(whole)) return add(picture, centred_label(whole, text, source.box.centre()));
    if (!fits({{count}})) return draw_below(source, whole, text);
    add(picture, centred_label({{count}}, text, source.box.centre()));
    draw_below(source, {{*style.name}}, text);
  }

  /// Whether values in a row of their own are made from the tensor: then a line leaves its box
  /// downwards.
  bool leaves_downwards(const Tensor& tensor) const {
    const std::vector<Role>& made_from = block.find(Role::value)->made_from;
    return rows.separate &&
           std::find(made_from.begin(), made_from.end(), tensor.role) != made_from.end();
  }

  /// A label under the middle of a box, or right of the line that starts there, moved so far that
  /// it stays near the row's ends.
  void draw_below(const SharedTensor& source, const RichText& label, const TextStyle& text) {
    const Length half = width(label, text.size, text.weight) / 2;
    const Length reach = std::max(metrics.source_width / 2 + metrics.head_gap * 2 - half, Length());
    const Length middle = picture.size.width / 2;
    const Length beside = leaves_downwards(*source.tensor) ? metrics.head_gap + half : Length();
    const Length x = std::clamp(source.box.centre().x + beside, middle - reach, middle + reach);
    const Length y = source.box.bottom() + leading(text.size) / 2 + Length::px(1);
    add(picture, centred_label(label, text, {x, y}));
  }

  /// What a tensor is made from, as lines:
  ///
  ///   ▢  ▢  ▢     the re-made tensor
  ///   ↑  ↑  ↑
  ///   ┴──┴┬─┴
  ///    ▭▭▭▭▭▭     its sources
  void draw_making(const Tensor& tensor, Length y, const std::vector<SharedTensor>& sources) {
    if (sources.empty()) return;
    const bool upwards = y < rows.source;
    const Length target = upwards ? y + metrics.head_height : y;
    const Length bus = upwards ? target + metrics.arrow : target - metrics.arrow;
    Length left = heads.groups.front().centre();
    Length right = heads.groups.back().centre();
    for (const SharedTensor& source : sources) {
      if (std::find(tensor.made_from.begin(), tensor.made_from.end(), source.tensor->role) ==
          tensor.made_from.end())
        continue;
      const Length x = source.box.centre().x;
      const Length edge = upwards ? source.box.top() : source.box.bottom();
      add(picture, {.part = Part::making_line, .shape = Polyline{{{x, edge}, {x, bus}}}});
      left = std::min(left, x);
      right = std::max(right, x);
    }
    if (left < right)
      add(picture, {.part = Part::making_line, .shape = Polyline{{{left, bus}, {right, bus}}}});
    for (const DrawnGroup& group : heads.groups) draw_arrow(group, bus, target);
  }

  /// Shaft and head of an arrow in one path, so that it needs no marker.
  void draw_arrow(const DrawnGroup& group, Length from, Length to) {
    constexpr Length half_head = Length::px(3);
    constexpr Length length = Length::px(6);
    constexpr Length clearance = Length::px(1);
    const bool upwards = to < from;
    const Length x = group.centre();
    const Length tip = upwards ? to + clearance : to - clearance;
    const Length base = upwards ? tip + length : tip - length;
    // The shaft goes on into the head, whose stroke makes the two one shape.
    add(picture, {.part = Part::arrow,
                  .stands_for = meaning(group),
                  .shape = Polyline{{{x, from},
                                     {x, base},
                                     {x - half_head, base},
                                     {x, tip},
                                     {x + half_head, base},
                                     {x, base}}}});
  }

  /// What a box or line of a drawn group stands for: where every head is a group of its own it is a
  /// head, and where there is one group for all there is nothing to tell apart.
  StandsFor meaning(const DrawnGroup& group) const {
    if (heads.one_to_one) return {.head = group.group};
    return {.group = heads.groups.size() == 1 ? 0 : group.group};
  }
};

}  // namespace

Rows lay_out_rows(const Canvas& canvas) {
  const Metrics& metrics = canvas.metrics;
  Rows rows{.separate = canvas.plan.page.head_rows == HeadRows::separate};
  for (const PanelPlan& panel : canvas.plan.panels) {
    const Block& block = canvas.plan.layouts[panel.layout].layers.front().blocks.front();
    rows.sources = rows.sources || !sources_of(block).empty();
  }
  const Length making = metrics.stem + metrics.arrow;
  rows.key = metrics.head_height + metrics.sharing_gap;
  const Length below_key = rows.key + metrics.head_height;
  rows.source = below_key + making;
  rows.value =
      rows.sources ? rows.source + metrics.head_height + making : below_key + metrics.sharing_gap;
  const Length below_source = rows.source + metrics.head_height + leading(metrics.text_size);
  rows.height = rows.separate  ? rows.value + metrics.head_height
                : rows.sources ? below_source
                               : below_key;
  return rows;
}

HeadRow head_row(const Canvas& canvas, const Block& block) {
  const Tensor* key = block.find(Role::key);
  return lay_out_heads(block.q_heads.amount, key->copies.amount, canvas.plan.words.groups_left_out,
                       canvas.metrics);
}

Picture draw_rows(const Canvas& canvas, const Block& block, const Rows& rows) {
  RowsDrawing drawing{canvas, canvas.metrics, block, rows, head_row(canvas, block), {}};
  const Length heads_width = drawing.heads.width;
  drawing.picture.size = {heads_width, rows.height};
  const std::vector<SharedTensor> sources = drawing.lay_out_sources();
  const Tensor& key = *block.find(Role::key);
  const Tensor& value = *block.find(Role::value);

  // Equal things come one after the other, so that the writer states their look once.
  const bool pairs = rows.separate && sources.empty();
  drawing.draw_query_heads();
  drawing.draw_sharing_lines();
  if (pairs) drawing.draw_pair_lines();
  drawing.draw_tensor(key, rows.separate ? key_style : joined_style, rows.key);
  if (rows.separate) drawing.draw_tensor(value, value_style, rows.value);
  for (const SharedTensor& source : sources) drawing.draw_source(source);
  drawing.draw_making(key, rows.key, sources);
  if (rows.separate) drawing.draw_making(value, rows.value, sources);
  drawing.draw_query_left_out();
  drawing.draw_tensor_left_out(rows.key);
  if (rows.separate) drawing.draw_tensor_left_out(rows.value);
  return drawing.picture;
}

std::vector<std::string> describe_rows(const Canvas& canvas, const Block& block) {
  const Language& words = canvas.plan.words;
  std::vector<std::string> facts;
  for (const Tensor* tensor : sources_of(block))
    facts.push_back(*source_style(canvas, tensor->role).name + " " +
                    grouped(tensor->width.amount.count()));
  for (const LeftOut& left_out : head_row(canvas, block).left_out) {
    const bool groups = left_out.what == LeftOut::What::groups;
    std::string fact = groups ? plain(left_out_text(left_out, words.groups_left_out))
                              : with_count(words.heads_left_out, left_out.count);
    if (std::find(facts.begin(), facts.end(), fact) == facts.end())
      facts.push_back(std::move(fact));
  }
  return facts;
}

}  // namespace attnfig
