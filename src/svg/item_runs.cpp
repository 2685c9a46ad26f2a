#include "svg/item_runs.h"

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

/// Whether a filled shape is a further piece of the same thing as the one before it.
bool is_piece_of(const Item& item, const Item& before) {
  const bool filled =
      std::holds_alternative<Box>(item.shape) || std::holds_alternative<Polygon>(item.shape);
  return filled && item.stands_for == before.stands_for;
}

}  // namespace

std::vector<ItemRun> item_runs(const std::vector<Item>& items) {
  std::vector<ItemRun> all;
  for (auto first = items.begin(); first != items.end();) {
    const auto end =
        std::find_if(first, items.end(), [&](const Item& item) { return !is_alike(item, *first); });
    all.emplace_back(first, end);
    first = end;
  }
  return all;
}

Meanings meanings_of(ItemRun items) {
  Meanings meanings;
  const std::size_t keys = items.front().stands_for.size();
  for (std::size_t key = 0; key < keys; ++key) {
    std::vector<int> numbers;
    for (std::size_t i = 0; i < items.size(); ++i)
      if (i == 0 || !is_piece_of(items[i], items[i - 1]))
        numbers.push_back(items[i].stands_for[key].number);
    meanings.lists.push_back({items.front().stands_for[key].key, number_list(numbers)});
  }
  return meanings;
}

RepeatedRow row_of(ItemRun items) {
  const auto* first = std::get_if<Box>(&items.front().shape);
  const bool silent = std::all_of(items.begin(), items.end(),
                                  [](const Item& item) { return item.tooltip.empty(); });
  if (first == nullptr || items.size() == 1 || !silent) return {};
  RepeatedRow row{.boxes = {}, .meanings = meanings_of(items)};
  for (const Item& item : items) {
    const Box& box = std::get<Box>(item.shape);
    row.boxes.push_back({{box.rect.at - first->rect.at, box.rect.size}, box.radius});
  }
  return row;
}

std::vector<RepeatedRow> repeated_rows(const Scene& scene) {
  std::vector<RepeatedRow> once;
  std::vector<RepeatedRow> repeated;
  for (const Group& group : scene.groups)
    for (const ItemRun items : item_runs(group.items)) {
      RepeatedRow row = row_of(items);
      if (row.boxes.empty()) continue;
      const auto in = [&](const std::vector<RepeatedRow>& rows) {
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
