#include "properties/bar_rules.h"

#include "figures/head_map/metrics.h"
#include "model/view.h"
#include "support/plans.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace attnfig::properties {
namespace {

constexpr Length least_mark = Length::hundredths(150);

using Exact = long double;  // hundredths of a pixel

Exact exact(Length length) {
  return static_cast<Exact>(length.hundredths());
}

Exact share_of(Exact whole, UInt128 amount, UInt128 of_all) {
  return whole * static_cast<Exact>(amount) / static_cast<Exact>(of_all);
}

/// How far a length is from an exact one, against one per cent of it.
bool is_proportional(Length length, Exact expected) {
  const Exact off = exact(length) - expected;
  return (off < 0 ? -off : off) <= std::max(expected / 100, 2.0L);
}

std::string_view mark_of(Role role) {
  static const std::map<Role, std::string_view> marks = {{Role::key, "bar-key"},
                                                         {Role::tied_kv, "bar-key"},
                                                         {Role::key_rank_factor, "bar-key"},
                                                         {Role::value, "bar-value"},
                                                         {Role::value_rank_factor, "bar-value"},
                                                         {Role::latent, "bar-latent"},
                                                         {Role::rope_key, "bar-rope-key"},
                                                         {Role::index_key, "bar-index-key"},
                                                         {Role::state, "bar-state"},
                                                         {Role::conv_state, "bar-convolution"}};
  return marks.at(role);
}

/// The bar of an entry: its parts from left to right.
struct Bar {
  std::vector<Tile> parts;

  Length left() const { return parts.front().rect.left(); }
  Length right() const { return parts.back().rect.right(); }
  Length length() const { return right() - left(); }
};

/// From top to bottom, as entries stand.
std::vector<Bar> bars_of(const View& card) {
  std::map<Length, Bar> rows;
  for (const Tile& tile : card.tiles)
    if (is_bar(tile.mark)) rows[tile.rect.top()].parts.push_back(tile);
  std::vector<Bar> bars;
  for (auto& [top, bar] : rows) bars.push_back(std::move(bar));
  return bars;
}

/// The line on which the bars stand.
std::optional<Line> axis_of(const View& card) {
  for (const Line& line : card.lines)
    if (line.mark == "axis" && line.points.front().y == line.points.back().y) return line;
  return {};
}

/// Checks the bars of one card.
struct BarChecker {
  const View& card;
  const std::vector<EntryPlan>& entries;
  const std::string& too_small;
  std::vector<Bar> bars;
  Faults faults = {};

  void fault(const Bar& bar, std::string_view text) {
    faults.push_back(fmt::format("{} {}", to_text(bar.parts.front()), text));
  }

  bool says_too_small(const Bar& bar) const {
    const Rect& rect = bar.parts.front().rect;
    return std::any_of(card.texts.begin(), card.texts.end(), [&](const TextLine& text) {
      return plain(text.label->text) == too_small && bar.right() < text.rect.left() &&
             text.rect.top() < rect.centre().y && rect.centre().y < text.rect.bottom();
    });
  }

  void check_length(const Bar& bar, Exact expected) {
    const bool marks = says_too_small(bar);
    if (marks != (expected < exact(least_mark) - 0.5L))
      fault(bar, marks ? "is long enough" : "is too small, and does not say so");
    if (marks ? bar.length() != least_mark || bar.parts.size() != 1
              : !is_proportional(bar.length(), expected))
      fault(bar, "is not as long as its amount");
  }

  void check_parts(const Bar& bar, const EntryPlan& entry) {
    UInt128 all = 0;
    for (const BarPart& part : entry.parts) all += part.weight;
    const Tile* before = nullptr;
    std::map<std::string_view, Exact> expected;
    for (const BarPart& part : entry.parts)
      expected[mark_of(part.role)] += share_of(exact(bar.length()), part.weight, all);
    std::map<std::string_view, Length> drawn;
    for (const Tile& part : bar.parts) {
      if (before != nullptr && before->rect.right() != part.rect.left())
        fault(bar, "has parts that do not join");
      before = &part;
      drawn[part.mark] += part.rect.size.width;
    }
    if (all == 0) {
      if (bar.parts.size() != 1 || bar.parts[0].mark != "bar") fault(bar, "has parts of nothing");
      return;
    }
    for (const auto& [mark, length] : expected)
      if (!is_proportional(drawn[mark], length)) fault(bar, "has parts out of proportion");
    for (const auto& [mark, length] : drawn)
      if (!expected.contains(mark)) fault(bar, "has a part of a role that is not cached");
  }

  void check() {
    const std::optional<Line> axis = axis_of(card);
    if (entries.size() < 2) {
      if (!bars.empty() || axis) faults.emplace_back("one entry has a bar");
      return;
    }
    if (bars.size() != entries.size() || !axis)
      return faults.emplace_back("there are not as many bars as entries, on one axis"), void();
    std::size_t largest = 0;
    for (std::size_t i = 0; i < bars.size(); ++i)
      if (entries[largest].amount < entries[i].amount) largest = i;
    const Length left = axis->points.front().x;
    const Length whole = axis->points.back().x - left;
    // An axis ends at most a step after its data, and has two steps at least but for small counts.
    if (bars[largest].length() < whole / 2 - rounding) fault(bars[largest], "is short");
    for (std::size_t i = 0; i < bars.size(); ++i) {
      const Bar& bar = bars[i];
      if (bar.left() != left || left + whole < bar.right()) fault(bar, "is not on the axis");
      check_length(bar, share_of(exact(bars[largest].length()), entries[i].amount,
                                 std::max<UInt128>(entries[largest].amount, 1)));
      if (!says_too_small(bar)) check_parts(bar, entries[i]);
    }
  }
};

void disproportionate_sources(Faults& faults, const Attention& layout, const View& panel,
                              const Metrics& metrics) {
  const Block* block = main_block(layout);
  if (block == nullptr) return;
  const std::vector<TensorGroup> shared = tensors_of(*block).shared;
  const std::vector<Tile> tiles = sources_of(panel);
  if (tiles.size() != shared.size())
    return faults.push_back(
        fmt::format("{} boxes of {} shared tensors", tiles.size(), shared.size()));
  std::vector<UInt128> elements;
  UInt128 all = 0;
  Length whole;
  for (std::size_t i = 0; i < tiles.size(); ++i) {
    UInt128 own = 0;
    for (const Tensor* tensor : shared[i])
      own += tensor->copies.amount.count() * tensor->rows.amount.count() *
             tensor->width.amount.count();
    elements.push_back(own);
    all += own;
    whole += tiles[i].rect.size.width;
    if (tiles[i].rect.size.width < metrics[metric::least_width])
      faults.push_back(fmt::format("{} is too narrow to be seen", to_text(tiles[i])));
    if (tiles[i].rect.size.width == metrics[metric::least_width]) return;
  }
  for (std::size_t i = 0; i < tiles.size(); ++i)
    if (!is_proportional(tiles[i].rect.size.width, share_of(exact(whole), elements[i], all)))
      faults.push_back(fmt::format("{} is not as wide as its elements", to_text(tiles[i])));
}

}  // namespace

Faults out_of_proportion(const Plan& plan, const Page& page, const Metrics& metrics,
                         const std::string& too_small) {
  Faults faults;
  for (std::size_t i = 0; i < page.panels.size(); ++i)
    disproportionate_sources(faults, plan.layouts[test::panels(plan)[i].layout], page.panels[i],
                             metrics);
  if (page.cards.size() != (test::entries(plan).empty() ? 0 : 1))
    faults.emplace_back("the summary is not one card");
  for (const View& card : page.cards) {
    BarChecker checker{card, test::entries(plan), too_small, bars_of(card)};
    checker.check();
    faults.insert(faults.end(), checker.faults.begin(), checker.faults.end());
  }
  return faults;
}

}  // namespace attnfig::properties
