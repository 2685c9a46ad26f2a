// Tensors that all heads share, and the lines to what is projected from them.

#include "figures/head_map/sources.h"

#include "figures/head_map/marks.h"

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

/// Head and shaft of an arrow as one line, so that it needs no marker: from the tip around the
/// head, whose stroke joins the two, and back along the shaft.
Item arrow(const Mark& mark, Point tip, Length from) {
  constexpr Length half_head = Length::px(3);
  constexpr Length length = Length::px(6);
  const Length base = tip.y + length;
  return {.mark = mark,
          .shape = Polyline{
              {tip, {tip.x + half_head, base}, {tip.x - half_head, base}, tip, {tip.x, from}}}};
}

/// Where the arrows of one shared tensor end: at a part of the lower edge of each box that is
/// projected from it.
std::vector<Point> targets_of(const MapInput& input, const PanelContent& content,
                              const HeadRow& heads, const Rows& rows, const TensorGroup& source) {
  constexpr Length clearance = Length::px(1);
  const Length edge = rows.projected + input.metrics[metric::head_height] + clearance;
  std::vector<Point> targets;
  for (const DrawnGroup& group : heads.groups) {
    const std::vector<Rect> boxes =
        copy_boxes(input, heads, group, content.projected, rows.projected);
    for (std::size_t i = 0; i < boxes.size(); ++i) {
      const Tensor& projected = *content.projected[i].tensor;
      if (!is_projected_from(projected, source)) continue;
      std::int64_t sources = 0;
      std::int64_t own = 0;
      for (const TensorGroup& other : content.tensors.shared) {
        if (!is_projected_from(projected, other)) continue;
        ++sources;
        if (other.front() == source.front()) own = sources;
      }
      targets.push_back({boxes[i].left() + boxes[i].size.width * own / (sources + 1), edge});
    }
  }
  return targets;
}

}  // namespace

std::vector<Rect> copy_boxes(const MapInput& input, const HeadRow& heads, const DrawnGroup& group,
                             const std::vector<CopyBox>& boxes, Length y) {
  if (boxes.empty()) return {};
  const auto count = static_cast<std::int64_t>(boxes.size());
  const Length gap = input.metrics[metric::head_gap];
  const Length room = group.right - group.left;
  const Length whole =
      heads.one_to_one ? room : std::min(room, input.metrics[metric::shared_width]);
  const Length each = (whole - gap * (count - 1)) / count;
  std::vector<Rect> placed;
  Length x = group.centre() - (each * count + gap * (count - 1)) / 2;
  for (std::int64_t i = 0; i < count; ++i, x += each + gap)
    placed.push_back({{x, y}, {each, input.metrics[metric::head_height]}});
  return placed;
}

std::size_t rails_of(const PanelContent& content) {
  return content.tensors.shared.size();
}

std::vector<Rect> source_boxes(const MapInput& input, const PanelContent& content, Length x,
                               Length y, Length room) {
  const std::vector<TensorGroup>& tensors = content.tensors.shared;
  if (tensors.empty()) return {};
  const Metrics& metrics = input.metrics;
  const Length gap = metrics[metric::head_gap];
  const Length whole = std::min(room, metrics[metric::source_width]);
  const std::vector<Length> widths =
      box_widths(metrics, tensors, whole - gap * (static_cast<std::int64_t>(tensors.size()) - 1));
  std::vector<Rect> boxes;
  x = x - whole / 2;
  for (const Length width : widths) {
    boxes.push_back({{x, y}, {width, metrics[metric::head_height]}});
    x += width + gap;
  }
  return boxes;
}

void draw_sources(Picture& on, const MapInput& input, const PanelContent& content,
                  const std::vector<Rect>& boxes) {
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    const Meaning about = {map_part::source, static_cast<int>(i) + 1};
    const TensorGroup& tensors = content.tensors.shared[i];
    add(on, {.mark = look_of(tensors.front()->role).mark,
             .about = about,
             .shape = Box{boxes[i], input.metrics[metric::head_radius]}});
  }
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    const TensorGroup& tensors = content.tensors.shared[i];
    const TextStyle style =
        label_style(input, marks::label, {map_part::source, static_cast<int>(i) + 1});
    const Length room = boxes[i].size.width - input.metrics[metric::head_gap];
    const std::string size = size_text(tensors);
    for (const RichText& text :
         {RichText{{name_of(input.words, tensors) + " " + size}}, RichText{{size}}})
      if (width(text, style.size, style.weight) <= room) {
        add(on, centred_label(text, style, boxes[i].centre()));
        break;
      }
  }
}

void draw_rails(Picture& on, const MapInput& input, const PanelContent& content,
                const HeadRow& heads, const Rows& rows, const std::vector<Rect>& sources) {
  const Metrics& metrics = input.metrics;
  const Length first = rows.projected + metrics[metric::head_height] + metrics[metric::rail];
  for (std::size_t i = 0; i < sources.size(); ++i) {
    const TensorGroup& source = content.tensors.shared[i];
    const std::vector<Point> targets = targets_of(input, content, heads, rows, source);
    if (targets.empty()) continue;
    const Mark& mark = look_of(source.front()->role).line;
    const Length y = first + metrics[metric::rail] * static_cast<std::int64_t>(i);
    const Length stem = sources[i].centre().x;
    const auto [left, right] = std::minmax_element(
        targets.begin(), targets.end(), [](const Point& a, const Point& b) { return a.x < b.x; });
    add(on, {.mark = mark, .shape = Polyline{{{stem, sources[i].top()}, {stem, y}}}});
    add(on, {.mark = mark,
             .shape = Polyline{{{std::min(left->x, stem), y}, {std::max(right->x, stem), y}}}});
    for (const Point& target : targets) add(on, arrow(mark, target, y));
  }
}

}  // namespace attnfig
