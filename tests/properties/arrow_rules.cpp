#include "properties/arrow_rules.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>

namespace attnfig::properties {
namespace {

/// The line marks of what is projected from tensors of a role.
std::string_view arrow_of(Role role) {
  static const std::map<Role, std::string_view> marks = {{Role::latent, "latent-line"},
                                                         {Role::rope_key, "rope-key-line"},
                                                         {Role::tied_kv, "key-line"},
                                                         {Role::key_rank_factor, "key-line"},
                                                         {Role::value_rank_factor, "value-line"}};
  return marks.at(role);
}

std::string_view arrow_of(const Tile& source) {
  static const std::map<std::string_view, std::string_view> marks = {
      {"latent", "latent-line"},
      {"rope-key", "rope-key-line"},
      {"key-value", "key-line"},
      {"key-factor", "key-line"},
      {"value-factor", "value-line"}};
  return marks.at(source.mark);
}

/// Checks one panel.
struct ArrowChecker {
  const Counts& layout;
  const View& panel;
  std::vector<Tile> keys;
  std::vector<Tile> values;
  Faults faults = {};

  void fault(std::string text) { faults.push_back(layout.name + ": " + std::move(text)); }

  /// Arrows from the tip of their head along the shaft to the rail.
  static constexpr std::size_t points_of_arrow = 5;

  /// Every up-projected box has an arrow in the colour of each of its sources, next to each other,
  /// and a cached one has none.
  void check_arrows(const std::vector<Tile>& boxes, Marks expected) {
    std::sort(expected.begin(), expected.end());
    for (const Tile& box : boxes) {
      if (is_up_projected(box.mark) != !expected.empty())
        fault(fmt::format("{} is {}dashed", to_text(box), expected.empty() ? "" : "not "));
      Marks ending;
      Length before = box.rect.left() - Length::px(1);
      for (const Line& line : arrows()) {
        const Point tip = line.points.front();
        if (tip.y != box.rect.bottom() + Length::px(1) || tip.x <= box.rect.left() ||
            box.rect.right() <= tip.x)
          continue;
        ending.push_back(line.mark);
        const auto [left, right] = std::minmax({line.points[1].x, line.points[2].x});
        if (left < before) fault(fmt::format("{} touches the one before", to_text(line)));
        before = right;
      }
      std::sort(ending.begin(), ending.end());
      if (ending != expected)
        fault(fmt::format("{} arrows end at {}, not {}", ending.size(), to_text(box),
                          expected.size()));
    }
  }

  std::vector<Line> arrows() const {
    std::vector<Line> arrows;
    for (const Line& line : panel.lines)
      if (line.mark.ends_with("-line") && line.points.size() == points_of_arrow)
        arrows.push_back(line);
    std::stable_sort(arrows.begin(), arrows.end(), [](const Line& a, const Line& b) {
      return a.points.front().x < b.points.front().x;
    });
    return arrows;
  }

  /// From each source a stem leads up to a rail of its own, from which its arrows start.
  void check_rails() {
    const std::vector<Tile> sources = sources_of(panel);
    std::set<Length> rails;
    std::size_t reached = 0;
    for (const Tile& source : sources) {
      const std::string_view mark = arrow_of(source);
      std::optional<Length> rail;
      Length left;
      for (const Line& line : lines_of(panel, mark, 2)) {
        const Point start = line.points.front();
        if (start.y != source.rect.top() || start.x <= source.rect.left() ||
            source.rect.right() <= start.x || line.points.back().x != start.x)
          continue;
        rail = line.points.back().y;
        left = start.x;
      }
      if (!rail || !rails.insert(*rail).second) {
        fault(fmt::format("{} has no rail of its own", to_text(source)));
        continue;
      }
      Length right = left;
      for (const Line& arrow : lines_of(panel, mark, points_of_arrow)) {
        if (arrow.points.back().y != *rail || arrow.points.back().x != arrow.points.front().x)
          continue;
        ++reached;
        left = std::min(left, arrow.points.back().x);
        right = std::max(right, arrow.points.back().x);
      }
      const std::vector<Line> level = lines_of(panel, mark, 2);
      if (std::none_of(level.begin(), level.end(), [&](const Line& line) {
            return line.points == std::vector<Point>{{left, *rail}, {right, *rail}};
          }))
        fault(fmt::format("no rail joins the arrows of {}", to_text(source)));
    }
    const std::size_t all =
        keys.size() * layout.key_arrows.size() + values.size() * layout.value_arrows.size();
    if (reached != all || arrows().size() != all)
      fault(fmt::format("{} arrows, {} of them from a source, not {}", arrows().size(), reached,
                        all));
  }
};

}  // namespace

Counts counts_of(std::string name, std::int64_t q_heads, std::int64_t copies, const Block& block) {
  Counts counts{std::move(name), q_heads, copies};
  const auto arrows = [&](Role role) {
    Marks marks;
    if (const Tensor* tensor = block.find(role))
      for (const Role from : tensor->projected_from)
        if (from != Role::key) marks.push_back(arrow_of(from));  // "K → V" says that in its box
    return marks;
  };
  counts.key_arrows = arrows(Role::key);
  counts.value_arrows = arrows(Role::value);
  return counts;
}

Faults misled(const Counts& layout, const View& panel) {
  ArrowChecker checker{layout, panel, topmost(tiles_of(panel, read_marks)),
                       tiles_of(panel, value_marks)};
  checker.check_arrows(checker.keys, layout.key_arrows);
  checker.check_arrows(checker.values, layout.value_arrows);
  checker.check_rails();
  return checker.faults;
}

}  // namespace attnfig::properties
