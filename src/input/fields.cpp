#include "input/fields.h"

#include "attnfig_settings.h"
#include "text/lookalike.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <numeric>
#include <utility>

namespace attnfig {
namespace {

std::string_view kind_of(const Node& node) {
  switch (node.kind) {
    case Node::Kind::empty:
      return "nothing";
    case Node::Kind::scalar:
      return node.plain ? "a plain value" : "a quoted text";
    case Node::Kind::list:
      return node.items.empty() ? "an empty list" : "a list";
    case Node::Kind::mapping:
      return node.keys.empty() ? "an empty mapping" : "a mapping";
  }
  return {};
}

char lower(char c) {
  return 'A' <= c && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// The rows of memory in which distances are computed, one after the other.
struct Rows {
  std::vector<std::size_t> before;
  std::vector<std::size_t> last;
  std::vector<std::size_t> row;
};

/// The least number of bytes to remove, insert, replace or swap with their neighbour that turns a
/// into b; `most` if there are as many or more. Capitals count as small letters.
std::size_t distance(std::string_view a, std::string_view b, std::size_t most, Rows& rows) {
  if (most <= std::max(a.size(), b.size()) - std::min(a.size(), b.size())) return most;
  auto& [before, last, row] = rows;
  for (std::vector<std::size_t>* each : {&before, &last, &row}) each->resize(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  std::size_t least = 0;
  const auto equal = [&](std::size_t i, std::size_t j) { return lower(a[i]) == lower(b[j]); };
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::swap(before, last);
    std::swap(last, row);
    row[0] = i + 1;
    for (std::size_t j = 0; j < b.size(); ++j) {
      row[j + 1] = std::min({last[j] + (equal(i, j) ? 0 : 1), row[j] + 1, last[j + 1] + 1});
      if (0 < i && 0 < j && equal(i, j - 1) && equal(i - 1, j))
        row[j + 1] = std::min(row[j + 1], before[j - 1] + 1);
    }
    // Every way to the end passes one of two neighbouring rows.
    const std::size_t least_before =
        std::exchange(least, *std::min_element(row.begin(), row.end()));
    if (most <= std::min(least, least_before)) return most;
  }
  return std::min(row.back(), most);
}

/// The known name nearest to a typed one, or an empty name. Letters that look alike count as equal.
std::string_view nearest(std::string_view as_typed, std::span<const std::string_view> known) {
  const std::string typed = in_ascii(as_typed.substr(0, 64));
  Rows rows;
  std::string_view best;
  std::size_t least = std::max<std::size_t>(1, typed.size() / 3) + 1;
  for (const std::string_view name : known) {
    const std::size_t steps = distance(typed, name, least, rows);
    if (steps < least) best = name, least = steps;
  }
  return best;
}

bool names(std::string_view list, std::string_view name) {
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(' '), list.size());
    if (list.substr(0, end) == name) return true;
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return false;
}

Meant meant_by(const Node& mapping, std::string_view key, std::span<const Target> targets) {
  // In a flow mapping a value without a blank before it is part of the key: {q_heads:8}.
  const std::string ascii = in_ascii(key);
  const std::string_view name = std::string_view(ascii).substr(0, ascii.find(':'));
  if (const std::string lookalike = name_lookalike_in(key); !lookalike.empty())
    for (const Target& target : targets)
      if (const Field* field = target.table->find(name))
        return {field->name, fmt::format("did you mean \"{}\"? {}", name, lookalike)};
  std::vector<std::string_view> known;
  for (const Target& target : targets) {
    for (const Field& field : target.table->fields) {
      if (field.name == name) return {field.name, "a blank must follow the \":\""};
      if (names(field.also_called, name))
        return {field.name, fmt::format("it is called \"{}\" here", field.name)};
      known.push_back(field.name);
    }
  }
  for (const Target& target : targets)
    if (target.table->meant_by != nullptr)
      if (Meant meant = target.table->meant_by(mapping, name); !meant.hint.empty()) return meant;
  if (key.find_first_not_of("0123456789") == std::string_view::npos)
    return {.hint = "write numbers without \",\""};
  return {nearest(key, known), choose_from(key, known)};
}

/// Reports the keys that no target has. Returns the fields that were probably meant by them.
std::vector<std::string_view> refuse_unknown_keys(const Reporter& reporter, const Node& node,
                                                  std::span<const Target> targets) {
  std::vector<std::string_view> misnamed;
  for (const Key& key : node.keys) {
    const bool known = std::any_of(targets.begin(), targets.end(), [&](const Target& target) {
      return target.table->find(key.text) != nullptr;
    });
    if (known) continue;
    const Meant meant = meant_by(node, key.text, targets);
    reporter.report(key.offset,
                    fmt::format("unknown key \"{}\" in {}", key.text, targets.front().table->name),
                    meant.hint);
    misnamed.push_back(meant.field);
  }
  return misnamed;
}

/// `title: #1 in memory` has no value: the intended text is a comment.
std::string_view hint_for_no_value(const Reporter& reporter, const Node& value) {
  const std::string_view text = reporter.source.text().substr(value.offset);
  const std::string_view line = text.substr(0, text.find('\n'));
  return line.find(": #") == std::string_view::npos
             ? ""
             : "\"#\" starts a comment: put the text in quotes";
}

/// Whether fields that a mapping leaves out get their fallbacks, or keep their values.
enum class LeftOut { read, kept };

void read_fields(const Reporter& reporter, const Node& node, const Target& target, LeftOut left_out,
                 std::span<const std::string_view> misnamed) {
  for (const Field& field : target.table->fields) {
    if (const Node* value = node.find(field.name)) {
      read_field(reporter, field, *value, target.object);
    } else if (left_out == LeftOut::kept) {
      continue;
    } else if (field.required()) {
      const bool told = std::find(misnamed.begin(), misnamed.end(), field.name) != misnamed.end();
      if (reporter.missing == Missing::wrong && !told)
        reporter.report(node.offset, fmt::format("missing {}: {}", field.name, field.about));
    } else if (!field.fallback.starts_with('(')) {
      const bool empty_mapping = field.fallback == "{}";
      const Node fallback{.kind = empty_mapping ? Node::Kind::mapping : Node::Kind::scalar,
                          .offset = node.offset,
                          .plain = true,
                          .fallback = true,
                          .text = std::string(field.fallback)};
      field.read(reporter, field, fallback, target.object);
    }
  }
}

std::string hint_for_type(const Node& node, std::string_view wanted) {
  if (node.kind != Node::Kind::scalar) return {};
  if (wanted == "a whole number") return "remove the quotes";
  if (wanted != "a list") return {};
  if (in_ascii(node.text).starts_with('[')) return name_lookalike_in(node.text);
  return node.text.starts_with('-') ? "a blank must follow each \"-\""
                                    : fmt::format("write [{}]", node.text);
}

bool is_short(const Node& node, const Table& table) {
  if (table.shorthand.empty()) return false;
  if (node.kind == Node::Kind::scalar) return true;
  return node.kind == Node::Kind::mapping &&
         table.find(table.shorthand)->type().kind == Type::Kind::text &&
         std::none_of(node.keys.begin(), node.keys.end(),
                      [&](const Key& key) { return table.find(key.text) != nullptr; });
}

}  // namespace

const Field* Table::find(std::string_view field_name) const {
  const auto found = std::find_if(fields.begin(), fields.end(),
                                  [&](const Field& field) { return field.name == field_name; });
  return found == fields.end() ? nullptr : &*found;
}

Node spelled_out(const Node& node, const Table& table) {
  if (!is_short(node, table)) return node;
  return {.kind = Node::Kind::mapping,
          .offset = node.offset,
          .items = {node},
          .keys = {{std::string(table.shorthand), node.offset}}};
}

void read_mapping(const Reporter& reporter, const Node& node, std::span<const Target> targets) {
  const Table& table = *targets.front().table;
  if (is_short(node, table)) return read_mapping(reporter, spelled_out(node, table), targets);
  if (node.kind != Node::Kind::mapping) {
    return reporter.report(
        node.offset, fmt::format("expected {} (a mapping), got {}", table.name, kind_of(node)));
  }
  const std::vector<std::string_view> misnamed = refuse_unknown_keys(reporter, node, targets);
  for (const Target& target : targets) read_fields(reporter, node, target, LeftOut::read, misnamed);
}

void read_over(const Reporter& reporter, const Node& node, const Target& target) {
  refuse_unknown_keys(reporter, node, {&target, 1});
  read_fields(reporter, node, target, LeftOut::kept, {});
}

void read_field(const Reporter& reporter, const Field& field, const Node& value, void* object) {
  if (value.kind != Node::Kind::empty) return field.read(reporter, field, value, object);
  reporter.report(value.offset, fmt::format("{} has no value", field.name),
                  hint_for_no_value(reporter, value));
}

std::string read_word(const Reporter& reporter, const Field& field, const Node& node,
                      std::string_view wanted) {
  if (node.kind != Node::Kind::scalar) {
    report_type(reporter, field, node, wanted);
  } else if (node.text.empty()) {
    reporter.report(node.offset, fmt::format("{} is empty", field.name),
                    field.required() ? field.about : "");
  }
  return node.text;
}

void report_type(const Reporter& reporter, const Field& field, const Node& node,
                 std::string_view wanted) {
  reporter.report(node.offset,
                  fmt::format("{}: expected {}, got {}", field.name, wanted, kind_of(node)),
                  hint_for_type(node, wanted));
}

std::string did_you_mean(std::string_view typed, std::span<const std::string_view> known) {
  const std::string_view best = nearest(typed, known);
  if (best.empty()) return {};
  const std::string lookalike = name_lookalike_in(typed);
  return fmt::format("did you mean \"{}\"?{}{}", best, lookalike.empty() ? "" : " ", lookalike);
}

std::string unknown_name(std::string_view kind, const std::string& name,
                         const std::vector<std::string>& there_are) {
  if (std::find(there_are.begin(), there_are.end(), name) != there_are.end()) return {};
  return fmt::format("unknown {} \"{}\"; {}", kind, printable(name), choose_from(name, there_are));
}

std::string language_for(const std::string& tag, const std::vector<std::string>& there_are) {
  const auto same = [](char a, char b) { return lower(a) == lower(b) || (a == '-' && b == '_'); };
  for (std::size_t end = tag.size(); end != std::string::npos && end != 0;
       end = tag.find_last_of("-_", end - 1))
    for (const std::string& name : there_are)
      if (std::equal(name.begin(), name.end(), tag.begin(),
                     tag.begin() + static_cast<std::ptrdiff_t>(end), same))
        return name;
  return tag;
}

std::string choose_from(const std::string& typed, const std::vector<std::string>& known) {
  return choose_from(typed, std::vector<std::string_view>(known.begin(), known.end()));
}

std::string choose_from(std::string_view typed, std::span<const std::string_view> known) {
  const std::string near = did_you_mean(typed, known);
  if (!near.empty() || known.empty()) return near;
  return fmt::format("known: {}", fmt::join(known, ", "));
}

}  // namespace attnfig
