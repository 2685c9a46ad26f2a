#include "svg/neighbours.h"

#include <algorithm>

namespace attnfig {
namespace {

std::string number_list(const std::vector<int>& numbers) {
  std::string list;
  for (auto first = numbers.begin(); first != numbers.end();) {
    auto last = first;
    while (std::next(last) != numbers.end() && *std::next(last) == *last + 1) ++last;
    if (!list.empty()) list += " ";
    list += std::to_string(*first);
    if (first != last) list += "-" + std::to_string(*last);
    first = std::next(last);
  }
  return list;
}

}  // namespace

std::vector<Neighbours> neighbours_of(const std::vector<Item>& items) {
  std::vector<Neighbours> all;
  for (auto first = items.begin(); first != items.end();) {
    const Style style = style_of(*first);
    const auto end =
        std::find_if(first, items.end(), [&](const Item& item) { return style_of(item) != style; });
    all.emplace_back(first, end);
    first = end;
  }
  return all;
}

Meaning meaning_of(Neighbours items) {
  std::vector<int> heads;
  std::vector<int> groups;
  std::vector<int> layers;
  for (const Item& item : items) {
    if (item.stands_for.head != 0) heads.push_back(item.stands_for.head);
    if (item.stands_for.group != 0) groups.push_back(item.stands_for.group);
    const int layer = item.stands_for.layer;
    // A layer may be drawn in several pieces.
    if (layer != 0 && (layers.empty() || layers.back() != layer)) layers.push_back(layer);
  }
  return {number_list(heads), number_list(groups), number_list(layers)};
}

Row row_of(Neighbours items) {
  const auto* first = std::get_if<Box>(&items.front().shape);
  const bool silent = std::all_of(items.begin(), items.end(),
                                  [](const Item& item) { return item.tooltip.empty(); });
  if (first == nullptr || items.size() == 1 || !silent) return {};
  Row row{.boxes = {}, .meaning = meaning_of(items)};
  for (const Item& item : items) {
    const Box& box = std::get<Box>(item.shape);
    row.boxes.push_back({{box.rect.at - first->rect.at, box.rect.size}, box.radius});
  }
  return row;
}

std::vector<Row> repeated_rows(const Scene& scene) {
  std::vector<Row> once;
  std::vector<Row> repeated;
  for (const Group& group : scene.groups)
    for (const Neighbours items : neighbours_of(group.items)) {
      Row row = row_of(items);
      if (row.boxes.empty()) continue;
      const auto in = [&](const std::vector<Row>& rows) {
        return std::find(rows.begin(), rows.end(), row) != rows.end();
      };
      if (!in(once)) {
        once.push_back(std::move(row));
      } else if (!in(repeated)) {
        repeated.push_back(std::move(row));
      }
    }
  return repeated;
}

}  // namespace attnfig
