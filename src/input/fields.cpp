#include "input/fields.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <numeric>

namespace attnfig {
namespace {

std::string_view kind_of(const Node& node) {
  switch (node.kind) {
    case Node::Kind::empty: return "nothing";
    case Node::Kind::scalar: return node.plain ? "a plain value" : "a quoted text";
    case Node::Kind::list: return "a list";
    case Node::Kind::mapping: return "a mapping";
  }
  return {};
}

/// Levenshtein distance in bytes.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = i;
    row[0] = i + 1;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t replaced = diagonal + (a[i] == b[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({replaced, row[j] + 1, diagonal + 1});
    }
  }
  return row.back();
}

bool names(std::string_view list, std::string_view name) {
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(' '), list.size());
    if (list.substr(0, end) == name) return true;
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return false;
}

std::string hint_for_key(std::string_view key, std::span<const Target> targets) {
  std::vector<std::string_view> known;
  for (const Target& target : targets) {
    for (const Field& field : target.table->fields) {
      if (names(field.also_called, key)) return fmt::format("it is called \"{}\" here", field.name);
      known.push_back(field.name);
    }
  }
  return choose_from(key, known);
}

void read_fields(const Reader& reader, const Node& node, const Target& target) {
  for (const Field& field : target.table->fields) {
    const Node* value = node.find(field.name);
    if (value != nullptr && value->kind == Node::Kind::empty) {
      reader.complain(value->offset, fmt::format("{} has no value", field.name));
    } else if (value != nullptr) {
      field.read(reader, field, *value, target.object);
    } else if (field.required()) {
      reader.complain(node.offset, fmt::format("missing {}: {}", field.name, field.about));
    } else if (!field.fallback.starts_with('(')) {
      const Node fallback{.kind = Node::Kind::scalar,
                          .offset = node.offset,
                          .plain = true,
                          .text = std::string(field.fallback)};
      field.read(reader, field, fallback, target.object);
    }
  }
}

}  // namespace

const Field* Table::find(std::string_view field_name) const {
  const auto found = std::find_if(fields.begin(), fields.end(),
                                  [&](const Field& field) { return field.name == field_name; });
  return found == fields.end() ? nullptr : &*found;
}

void read_mapping(const Reader& reader, const Node& node, std::span<const Target> targets) {
  const Table& table = *targets.front().table;
  if (node.kind == Node::Kind::scalar && !table.shorthand.empty()) {
    const Node mapping{.kind = Node::Kind::mapping,
                       .offset = node.offset,
                       .items = {node},
                       .keys = {{std::string(table.shorthand), node.offset}}};
    return read_mapping(reader, mapping, targets);
  }
  if (node.kind != Node::Kind::mapping) {
    return reader.complain(node.offset, fmt::format("expected {} (a mapping), got {}", table.name, kind_of(node)));
  }
  for (const Key& key : node.keys) {
    const bool known = std::any_of(targets.begin(), targets.end(), [&](const Target& target) {
      return target.table->find(key.text) != nullptr;
    });
    if (!known)
      reader.complain(key.offset, fmt::format("unknown key \"{}\" in {}", key.text, table.name),
                      hint_for_key(key.text, targets));
  }
  for (const Target& target : targets) read_fields(reader, node, target);
}

void complain_type(const Reader& reader, const Field& field, const Node& node, std::string_view wanted) {
  const bool braces = node.kind == Node::Kind::mapping && wanted.starts_with("a text");
  reader.complain(node.offset, fmt::format("{}: expected {}, got {}", field.name, wanted, kind_of(node)),
                  braces ? "a text with a {placeholder} must be in quotes" : "");
}

std::string did_you_mean(std::string_view typed, std::span<const std::string_view> known) {
  std::string_view best;
  std::size_t least = std::max<std::size_t>(1, typed.size() / 3) + 1;
  for (const std::string_view name : known) {
    const std::size_t steps = distance(typed.substr(0, 64), name);
    if (steps < least) best = name, least = steps;
  }
  return best.empty() ? "" : fmt::format("did you mean \"{}\"?", best);
}

std::string choose_from(std::string_view typed, std::span<const std::string_view> known) {
  const std::string near = did_you_mean(typed, known);
  return near.empty() ? fmt::format("known: {}", fmt::join(known, ", ")) : near;
}

}  // namespace attnfig
