#include "figures/head_map/marks.h"
#include "figures/head_map/panel_rows.h"

#include <algorithm>

namespace attnfig {
namespace marks = head_map_marks;
namespace {

bool is_projected_from(const Tensor& projected, const TensorGroup& shared) {
  return std::find(projected.projected_from.begin(), projected.projected_from.end(),
                   shared.front()->role) != projected.projected_from.end();
}

/// Widths proportional to elements. Boxes below the least width are widened at the expense of the
/// widest.
std::vector<Length> box_widths(const Metrics& metrics, const std::vector<TensorGroup>& tensors,
                               Length room) {
  const auto count = [](const TensorGroup& group) {
    return static_cast<std::int64_t>(elements(group));
  };
  std::int64_t all = 0;
  for (const TensorGroup& group : tensors) all += count(group);
  all =
      std::max<std::int64_t>(all, 1);  // every tensor has an element, which clang-tidy cannot know
  std::vector<Length> widths;
  Length sum;
  for (const TensorGroup& group : tensors)
    sum += widths.emplace_back(std::max(room * count(group) / all, metrics[metric::least_width]));
  const auto widest = std::max_element(widths.begin(), widths.end());
  if (room < sum) *widest = *widest - (sum - room);
  return widths;
}

/// Where the lines of a shared tensor leave its box: in the middle, or in line with an arrow near
/// the middle, since two lines side by side would look like a mistake.
Length stem(const PanelRows& panel, const SharedTensor& shared) {
  const Metrics& metrics = panel.input.metrics;
  const Length middle = shared.box.centre().x;
  Length best = middle;
  Length nearest = metrics[metric::head_width] / 2;
  for (const DrawnGroup& group : panel.heads.groups) {
    const Length x = group.centre();
    const Length away = x < middle ? middle - x : x - middle;
    const bool inside = shared.box.left() + metrics[metric::head_radius] <= x &&
                        x <= shared.box.right() - metrics[metric::head_radius];
    if (inside && away <= nearest) best = x, nearest = away;
  }
  return best;
}

/// Whether a line goes down from the tensor to the row of values.
bool has_line_below(const PanelRows& panel, const TensorGroup& tensors) {
  const bool separate = panel.input.map.head_rows == HeadRows::separate;
  return separate && panel.tensors.value != nullptr &&
         is_projected_from(*panel.tensors.value, tensors);
}

Length width_of(const PanelRows& panel, const RichText& label) {
  const TextStyle style = label_style(panel.input, marks::label);
  return width(label, style.size, style.weight);
}

/// Name and size of a tensor: both in its box, or the size, or nothing; the rest below.
void label(const PanelRows& panel, SharedTensor& shared) {
  const std::string& name = name_of(panel.input.words, shared.tensors);
  const std::string size = size_text(shared.tensors);
  const RichText whole = {{name + " " + size}};
  const Length room = shared.box.size.width - panel.input.metrics[metric::head_gap];
  if (width_of(panel, whole) <= room) {
    shared.inside = whole;
  } else if (width_of(panel, {{size}}) <= room) {
    shared.inside = {{size}};
    shared.below = {{name}};
  } else {
    shared.below = whole;
  }
}

/// A stretch of a line of labels.
struct Stretch {
  Length left;
  Length right;
  int line = 0;
};

/// Puts a label under the middle of its box, or right of the line that leaves the box there, moved
/// so that it stays near the row's ends and clear of lines and labels placed before.
void place_below(const PanelRows& panel, SharedTensor& shared, const std::vector<Length>& lines,
                 std::vector<Stretch>& taken) {
  const Metrics& metrics = panel.input.metrics;
  const Length half = width_of(panel, shared.below) / 2;
  const Length reach =
      std::max(metrics[metric::source_width] / 2 + metrics[metric::head_gap] * 2 - half, Length());
  const Length middle = panel.heads.width / 2;
  const bool line = has_line_below(panel, shared.tensors);
  const Length beside = metrics[metric::head_gap] + half;
  const Length start = line ? stem(panel, shared) + beside : shared.box.centre().x;
  Length x = std::clamp(start, middle - reach, middle + reach);
  for (const Length at : lines) {
    const bool meets =
        x - half - metrics[metric::head_gap] < at && at < x + half + metrics[metric::head_gap];
    if (meets) x = shared.box.centre().x < at ? at - beside : at + beside;
  }
  Stretch own = {x - half - metrics[metric::head_gap], x + half + metrics[metric::head_gap]};
  while (std::any_of(taken.begin(), taken.end(), [&](const Stretch& other) {
    return other.line == own.line && own.left < other.right && other.left < own.right;
  }))
    ++own.line;
  taken.push_back(own);
  shared.below_x = x;
  shared.below_line = own.line;
}

/// Head and shaft of an arrow as one line, so that it needs no marker: from the tip around the
/// head, whose stroke joins the two, and back along the shaft.
Item arrow(const DrawnGroup& group, Length from, Length to) {
  constexpr Length half_head = Length::px(3);
  constexpr Length length = Length::px(6);
  constexpr Length clearance = Length::px(1);
  const bool upwards = to < from;
  const Point tip = {group.centre(), upwards ? to + clearance : to - clearance};
  const Length base = upwards ? tip.y + length : tip.y - length;
  return {.mark = marks::projection_line,
          .shape = Polyline{
              {tip, {tip.x + half_head, base}, {tip.x - half_head, base}, tip, {tip.x, from}}}};
}

/// An up-projected row and its shared tensors.
struct Projection {
  const PanelRows& panel;
  const ProjectedRow& projected;
  const std::vector<SharedTensor>& shared;

  bool is_above() const { return projected.y < shared.front().box.top(); }

  /// The edge of the up-projected tensors at which arrows end.
  Length target() const {
    return is_above() ? projected.y + panel.input.metrics[metric::head_height] : projected.y;
  }

  /// The line that connects the shared tensors with the arrows.
  Length bus() const {
    const Length arrow = panel.input.metrics[metric::arrow];
    return target() + (is_above() ? arrow : -arrow);
  }

  void draw_bus(Picture& on) const {
    const Length y = bus();
    Length left = panel.heads.groups.front().centre();
    Length right = panel.heads.groups.back().centre();
    for (const SharedTensor& one : shared) {
      const bool used = std::any_of(
          projected.tensors.begin(), projected.tensors.end(),
          [&](const Tensor* tensor) { return is_projected_from(*tensor, one.tensors); });
      if (!used) continue;
      const Length x = stem(panel, one);
      const Length edge = is_above() ? one.box.top() : one.box.bottom();
      add(on, {.mark = marks::projection_line, .shape = Polyline{{{x, edge}, {x, y}}}});
      left = std::min(left, x);
      right = std::max(right, x);
    }
    if (left < right)
      add(on, {.mark = marks::projection_line, .shape = Polyline{{{left, y}, {right, y}}}});
  }
};

}  // namespace

std::vector<SharedTensor> lay_out_shared(const PanelRows& panel, Length y) {
  const Metrics& metrics = panel.input.metrics;
  const std::vector<TensorGroup>& tensors = panel.tensors.shared;
  if (tensors.empty()) return {};
  const Length gap = metrics[metric::head_gap] * 2;
  const Length room =
      metrics[metric::source_width] - gap * (static_cast<std::int64_t>(tensors.size()) - 1);
  const std::vector<Length> widths = box_widths(metrics, tensors, room);
  std::vector<SharedTensor> shared;
  std::vector<Length> lines;
  Length x = (panel.heads.width - metrics[metric::source_width]) / 2;
  for (std::size_t i = 0; i < tensors.size(); ++i) {
    SharedTensor& own =
        shared.emplace_back(SharedTensor{tensors[i],
                                         {map_part::source, static_cast<int>(i) + 1},
                                         {{x, y}, {widths[i], metrics[metric::head_height]}}});
    label(panel, own);
    if (has_line_below(panel, own.tensors)) lines.push_back(stem(panel, own));
    x += widths[i] + gap;
  }
  std::vector<Stretch> taken;
  for (SharedTensor& own : shared)
    if (!own.below.empty()) place_below(panel, own, lines, taken);
  return shared;
}

int lines_below(const std::vector<SharedTensor>& shared) {
  int lines = 0;
  for (const SharedTensor& own : shared)
    if (!own.below.empty()) lines = std::max(lines, own.below_line + 1);
  return lines;
}

Length reach_of(const PanelRows& panel, const std::vector<SharedTensor>& shared) {
  const Length middle = panel.heads.width / 2;
  Length reach;
  for (const SharedTensor& own : shared) {
    reach = std::max({reach, middle - own.box.left(), own.box.right() - middle});
    if (own.below.empty()) continue;
    const Length half = width_of(panel, own.below) / 2;
    reach = std::max({reach, middle - own.below_x + half, own.below_x + half - middle});
  }
  return reach;
}

void draw_box(Picture& on, const PanelRows& panel, const SharedTensor& shared) {
  add(on, {.mark = look_of(shared.tensors.front()->role).mark,
           .about = shared.about,
           .shape = Box{shared.box, panel.input.metrics[metric::head_radius]}});
}

void draw_labels(Picture& on, const PanelRows& panel, const SharedTensor& shared) {
  const TextStyle text = label_style(panel.input, marks::label, shared.about);
  if (!shared.inside.empty()) add(on, centred_label(shared.inside, text, shared.box.centre()));
  if (shared.below.empty()) return;
  const Length y = shared.box.bottom() + leading(text.size) / 2 + Length::px(1) +
                   leading(text.size) * shared.below_line;
  add(on, centred_label(shared.below, text, {shared.below_x, y}));
}

void draw_projections(Picture& on, const PanelRows& panel,
                      const std::vector<ProjectedRow>& projected,
                      const std::vector<SharedTensor>& shared) {
  if (shared.empty()) return;
  for (const ProjectedRow& row : projected) Projection{panel, row, shared}.draw_bus(on);
  for (const ProjectedRow& row : projected) {
    const Projection projection{panel, row, shared};
    for (const DrawnGroup& group : panel.heads.groups)
      add(on, arrow(group, projection.bus(), projection.target()));
  }
}

void draw_projections_below(Picture& on, const PanelRows& panel, Length from, Length to) {
  for (const DrawnGroup& group : panel.heads.groups) add(on, arrow(group, from, to));
}

}  // namespace attnfig
