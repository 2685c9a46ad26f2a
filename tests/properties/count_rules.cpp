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

/// A text about items that a row leaves out.
struct LeftOutText {
  std::string text;
  Length middle;

  bool is_dots() const { return text == "…"; }
  std::int64_t count() const {
    const std::vector<Number> numbers = numbers_in(text);
    return numbers.size() == 1 ? value_of(numbers.front().text) : 0;
  }
};

/// The rows of a panel. A text about left-out items belongs to the row whose middle is the nearest.
struct Rows {
  std::vector<Tile> queries;
  std::vector<Tile> keys;    // or states
  std::vector<Tile> values;  // beside their keys
  std::vector<LeftOutText> queries_left_out = {};
  std::vector<LeftOutText> keys_left_out = {};
};

Rows rows_of(const View& panel) {
  // States and joined vectors may also stand in boxes further down.
  Rows rows{tiles_of(panel, {"query-head"}), topmost(tiles_of(panel, read_marks)),
            tiles_of(panel, value_marks)};
  if (rows.queries.empty() || rows.keys.empty()) return rows;
  for (const TextLine& text : panel.texts) {
    if (text.mark != "left-out") continue;
    const Length y = text.rect.centre().y;
    const bool of_queries = apart(rows.queries.front().rect.centre().y, y) <
                            apart(rows.keys.front().rect.centre().y, y);
    (of_queries ? rows.queries_left_out : rows.keys_left_out)
        .push_back({plain(text.label->text), text.label->at.x});
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

  std::map<std::int64_t, DrawnGroup> groups() const {
    std::map<std::int64_t, DrawnGroup> groups;
    for (const Tile& head : rows.queries) groups[group_of(head)].heads.push_back(head);
    return groups;
  }

  /// The text of the row of keys under another text; null: there is none.
  const LeftOutText* below(const LeftOutText& text) const {
    for (const LeftOutText& other : rows.keys_left_out)
      if (apart(other.middle, text.middle) <= rounding) return &other;
    return nullptr;
  }

  /// Heads that read one copy each: one text for all, over dots.
  void count_alone() {
    std::int64_t sum = static_cast<std::int64_t>(rows.queries.size());
    for (const LeftOutText& text : rows.queries_left_out) {
      sum += text.count();
      const LeftOutText* under = below(text);
      if (under == nullptr || !under->is_dots()) fault("no dots stand under left-out heads");
    }
    if (sum != layout.q_heads)
      fault(fmt::format("{} heads drawn or left out, not {}", sum, layout.q_heads));
  }

  /// Heads of groups: a text in a group counts its heads, one between groups is dots over the count
  /// of what they read.
  void count_grouped() {
    std::map<std::int64_t, DrawnGroup> drawn = groups();
    std::int64_t sum = static_cast<std::int64_t>(drawn.size());
    for (const LeftOutText& text : rows.queries_left_out) {
      if (text.is_dots()) {
        const LeftOutText* under = below(text);
        sum += under == nullptr ? 0 : under->count();
        continue;
      }
      const auto around = std::find_if(drawn.begin(), drawn.end(), [&](const auto& group) {
        return group.second.heads.front().rect.right() < text.middle &&
               text.middle < group.second.heads.back().rect.left();
      });
      if (around == drawn.end()) return fault("a text about left-out heads is in no group");
      around->second.left_out += text.count();
    }
    if (sum != copies()) fault(fmt::format("{} groups drawn or left out, not {}", sum, copies()));
    for (const auto& [number, group] : drawn) {
      const std::int64_t heads = static_cast<std::int64_t>(group.heads.size()) + group.left_out;
      if (heads != q_heads_per_copy())
        fault(fmt::format("group {} has {} heads, not {}", number, heads, q_heads_per_copy()));
    }
  }

  /// A row of at most 16 heads is drawn whole; of others the first and the last are always.
  void check_ends() {
    constexpr std::int64_t always_whole = 16;
    if (layout.q_heads <= always_whole && !rows.queries_left_out.empty())
      fault(fmt::format("some of {} heads are left out", layout.q_heads));
    if (rows.queries.front().stands_for.head != 1 ||
        rows.queries.back().stands_for.head != layout.q_heads)
      fault("the first or the last head is left out");
  }

  void check_meanings() {
    std::int64_t before = 0;
    const std::size_t count = groups().size();
    for (const Tile& head : rows.queries) {
      if (head.stands_for.head <= before || layout.q_heads < head.stands_for.head)
        fault(fmt::format("{} is out of order", to_text(head)));
      before = head.stands_for.head;
      const std::int64_t group = one_to_one() || count == 1 ? 0 : group_of(head);
      if (head.stands_for.group != group)
        fault(fmt::format("{} is not of group {}", to_text(head), group));
    }
  }

  /// The box that the heads of a group read, or null.
  const Tile* box_of(const std::vector<Tile>& row, std::int64_t group) const {
    for (const Tile& tile : row) {
      const std::int64_t own = one_to_one()                 ? tile.stands_for.head
                               : tile.stands_for.group == 0 ? group
                                                            : tile.stands_for.group;
      if (own == group) return &tile;
    }
    return nullptr;
  }

  /// Key and value of a group are a pair of equal boxes under the middle of its heads.
  void check_boxes() {
    const std::map<std::int64_t, DrawnGroup> drawn = groups();
    if (rows.keys.size() != drawn.size() ||
        (!rows.values.empty() && rows.values.size() != drawn.size()))
      fault("a drawn group has no box, or a box no group");
    for (const auto& [number, group] : drawn) {
      const Tile* key = box_of(rows.keys, number);
      const Tile* value = rows.values.empty() ? key : box_of(rows.values, number);
      if (key == nullptr || value == nullptr) {
        fault(fmt::format("group {} has no box", number));
        continue;
      }
      const Length middle = (group.heads.front().rect.left() + group.heads.back().rect.right()) / 2;
      if (rounding < apart((key->rect.left() + value->rect.right()) / 2, middle))
        fault(fmt::format("the box of group {} is not under the middle of its heads", number));
      if (value != key &&
          (key->rect.size != value->rect.size || key->rect.top() != value->rect.top() ||
           value->rect.left() - key->rect.right() != Length::px(4)))
        fault(fmt::format("{} and {} are no pair", to_text(*key), to_text(*value)));
    }
  }

  /// Boxes of groups have labels; those of single heads have them all or not at all.
  void check_labels() {
    std::size_t labelled = 0;
    const std::size_t all = rows.keys.size() + rows.values.size();
    for (const std::vector<Tile>& row : {rows.keys, rows.values})
      for (const Tile& tile : row)
        labelled += std::any_of(panel.texts.begin(), panel.texts.end(), [&](const TextLine& text) {
          return contains(tile.rect, text.rect);
        });
    if (labelled != all && !(one_to_one() && labelled == 0))
      fault(fmt::format("{} of {} boxes have labels", labelled, all));
  }

  /// Where the lines of a group end: on its box, or on the bracket that joins its pair.
  struct End {
    Length left;
    Length right;
    Length y;
  };

  /// One bracket a pair, from the middle of the key to that of the value.
  std::map<std::int64_t, End> ends_of_groups() {
    std::map<std::int64_t, End> ends;
    const std::vector<Line> brackets = lines_of(panel, "sharing-line", 4);
    if (brackets.size() != rows.values.size())
      fault(fmt::format("{} pairs have {} brackets", rows.values.size(), brackets.size()));
    for (std::size_t i = 0; i < rows.keys.size(); ++i) {
      const Rect& key = rows.keys[i].rect;
      const std::int64_t group =
          one_to_one() ? rows.keys[i].stands_for.head : std::max(rows.keys[i].stands_for.group, 1);
      ends[group] = {key.left(), key.right(), key.top()};
      if (brackets.size() != rows.keys.size() || rows.values.size() != rows.keys.size()) continue;
      const std::vector<Point>& points = brackets[i].points;
      ends[group] = {points[1].x, points[2].x, points[1].y};
      const Point from = {key.centre().x, key.top()};
      const Point to = {rows.values[i].rect.centre().x, key.top()};
      if (points[0] != from || points[3] != to || points[1].x != from.x || points[2].x != to.x ||
          points[1].y != points[2].y || from.y <= points[1].y)
        fault(fmt::format("{} does not join a pair", to_text(brackets[i])));
    }
    return ends;
  }

  void check_sharing_lines() {
    const std::map<std::int64_t, End> ends = ends_of_groups();
    const std::vector<Line> lines = lines_of(panel, "sharing-line", 2);
    if (lines.size() != rows.queries.size())
      return fault(fmt::format("{} heads have {} lines", rows.queries.size(), lines.size()));
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const Tile& head = rows.queries[i];
      const Point from = lines[i].points.front();
      const Point to = lines[i].points.back();
      const auto end = ends.find(group_of(head));
      if (lines[i].stands_for.head != head.stands_for.head || from.x != head.rect.centre().x ||
          from.y != head.rect.bottom())
        fault(fmt::format("{} does not start at {}", to_text(lines[i]), to_text(head)));
      if (end == ends.end() || to.y != end->second.y || to.x < end->second.left - rounding ||
          end->second.right + rounding < to.x)
        fault(fmt::format("{} does not end at its own group", to_text(lines[i])));
      if (0 < i && to.x <= lines[i - 1].points.back().x)
        fault(fmt::format("{} crosses {}", to_text(lines[i]), to_text(lines[i - 1])));
    }
  }
};

}  // namespace

Faults mislaid_layers(const std::vector<std::size_t>& kinds, const View& panel) {
  struct Look {
    std::string_view mark;
    std::size_t pieces;
    Length height;  // of a piece
  };
  std::map<int, Look> drawn;
  for (const Tile& tile : panel.tiles) {
    const int layer = tile.stands_for.layer;
    if (layer == 0) continue;
    const auto [found, added] = drawn.insert({layer, {tile.mark, 0, tile.rect.size.height}});
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
    if (own.mark != look.mark || own.pieces != look.pieces || own.height != look.height)
      faults.push_back(fmt::format("layer {} does not look like its kind", layer));
  }
  // Three kinds of one mark can be told apart.
  for (auto a = looks.begin(); a != looks.end(); ++a)
    for (auto b = std::next(a); b != looks.end(); ++b)
      if (a->second.mark == b->second.mark && a->second.pieces == b->second.pieces &&
          a->second.height == b->second.height && a->second.pieces < 3)
        faults.push_back(fmt::format("kinds {} and {} look alike", a->first, b->first));
  return faults;
}

Faults miscounted(const Counts& layout, const View& panel) {
  Counter counter{layout, panel, rows_of(panel)};
  if (counter.rows.queries.empty() || counter.rows.keys.empty()) return {"a row has no boxes"};
  if (counter.one_to_one()) {
    counter.count_alone();
  } else {
    counter.count_grouped();
  }
  counter.check_ends();
  counter.check_meanings();
  counter.check_boxes();
  counter.check_labels();
  counter.check_sharing_lines();
  return counter.faults;
}

Faults unsaid_numbers(const Scene& scene) {
  std::set<std::string> said;
  // The figure's title is its accessible name, and so is read before the description.
  for (const std::string* text : {&scene.title, &scene.description})
    for (const Number& number : numbers_in(*text)) said.insert(number.text);
  Faults faults;
  for (const TextLine& text : view(scene).texts) {
    if (text.mark == "layer-number") continue;  // a place, not a count
    for (const Number& number : numbers_in(plain(text.label->text)))
      if (!number.names && !said.contains(number.text))
        faults.push_back(
            fmt::format("{} is not in the description: {}", number.text, to_text(text)));
  }
  return faults;
}

}  // namespace attnfig::properties
