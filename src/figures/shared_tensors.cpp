#include "figures/panel_rows.h"
#include "model/number_text.h"

#include <algorithm>

namespace attnfig {
namespace {

struct SharedStyle {
  Part box;
  Part label;
};

SharedStyle style_of(const Tensor& shared) {
  if (shared.role == Role::latent) return {Part::latent, Part::latent_label};
  return {Part::rope_key, Part::rope_key_label};
}

bool is_made_from(const Tensor& made, const Tensor& source) {
  return std::find(made.made_from.begin(), made.made_from.end(), source.role) !=
         made.made_from.end();
}

std::int64_t elements(const Tensor& shared) {
  return static_cast<std::int64_t>(shared.width.amount.count());
}

/// As wide as their elements. What the least width adds to a box, the widest one gives up.
std::vector<Length> box_widths(const Metrics& metrics, const std::vector<const Tensor*>& tensors,
                               Length room) {
  std::int64_t all = 0;
  for (const Tensor* tensor : tensors) all += elements(*tensor);
  std::vector<Length> widths;
  Length sum;
  for (const Tensor* tensor : tensors)
    sum += widths.emplace_back(std::max(room * elements(*tensor) / all, metrics.least_width));
  const auto widest = std::max_element(widths.begin(), widths.end());
  if (room < sum) *widest = *widest - (sum - room);
  return widths;
}

/// Where the lines of a shared tensor leave its box: in the middle, or straight on from an arrow
/// near it, since two lines side by side would look like a mistake.
Length stem(const PanelRows& panel, const SharedTensor& shared) {
  const Metrics& metrics = panel.canvas.metrics;
  const Length middle = shared.box.centre().x;
  Length best = middle;
  Length nearest = metrics.head_width / 2;
  for (const DrawnGroup& group : panel.heads.groups) {
    const Length x = group.centre();
    const Length away = x < middle ? middle - x : x - middle;
    const bool inside = shared.box.left() + metrics.head_radius <= x &&
                        x <= shared.box.right() - metrics.head_radius;
    if (inside && away <= nearest) best = x, nearest = away;
  }
  return best;
}

/// A label under the middle of a box, or right of the line that leaves the box there, moved so far
/// that it stays near the row's ends.
void draw_below(Picture& on, const PanelRows& panel, const SharedTensor& shared,
                const RichText& label, const TextStyle& style) {
  const Metrics& metrics = panel.canvas.metrics;
  const Length half = width(label, style.size, style.weight) / 2;
  const Length reach = std::max(metrics.source_width / 2 + metrics.head_gap * 2 - half, Length());
  const Length middle = panel.heads.width / 2;
  const bool line =
      panel.rows.separate && is_made_from(*panel.block.find(Role::value), *shared.tensor);
  const Length beside = line ? metrics.head_gap + half : Length();
  const Length start = line ? stem(panel, shared) : shared.box.centre().x;
  const Length x = std::clamp(start + beside, middle - reach, middle + reach);
  const Length y = shared.box.bottom() + leading(style.size) / 2 + Length::px(1);
  add(on, centred_label(label, style, {x, y}));
}

/// Head and shaft of an arrow in one line, so that it needs no marker: from the tip around the
/// head, whose stroke makes the two one shape, and back along the shaft.
Item arrow(const HeadRow& heads, const DrawnGroup& group, Length from, Length to) {
  constexpr Length half_head = Length::px(3);
  constexpr Length length = Length::px(6);
  constexpr Length clearance = Length::px(1);
  const bool upwards = to < from;
  const Point tip = {group.centre(), upwards ? to + clearance : to - clearance};
  const Length base = upwards ? tip.y + length : tip.y - length;
  return {.part = Part::arrow,
          .stands_for = meaning(heads, group),
          .shape = Polyline{
              {tip, {tip.x + half_head, base}, {tip.x - half_head, base}, tip, {tip.x, from}}}};
}

bool is_above_sources(const PanelRows& panel, const MadeRow& made) {
  return made.y < panel.rows.source;
}

/// The edge of the re-made tensors at which arrows end.
Length target(const PanelRows& panel, const MadeRow& made) {
  return is_above_sources(panel, made) ? made.y + panel.canvas.metrics.head_height : made.y;
}

/// The line that spreads the sources over the arrows.
Length bus(const PanelRows& panel, const MadeRow& made) {
  const Length arrow = panel.canvas.metrics.arrow;
  return target(panel, made) + (is_above_sources(panel, made) ? arrow : -arrow);
}

void draw_bus(Picture& on, const PanelRows& panel, const MadeRow& made,
              const std::vector<SharedTensor>& sources) {
  const Length y = bus(panel, made);
  Length left = panel.heads.groups.front().centre();
  Length right = panel.heads.groups.back().centre();
  for (const SharedTensor& source : sources) {
    if (!is_made_from(made.tensor, *source.tensor)) continue;
    const Length x = stem(panel, source);
    const Length edge = is_above_sources(panel, made) ? source.box.top() : source.box.bottom();
    add(on, {.part = Part::making_line, .shape = Polyline{{{x, edge}, {x, y}}}});
    left = std::min(left, x);
    right = std::max(right, x);
  }
  if (left < right)
    add(on, {.part = Part::making_line, .shape = Polyline{{{left, y}, {right, y}}}});
}

}  // namespace

std::vector<const Tensor*> shared_tensors(const Block& block) {
  std::vector<const Tensor*> shared;
  for (const Tensor& tensor : block.tensors)
    if (tensor.role == Role::latent || tensor.role == Role::rope_key) shared.push_back(&tensor);
  return shared;
}

const std::string& name_of(const Canvas& canvas, const Tensor& shared) {
  return shared.role == Role::latent ? canvas.plan.words.latent : canvas.plan.words.rope_key;
}

std::vector<SharedTensor> lay_out_shared(const PanelRows& panel) {
  const Metrics& metrics = panel.canvas.metrics;
  const std::vector<const Tensor*> tensors = shared_tensors(panel.block);
  if (tensors.empty()) return {};
  const Length gap = metrics.head_gap * 2;
  const Length room = metrics.source_width - gap * (static_cast<std::int64_t>(tensors.size()) - 1);
  const std::vector<Length> widths = box_widths(metrics, tensors, room);
  std::vector<SharedTensor> shared;
  Length x = (panel.heads.width - metrics.source_width) / 2;
  for (std::size_t i = 0; i < tensors.size(); ++i) {
    shared.push_back({tensors[i], {{x, panel.rows.source}, {widths[i], metrics.head_height}}});
    x += widths[i] + gap;
  }
  return shared;
}

void draw_shared(Picture& on, const PanelRows& panel, const SharedTensor& shared) {
  const Metrics& metrics = panel.canvas.metrics;
  const SharedStyle style = style_of(*shared.tensor);
  const TextStyle text = label_style(panel.canvas, style.label);
  const std::string& name = name_of(panel.canvas, *shared.tensor);
  const std::string count = grouped(shared.tensor->width.amount.count());
  const RichText whole = {{name + " " + count}};
  const Length room = shared.box.size.width - metrics.head_gap;
  const auto fits = [&](const RichText& label) {
    return width(label, text.size, text.weight) <= room;
  };

  add(on, {.part = style.box, .shape = Box{shared.box, metrics.head_radius}});
  if (fits(whole)) return add(on, centred_label(whole, text, shared.box.centre()));
  if (!fits({{count}})) return draw_below(on, panel, shared, whole, text);
  add(on, centred_label({{count}}, text, shared.box.centre()));
  draw_below(on, panel, shared, {{name}}, text);
}

void draw_making(Picture& on, const PanelRows& panel, const std::vector<MadeRow>& made,
                 const std::vector<SharedTensor>& sources) {
  if (sources.empty()) return;
  for (const MadeRow& row : made) draw_bus(on, panel, row, sources);
  for (const MadeRow& row : made)
    for (const DrawnGroup& group : panel.heads.groups)
      add(on, arrow(panel.heads, group, bus(panel, row), target(panel, row)));
}

}  // namespace attnfig
