#include "properties/count_rules.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

namespace attnfig::properties {
namespace {

Length apart(Length a, Length b) {
  return a < b ? b - a : a - b;
}
constexpr Length rounding = Length::hundredths(2);

bool is_digit(char byte) {
  return '0' <= byte && byte <= '9';
}
bool is_letter(char byte) {
  return ('a' <= byte && byte <= 'z') || ('A' <= byte && byte <= 'Z');
}

/// A number in a text, with its commas and point, and whether it is the end of a name.
struct Number {
  std::string text;
  bool names = false;
};

std::vector<Number> numbers_in(const std::string& text) {
  std::vector<Number> numbers;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!is_digit(text[at])) continue;
    std::size_t end = at;
    while (end < text.size() &&
           (is_digit(text[end]) || ((text[end] == ',' || text[end] == '.') &&
                                    end + 1 < text.size() && is_digit(text[end + 1]))))
      ++end;
    numbers.push_back({text.substr(at, end - at), 0 < at && is_letter(text[at - 1])});
    at = end;
  }
  return numbers;
}

std::int64_t value_of(const std::string& text) {
  std::int64_t value = 0;
  for (const char byte : text)
    if (is_digit(byte)) value = value * 10 + (byte - '0');
  return value;
}

/// A text about items that a row leaves out; its lines are joined.
struct LeftOutText {
  std::string text;
  Length middle;

  bool of_heads() const { return text.find("×") != std::string::npos; }
  std::int64_t count() const {
    const std::vector<Number> numbers = numbers_in(text);
    return numbers.size() == 1 ? value_of(numbers.front().text) : 0;
  }
};

/// One row of boxes and the texts in it.
struct Row {
  std::vector<Tile> tiles;
  std::vector<LeftOutText> left_out = {};
};

/// The rows of a panel. A text about left-out items belongs to the row whose middle is the nearest.
struct Rows {
  Row query;
  Row key;
  Row value;
};

/// States and joined vectors may also stand in boxes further down.
std::vector<Tile> topmost(std::vector<Tile> tiles) {
  if (tiles.empty()) return tiles;
  const Length top = std::min_element(tiles.begin(), tiles.end(), [](const Tile& a, const Tile& b) {
                       return a.rect.top() < b.rect.top();
                     })->rect.top();
  std::erase_if(tiles, [&](const Tile& tile) { return tile.rect.top() != top; });
  return tiles;
}

Rows rows_of(const View& panel) {
  Rows rows{{tiles_of(panel, {"query-head"})},
            {topmost(tiles_of(panel, read_marks))},
            {tiles_of(panel, value_marks)}};
  for (const TextLine& text : panel.texts) {
    if (text.mark != "left-out") continue;
    Row* nearest = nullptr;
    const auto distance = [&](const Row& row) {
      return apart(row.tiles.front().rect.centre().y, text.rect.centre().y);
    };
    for (Row* row : {&rows.query, &rows.key, &rows.value})
      if (!row->tiles.empty() && (nearest == nullptr || distance(*row) < distance(*nearest)))
        nearest = row;
    const auto line = std::find_if(nearest->left_out.begin(), nearest->left_out.end(),
                                   [&](const LeftOutText& other) {
                                     return apart(other.middle, text.label->at.x) <= rounding;
                                   });
    if (line == nearest->left_out.end()) {
      nearest->left_out.push_back({plain(text.label->text), text.label->at.x});
    } else {
      line->text += " " + plain(text.label->text);
    }
  }
  return rows;
}

/// A drawn group: its query heads, and the number of others that a text states.
struct DrawnGroup {
  std::vector<Tile> heads = {};
  std::int64_t left_out = 0;
};

/// Checks one panel; the layout's own counts are the measure.
struct Counter {
  const Counts& layout;
  const View& panel;
  Rows rows;
  Faults faults = {};

  std::int64_t copies() const { return layout.copies; }
  std::int64_t q_heads_per_copy() const { return layout.q_heads / layout.copies; }
  bool one_to_one() const { return q_heads_per_copy() == 1; }

  std::int64_t group_of(const Tile& head) const {
    return (head.stands_for.head - 1) / q_heads_per_copy() + 1;
  }

  void fault(std::string text) { faults.push_back(layout.name + ": " + std::move(text)); }

  /// A row of tensors: copies drawn and left out.
  void count_tensors(const Row& row, std::string_view what) {
    std::int64_t sum = static_cast<std::int64_t>(row.tiles.size());
    for (const LeftOutText& text : row.left_out) sum += text.count();
    if (sum != copies()) fault(fmt::format("{} {} drawn or left out, not {}", sum, what, copies()));
  }

  std::map<std::int64_t, DrawnGroup> groups() const {
    std::map<std::int64_t, DrawnGroup> groups;
    for (const Tile& head : rows.query.tiles) groups[group_of(head)].heads.push_back(head);
    return groups;
  }

  /// Heads of a run of one-head groups: one text for all.
  void count_alone() {
    std::int64_t sum = static_cast<std::int64_t>(rows.query.tiles.size());
    for (const LeftOutText& text : rows.query.left_out) sum += text.count();
    if (sum != layout.q_heads)
      fault(fmt::format("{} heads drawn or left out, not {}", sum, layout.q_heads));
  }

  /// Heads of groups: a text in a group counts its heads, one between groups counts groups.
  void count_grouped() {
    std::map<std::int64_t, DrawnGroup> drawn = groups();
    std::int64_t sum = static_cast<std::int64_t>(drawn.size());
    for (const LeftOutText& text : rows.query.left_out) {
      const auto next =
          std::find_if(rows.query.tiles.begin(), rows.query.tiles.end(),
                       [&](const Tile& head) { return text.middle < head.rect.left(); });
      if (next == rows.query.tiles.end()) return fault("a text about left-out heads ends the row");
      if (text.of_heads()) {
        drawn[group_of(*next)].left_out += text.count();
      } else {
        sum += text.count();
      }
    }
    if (sum != copies()) fault(fmt::format("{} groups drawn or left out, not {}", sum, copies()));
    for (const auto& [number, group] : drawn) {
      const std::int64_t heads = static_cast<std::int64_t>(group.heads.size()) + group.left_out;
      if (heads != q_heads_per_copy())
        fault(fmt::format("group {} has {} heads, not {}", number, heads, q_heads_per_copy()));
    }
  }

  void check_meanings() {
    std::int64_t before = 0;
    const std::size_t count = groups().size();
    for (const Tile& head : rows.query.tiles) {
      if (head.stands_for.head <= before || layout.q_heads < head.stands_for.head)
        fault(fmt::format("{} is out of order", to_text(head)));
      before = head.stands_for.head;
      const std::int64_t group = one_to_one() || count == 1 ? 0 : group_of(head);
      if (head.stands_for.group != group)
        fault(fmt::format("{} is not of group {}", to_text(head), group));
    }
  }

  /// The box that the heads of a group read, or null.
  const Tile* box_of(const Row& row, std::int64_t group) const {
    for (const Tile& tile : row.tiles) {
      const std::int64_t own = one_to_one()                 ? tile.stands_for.head
                               : tile.stands_for.group == 0 ? group
                                                            : tile.stands_for.group;
      if (own == group) return &tile;
    }
    return nullptr;
  }

  void check_centres(const Row& row) {
    if (row.tiles.empty()) return;
    if (row.tiles.size() != groups().size()) fault("a drawn group has no box, or a box no group");
    for (const auto& [number, group] : groups()) {
      const Tile* box = box_of(row, number);
      const Length middle = (group.heads.front().rect.left() + group.heads.back().rect.right()) / 2;
      if (box == nullptr || rounding < apart(box->rect.centre().x, middle))
        fault(fmt::format("the box of group {} is not under the middle of its heads", number));
    }
  }

  void check_sharing_lines() {
    std::vector<Line> lines;
    const Length bottom = rows.query.tiles.front().rect.bottom();
    for (const Line& line : panel.lines)
      if (line.mark == "sharing-line" && line.points.front().y == bottom) lines.push_back(line);
    if (lines.size() != rows.query.tiles.size())
      return fault(fmt::format("{} heads have {} lines", rows.query.tiles.size(), lines.size()));
    std::stable_sort(lines.begin(), lines.end(), [](const Line& a, const Line& b) {
      return a.points.front().x < b.points.front().x;
    });
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const Tile& head = rows.query.tiles[i];
      const Point from = lines[i].points.front();
      const Point to = lines[i].points.back();
      const Tile* box = box_of(rows.key, group_of(head));
      if (lines[i].stands_for.head != head.stands_for.head || from.x != head.rect.centre().x)
        fault(fmt::format("{} does not start at {}", to_text(lines[i]), to_text(head)));
      if (box == nullptr || to.y != box->rect.top() || to.x < box->rect.left() ||
          box->rect.right() < to.x)
        fault(fmt::format("{} does not end at its own group", to_text(lines[i])));
      if (0 < i && to.x <= lines[i - 1].points.back().x)
        fault(fmt::format("{} crosses {}", to_text(lines[i]), to_text(lines[i - 1])));
    }
  }

  /// Up-projected tensors: one arrow to each box, and none to others.
  void check_arrows() {
    std::size_t arrows = 0;
    // The line that spreads them has two ends and no head.
    for (const Line& line : panel.lines)
      arrows += line.mark == "making-line" && 2 < line.points.size() ? 1 : 0;
    const std::size_t projected = (layout.key_projected ? rows.key.tiles.size() : 0) +
                                  (layout.value_projected ? rows.value.tiles.size() : 0);
    if (arrows != projected)
      fault(fmt::format("{} arrows for {} re-made tensors", arrows, projected));
  }
};

}  // namespace

Faults miscounted(const RandomLayout& layout, const View& panel) {
  const bool projected = layout.variant == "mla";
  return miscounted(Counts{layout.name, layout.q_heads, layout.copies(), projected, projected},
                    panel);
}

Faults mislaid_layers(const std::vector<std::size_t>& kinds, const View& panel) {
  struct Look {
    std::string_view mark;
    std::size_t pieces;
  };
  std::map<int, Look> drawn;
  for (const Tile& tile : panel.tiles) {
    const int layer = tile.stands_for.layer;
    if (layer == 0) continue;
    const auto [found, added] = drawn.insert({layer, {tile.mark, 0}});
    ++found->second.pieces;
  }
  std::size_t left_out = 0;
  for (const TextLine& text : panel.texts) {
    const std::string words = plain(text.label->text);
    if (text.mark == "layer-label" && words.starts_with("…"))
      left_out += static_cast<std::size_t>(value_of(words));
  }
  Faults faults;
  if (drawn.size() + left_out != kinds.size())
    faults.push_back(fmt::format("{} layers drawn and {} left out, not {}", drawn.size(), left_out,
                                 kinds.size()));
  std::map<std::size_t, Look> looks;
  for (const auto& [layer, look] : drawn) {
    if (static_cast<int>(kinds.size()) < layer) return {fmt::format("there is no layer {}", layer)};
    if (look.mark == "layer-borrowed") continue;
    const Look& own =
        looks.insert({kinds[static_cast<std::size_t>(layer) - 1], look}).first->second;
    if (own.mark != look.mark || own.pieces != look.pieces)
      faults.push_back(fmt::format("layer {} does not look like its kind", layer));
  }
  // Three kinds of one mark can be told apart.
  for (auto a = looks.begin(); a != looks.end(); ++a)
    for (auto b = std::next(a); b != looks.end(); ++b)
      if (a->second.mark == b->second.mark && a->second.pieces == b->second.pieces &&
          a->second.pieces < 3)
        faults.push_back(fmt::format("kinds {} and {} look alike", a->first, b->first));
  return faults;
}

Faults miscounted(const Counts& layout, const View& panel) {
  Counter counter{layout, panel, rows_of(panel)};
  if (counter.rows.query.tiles.empty() || counter.rows.key.tiles.empty())
    return {"a row has no boxes"};
  if (counter.one_to_one()) {
    counter.count_alone();
  } else {
    counter.count_grouped();
  }
  counter.count_tensors(counter.rows.key, "keys");
  if (!counter.rows.value.tiles.empty()) counter.count_tensors(counter.rows.value, "values");
  counter.check_meanings();
  counter.check_centres(counter.rows.key);
  counter.check_centres(counter.rows.value);
  counter.check_sharing_lines();
  counter.check_arrows();
  return counter.faults;
}

Faults unsaid_numbers(const Scene& scene) {
  std::set<std::string> said;
  // The figure's title is its accessible name, and so is read before the description.
  for (const std::string* text : {&scene.title, &scene.description})
    for (const Number& number : numbers_in(*text)) said.insert(number.text);
  Faults faults;
  for (const TextLine& text : view(scene).texts)
    for (const Number& number : numbers_in(plain(text.label->text)))
      if (!number.names && !said.contains(number.text))
        faults.push_back(
            fmt::format("{} is not in the description: {}", number.text, to_text(text)));
  return faults;
}

}  // namespace attnfig::properties
