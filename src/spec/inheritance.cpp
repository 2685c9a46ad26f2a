#include "spec/inheritance.h"

#include "spec/layout_fields.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace attnfig {
namespace {

/// For each layout the one that it is `like`.
using Parents = std::vector<std::optional<std::size_t>>;

/// Whether some variant or every layout has a field.
bool is_field(std::string_view name) {
  return is_common_field(name) ||
         std::any_of(variants().begin(), variants().end(),
                     [&](const Variant* variant) { return variant->table.find(name) != nullptr; });
}

/// The fields of a layout alone. They are partial until those of its parent are merged.
Merged read_alone(const Reporter& reporter, const Key& name, const Node& layout) {
  LayoutFields words;
  for (const char* field : {"variant", "like", "label"})
    if (const Node* value = layout.find(field))
      read_field(reporter, *LayoutFields::table.find(field), *value, &words);
  const bool patterned = words.variant.empty() && layout.find("pattern") != nullptr;
  Merged merged{.written = &layout,
                .like = words.like,
                .label = words.label,
                .variant = patterned
                               ? &hybrid
                               : find_variant(words.variant.empty() ? name.text : words.variant),
                .partial = layout.kind != Node::Kind::mapping || layout.find("like") != nullptr};
  for (std::size_t i = 0; i < layout.keys.size(); ++i) {
    const std::string& key = layout.keys[i].text;
    if (!is_field(key)) {
      merged.misnamed = true;
    } else if (!is_own_field(key)) {
      merged.fields.push_back({&layout.keys[i], &layout.items[i]});
    }
  }
  merged.stated = merged.fields.size();
  return merged;
}

void inherit(Merged& child, const Merged& parent) {
  child.partial = parent.partial || parent.variant == nullptr || parent.misnamed;
  if (child.variant == nullptr) child.variant = parent.variant;
  if (child.variant == nullptr) return;
  const auto states = [&](const std::string& name) {
    const auto end = child.fields.begin() + static_cast<std::ptrdiff_t>(child.stated);
    return std::any_of(child.fields.begin(), end,
                       [&](const Merged::Entry& entry) { return entry.key->text == name; });
  };
  for (const Merged::Entry& entry : parent.fields) {
    const std::string& name = entry.key->text;
    const bool fits = child.variant->table.find(name) != nullptr || is_common_field(name);
    if (fits && !states(name)) child.fields.push_back(entry);
  }
}

Parents parents_of(const Reporter& reporter, const std::vector<Merged>& layouts,
                   const LayoutIndex& index) {
  Parents parents(layouts.size());
  for (std::size_t i = 0; i < layouts.size(); ++i)
    if (!layouts[i].like.empty())
      parents[i] =
          index.look_up(reporter, layouts[i].like, layouts[i].written->find("like")->offset);
  return parents;
}

/// Reports a cycle at the first of its layouts, and removes its links.
void cut(const Reporter& reporter, const Node& layouts, std::size_t member, Parents& parents) {
  std::size_t last = member;  // the one that is like the first
  for (std::size_t at = *parents[member]; at != member; at = *parents[at])
    if (*parents[at] < *parents[last]) last = at;
  const std::size_t first = *parents[last];
  reporter.report(layouts.items[first].find("like")->offset,
                  fmt::format("\"{}\" is like itself", layouts.keys[first].text),
                  first == last ? "" : fmt::format("by way of \"{}\"", layouts.keys[last].text));
  for (std::size_t at = first; parents[at];) at = *std::exchange(parents[at], std::nullopt);
}

void cut_circles(const Reporter& reporter, const Node& layouts, Parents& parents) {
  constexpr std::size_t nobody = -1;
  std::vector<std::size_t> seen_from(parents.size(), nobody);
  for (std::size_t start = 0; start < parents.size(); ++start) {
    std::size_t at = start;
    for (; seen_from[at] == nobody && parents[at]; at = *parents[at]) seen_from[at] = start;
    if (seen_from[at] == start) cut(reporter, layouts, at, parents);
  }
}

/// Merges a layout after all of its ancestors.
void merge(std::size_t layout, const Parents& parents, std::vector<Merged>& merged,
           std::vector<bool>& done) {
  std::vector<std::size_t> chain;
  for (std::optional<std::size_t> at = layout; at && !done[*at]; at = parents[*at]) {
    chain.push_back(*at);
    done[*at] = true;
  }
  for (auto at = chain.rbegin(); at != chain.rend(); ++at)
    if (parents[*at]) inherit(merged[*at], merged[*parents[*at]]);
}

/// A layout without `like`: its variant is stated, unless a pattern implies it.
Node with_variant(const Merged& merged) {
  const Node whole = merged.whole();
  Node layout{.kind = Node::Kind::mapping, .offset = whole.offset};
  const auto put = [&](const Key& key, const Node& value) {
    layout.keys.push_back(key);
    layout.items.push_back(value);
  };
  if (merged.variant != nullptr && merged.variant != &hybrid)
    put({"variant", whole.offset}, {.kind = Node::Kind::scalar,
                                    .offset = whole.offset,
                                    .plain = true,
                                    .text = std::string(merged.variant->name)});
  for (std::size_t i = 0; i < whole.keys.size(); ++i)
    if (const std::string& key = whole.keys[i].text; key != "variant" && key != "like")
      put(whole.keys[i], whole.items[i]);
  return layout;
}

}  // namespace

Node Merged::whole() const {
  Node node = *written;
  for (std::size_t i = stated; i < fields.size(); ++i) {
    node.keys.push_back(*fields[i].key);
    node.items.push_back(*fields[i].value);
  }
  return node;
}

std::vector<Merged> merge_layouts(const Reporter& reporter, const Node& layouts,
                                  const LayoutIndex& index) {
  std::vector<Merged> merged;
  for (std::size_t i = 0; i < layouts.items.size(); ++i)
    merged.push_back(read_alone(reporter, layouts.keys[i], layouts.items[i]));
  Parents parents = parents_of(reporter, merged, index);
  cut_circles(reporter, layouts, parents);
  std::vector<bool> done(merged.size());
  for (std::size_t i = 0; i < merged.size(); ++i) merge(i, parents, merged, done);
  return merged;
}

std::vector<Node> merged_layouts(const Reporter& reporter, const Node& layouts) {
  std::vector<Node> whole;
  for (const Merged& merged : merge_layouts(reporter, layouts, LayoutIndex(layouts)))
    whole.push_back(with_variant(merged));
  return whole;
}

}  // namespace attnfig
