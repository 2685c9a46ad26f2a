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

/// Widths proportional to elements, which add up to the room. Boxes below the least width are
/// widened at the expense of the widest.
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
  *widest = *widest + (room - sum);
  return widths;
}

/// Head and shaft of an arrow as one line, so that it needs no marker: from the tip around the
/// head, whose stroke joins the two, and back along the shaft.
Item arrow(const Mark& mark, Point tip, Length half_head, Length from) {
  const Length base = tip.y + half_head * 2;
  return {.mark = mark,
          .shape = Polyline{
              {tip, {tip.x + half_head, base}, {tip.x - half_head, base}, tip, {tip.x, from}}}};
}

/// Where the arrows of one shared tensor end: in the middle of their part of the lower edge of each
/// box that is projected from it.
std::vector<Point> targets_of(const MapInput& input, const PanelContent& content,
                              const HeadRow& heads, const Rows& rows, std::size_t source) {
  constexpr Length clearance = Length::px(1);
  const Length edge = rows.projected + input.metrics[metric::head_height] + clearance;
  std::vector<Point> targets;
  for (const DrawnGroup& group : heads.groups) {
    const std::vector<Rect> boxes =
        copy_boxes(input, heads, group, content.projected, rows.projected);
    for (std::size_t i = 0; i < boxes.size(); ++i) {
      const std::vector<std::size_t> sources = sources_of(content, *content.projected[i].tensor);
      const auto own = std::find(sources.begin(), sources.end(), source) - sources.begin();
      const auto count = static_cast<std::int64_t>(sources.size());
      if (own != count)
        targets.push_back(
            {boxes[i].left() + boxes[i].size.width * (own * 2 + 1) / (count * 2), edge});
    }
  }
  return targets;
}

/// Half the width of all heads of arrows: small enough that those at one box do not touch, though
/// their strokes reach a pixel further.
Length half_head_of(const MapInput& input, const PanelContent& content, const HeadRow& heads) {
  constexpr Length largest = Length::px(3);
  constexpr Length clearance = Length::hundredths(150);
  const std::vector<Rect> boxes =
      copy_boxes(input, heads, heads.groups.front(), content.projected, Length());
  Length half = largest;
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    const auto sources = sources_of(content, *content.projected[i].tensor).size();
    const Length part =
        boxes[i].size.width / static_cast<std::int64_t>(std::max<std::size_t>(sources, 1));
    half = std::min(half, std::max(part / 2 - clearance, part / 6));
  }
  return half;
}

/// Where the line up from a shared tensor starts: in its middle, or beside that where it would run
/// along an arrow that starts below its end.
Length stem_of(const Rect& box, const std::vector<Point>& arrows) {
  constexpr Length clearance = Length::px(2);
  const auto is_clear = [&](Length x) {
    return std::none_of(arrows.begin(), arrows.end(), [&](const Point& arrow) {
      return x - clearance < arrow.x && arrow.x < x + clearance;
    });
  };
  const Length middle = box.centre().x;
  for (Length aside; aside < box.size.width / 2; aside += Length::px(1))
    for (const Length x : {middle - aside, middle + aside})
      if (is_clear(x)) return x;
  return middle;
}

}  // namespace

std::vector<std::size_t> sources_of(const PanelContent& content, const Tensor& projected) {
  std::vector<std::size_t> sources;
  for (std::size_t i = 0; i < content.tensors.shared.size(); ++i)
    if (is_projected_from(projected, content.tensors.shared[i])) sources.push_back(i);
  return sources;
}

std::vector<Rect> copy_boxes(const MapInput& input, const HeadRow& heads, const DrawnGroup& group,
                             const std::vector<CopyBox>& boxes, Length y) {
  if (boxes.empty()) return {};
  const auto count = static_cast<std::int64_t>(boxes.size());
  const Length gap = input.metrics[metric::head_gap];
  const Length room = group.right - group.left;
  const Length whole =
      heads.one_to_one ? room
                       : std::min(room, std::max(heads.boxes, input.metrics[metric::shared_width]));
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
  if (sources.empty()) return;
  const Metrics& metrics = input.metrics;
  const Length half_head = half_head_of(input, content, heads);
  const Length first = rows.projected + metrics[metric::head_height] + metrics[metric::rail];
  std::vector<Point> below;  // arrows from the rails below
  for (std::size_t i = sources.size(); 0 < i--;) {
    const std::vector<Point> targets = targets_of(input, content, heads, rows, i);
    if (targets.empty()) continue;
    const Mark& mark = look_of(content.tensors.shared[i].front()->role).line;
    const Length y = first + metrics[metric::rail] * static_cast<std::int64_t>(i);
    const Length stem = stem_of(sources[i], below);
    const auto [left, right] = std::minmax_element(
        targets.begin(), targets.end(), [](const Point& a, const Point& b) { return a.x < b.x; });
    add(on, {.mark = mark, .shape = Polyline{{{stem, sources[i].top()}, {stem, y}}}});
    add(on, {.mark = mark,
             .shape = Polyline{{{std::min(left->x, stem), y}, {std::max(right->x, stem), y}}}});
    for (const Point& target : targets) add(on, arrow(mark, target, half_head, y));
    below.insert(below.end(), targets.begin(), targets.end());
  }
}

}  // namespace attnfig
