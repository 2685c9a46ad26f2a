#include "figures/head_map/beside_rows.h"

#include "figures/head_map/marks.h"
#include "figures/head_map/sizes.h"
#include "model/number_text.h"

#include <algorithm>

namespace attnfig {
namespace marks = head_map_marks;
namespace {

constexpr Length bracket_height = Length::px(5);
constexpr Length leader_length = Length::px(12);

/// The boxes of a drawing that a test accepts.
template <class Test>
std::vector<Rect> boxes_where(const Picture& rows, Test test) {
  std::vector<Rect> boxes;
  for (const Group& group : rows.groups)
    for (const Item& item : group.items)
      if (const auto* box = std::get_if<Box>(&item.shape); box != nullptr && test(item))
        boxes.push_back(box->rect);
  return boxes;
}

/// From the left of all boxes to their right.
Rect extent_of(const std::vector<Rect>& boxes) {
  Rect all = boxes.front();
  for (const Rect& box : boxes) {
    const Length right = std::max(all.right(), box.right());
    all.at.x = std::min(all.at.x, box.at.x);
    all.size.width = right - all.at.x;
  }
  return all;
}

/// Where a panel of a width has a place of its rows, which stand in its middle.
Length in_panel(const Picture& rows, Length width, Length x) {
  return (width - rows.size.width) / 2 + x;
}

/// The place of a text in the middle over a point, inside the panel.
Length left_of(Length middle, Length text, Length width) {
  return std::clamp(middle - text / 2, Length(), std::max(Length(), width - text));
}

/// A bracket over or under an extent, with a size at its back.
struct Sized {
  Rect extent;
  std::string size;
};

Picture draw_bracket(const MapInput& input, const Sized& sized, Side side, Length left,
                     Length width) {
  const TextStyle style = {.mark = marks::size_label, .size = input.metrics[metric::text_size]};
  const Picture text = text_block({{sized.size}}, style, width, Align::middle);
  const bool is_above = side == Side::above;
  const Length from = left + sized.extent.left();
  const Length to = left + sized.extent.right();
  const Length back = is_above ? text.size.height + Length::px(2) : bracket_height;
  const Length ends = is_above ? back + bracket_height : Length();
  Picture drawn;
  place(drawn, text,
        {left_of((from + to) / 2, text.size.width, width),
         is_above ? Length() : bracket_height + Length::px(2)});
  add(drawn, {.mark = marks::bracket,
              .shape = Polyline{{{from, ends}, {from, back}, {to, back}, {to, ends}}}});
  drawn.size = {width, text.size.height + bracket_height + Length::px(2)};
  return drawn;
}

bool is_cached_copy(const Item& item) {
  return item.about.key == map_part::read || item.about.key == map_part::value;
}

/// The extents of what is cached in the rows, with the elements of one token.
std::vector<Sized> cached_of(const PanelContent& content, const Picture& rows) {
  std::vector<Sized> all;
  for (std::size_t i = 0; i < content.tensors.shared.size(); ++i) {
    const Meaning about = {map_part::source, static_cast<int>(i) + 1};
    const auto boxes = boxes_where(rows, [&](const Item& item) { return item.about == about; });
    if (!boxes.empty())
      all.push_back({extent_of(boxes), grouped(elements(content.tensors.shared[i]))});
  }
  if (content.cached.empty()) return all;
  const auto boxes = boxes_where(
      rows, [&](const Item& item) { return is_cached_copy(item) && !item.mark.dashed; });
  if (!boxes.empty()) all.push_back({extent_of(boxes), cached_size(content)});
  return all;
}

}  // namespace

Picture draw_query_bracket(const MapInput& input, const PanelContent& content, const Picture& rows,
                           Length width) {
  if (!input.map.dimensions || content.block == nullptr || is_recurrent(*content.block)) return {};
  const auto boxes =
      boxes_where(rows, [](const Item& item) { return marks::is_query_head(item.mark); });
  if (boxes.empty()) return {};
  return draw_bracket(input, {extent_of(boxes), query_size(content)}, Side::above,
                      in_panel(rows, width, Length()), width);
}

Picture draw_cached_brackets(const MapInput& input, const PanelContent& content,
                             const Picture& rows, Length width) {
  if (!input.map.dimensions || content.block == nullptr) return {};
  Picture all;
  for (const Sized& sized : cached_of(content, rows))
    place(all, draw_bracket(input, sized, Side::below, in_panel(rows, width, Length()), width), {});
  return all;
}

Picture draw_pointing_note(const MapInput& input, const PanelPlan& panel, const Picture& rows,
                           Side side, Length width) {
  if (!panel.noted || panel.note.empty()) return {};
  const bool is_query = panel.noted->key == map_part::query;
  if (is_query != (side == Side::above)) return {};
  const auto boxes = boxes_where(rows, [&](const Item& item) {
    if (!is_query) return item.about == *panel.noted;
    return marks::is_query_head(item.mark) && item.stands_for[0].number == panel.noted->number;
  });
  const TextStyle style = {.mark = marks::note, .size = input.metrics[metric::text_size]};
  const Picture text = text_block(panel.note, style, width, Align::middle);
  if (boxes.empty()) return text;
  const Length x = in_panel(rows, width, boxes.front().centre().x);
  const Length top = is_query ? text.size.height : Length();
  Picture drawn;
  place(drawn, text, {left_of(x, text.size.width, width), is_query ? Length() : leader_length});
  add(drawn, {.mark = marks::leader,
              .shape = Polyline{{{x, top}, {x, top + leader_length - Length::px(2)}}}});
  drawn.size = {width, text.size.height + leader_length};
  return drawn;
}

}  // namespace attnfig
