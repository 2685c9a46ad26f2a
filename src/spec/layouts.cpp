#include "spec/layouts.h"

#include "model/quantities.h"
#include "spec/hybrid.h"
#include "spec/layer_options.h"
#include "spec/template.h"
#include "text/advance.h"
#include "text/utf8.h"
#include "variants/values.h"
#include "variants/variant.h"

#include <fmt/ranges.h>

#include <algorithm>
#include <array>

namespace attnfig {
namespace {

constexpr std::size_t longest_label = 256;

struct Common {
  std::string variant;
  std::string like;
  std::string label;
  Given<unit::Layer> layers;
  std::optional<Given<unit::Token>> context;
  Given<unit::Sequence> batch;
};

constexpr Field common_fields[] = {
    field<&Common::variant>(
        {.name = "variant",
         .about = "the kind of attention",
         .fallback = "(the layout's own name if that is a variant's, else that of the layout it "
                     "is like)",
         .also_called = "type kind attention"}),
    field<&Common::like>(
        {.name = "like",
         .about = "another layout, from which every field is taken that is not stated here and "
                  "that this variant has",
         .fallback = "(none)",
         .also_called = "base extends from"}),
    field<&Common::label>({.name = "label",
                           .about = "what readers call the layout",
                           .fallback = "(the variant's: MHA, GQA …)",
                           .also_called = "name title"}),
    field<&Common::layers>({.name = "layers",
                            .about = "layers of the model that have this attention",
                            .fallback = "1",
                            .also_called = "num_hidden_layers n_layers n_layer num_layers"}),
    field<&Common::context>(
        {.name = "context",
         .about = "tokens of one sequence that are cached",
         .fallback = "(none: then only per-token numbers are available)",
         .also_called = "seq_len sequence_length max_position_embeddings tokens context_length"}),
    field<&Common::batch>({.name = "batch",
                           .about = "sequences that are cached at a time",
                           .fallback = "1",
                           .also_called = "batch_size sequences"}),
};

constexpr Table common_table = {
    "a layout",
    "One attention layout. Further fields depend on its variant; a layout may be like another.",
    common_fields};

constexpr std::array common_tables = {&common_table, &LayerOptions::table};

bool is_common(std::string_view key) {
  return std::any_of(common_tables.begin(), common_tables.end(),
                     [&](const Table* table) { return table->find(key) != nullptr; });
}

/// Fields that belong to one layout alone.
bool is_own(std::string_view key) {
  return key == "like" || key == "label" || key == "variant";
}

std::vector<std::string_view> names(const Node& layouts) {
  std::vector<std::string_view> names;
  for (const Key& key : layouts.keys) names.push_back(key.text);
  return names;
}

std::string scalar(const Node& layout, std::string_view key) {
  const Node* value = layout.find(key);
  return value != nullptr && value->kind == Node::Kind::scalar ? value->text : "";
}

/// A layout with everything that it takes from the layouts it is like.
struct Merged {
  Node node;
  const Variant* variant = nullptr;
  /// A layout that it is like cannot be read, so fields that it seems to lack may be stated there.
  bool partial = false;
};

/// Whether some variant or every layout has a field.
bool is_field(std::string_view key) {
  return is_common(key) ||
         std::any_of(variants().begin(), variants().end(),
                     [&](const Variant* variant) { return variant->table.find(key) != nullptr; });
}

void inherit(Merged& child, const Merged& parent) {
  // A key of the parent that nobody knows may have been meant for a field that the child misses.
  const std::vector<Key>& keys = parent.node.keys;
  const bool known =
      std::all_of(keys.begin(), keys.end(), [](const Key& key) { return is_field(key.text); });
  child.partial = parent.partial || parent.variant == nullptr || !known;
  if (child.variant == nullptr) child.variant = parent.variant;
  if (child.variant == nullptr) return;
  for (std::size_t i = 0; i < parent.node.keys.size(); ++i) {
    const std::string& key = parent.node.keys[i].text;
    const bool fits = child.variant->table.find(key) != nullptr || is_common(key);
    if (is_own(key) || !fits || child.node.find(key) != nullptr) continue;
    child.node.keys.push_back(parent.node.keys[i]);
    child.node.items.push_back(parent.node.items[i]);
  }
}

/// `path` holds the layouts on the way here, so that a circle is noticed.
Merged merge(const Reader& reader, const Node& layouts, std::size_t index,
             std::vector<std::size_t>& path) {
  Merged merged{.node = layouts.items[index]};
  const std::string& name = layouts.keys[index].text;
  const Node* like = merged.node.find("like");
  const std::string stated = scalar(merged.node, "variant");
  merged.variant = find_variant(stated.empty() ? name : stated);
  if (stated.empty() && merged.node.find("pattern") != nullptr) merged.variant = &hybrid;
  if (like == nullptr) return merged;
  merged.partial = true;
  if (like->kind != Node::Kind::scalar) return merged;

  const std::vector<std::string_view> known = names(layouts);
  const auto found = std::find(known.begin(), known.end(), like->text);
  if (found == known.end()) {
    reader.complain(like->offset, fmt::format("unknown layout \"{}\"", like->text),
                    choose_from(like->text, known));
    return merged;
  }
  const auto parent = static_cast<std::size_t>(found - known.begin());
  path.push_back(index);
  if (std::find(path.begin(), path.end(), parent) != path.end()) {
    // A circle is complained about once, at the first of its layouts.
    if (parent == path.front() && parent == *std::min_element(path.begin(), path.end()))
      reader.complain(layouts.items[parent].find("like")->offset,
                      fmt::format("\"{}\" is like itself", like->text),
                      path.size() == 1 ? "" : fmt::format("by way of \"{}\"", name));
  } else if (layouts.items[parent].kind == Node::Kind::mapping) {
    // Clears `partial` unless the parent is partial itself.
    inherit(merged, merge(reader, layouts, parent, path));
  }
  path.pop_back();
  return merged;
}

void complain_variant(const Reader& reader, const Key& name, const Merged& merged) {
  std::vector<std::string_view> known;
  for (const Variant* variant : variants()) known.push_back(variant->name);
  const Node* stated = merged.node.find("variant");
  if (stated == nullptr) {
    reader.complain(name.offset, fmt::format("the variant of \"{}\" is not stated", name.text),
                    fmt::format("add variant: NAME, one of {}", fmt::join(known, ", ")));
  } else if (stated->kind != Node::Kind::scalar) {
    reader.complain(stated->offset, "variant: expected a word");
  } else {
    for (const Refused& refused : refused_variants())
      if (stated->text == refused.name)
        return reader.complain(stated->offset, fmt::format("{}: {}", refused.name, refused.why));
    reader.complain(stated->offset, fmt::format("unknown variant \"{}\"", stated->text),
                    choose_from(stated->text, known));
  }
}

/// A field of another variant is no typing error, so the nearest name is no help.
void take_foreign_fields(const Reader& reader, Merged& merged) {
  for (std::size_t i = merged.node.keys.size(); i-- != 0;) {
    const Key key = merged.node.keys[i];
    if (merged.variant->table.find(key.text) != nullptr || is_common(key.text)) continue;
    std::vector<std::string_view> having;
    for (const Variant* variant : variants())
      if (variant->table.find(key.text) != nullptr) having.push_back(variant->name);
    if (having.empty()) continue;
    reader.complain(key.offset, fmt::format("{} has no {}", merged.variant->table.name, key.text),
                    fmt::format("variants with {}: {}", key.text, fmt::join(having, ", ")));
    const auto at = static_cast<std::ptrdiff_t>(i);
    merged.node.keys.erase(merged.node.keys.begin() + at);
    merged.node.items.erase(merged.node.items.begin() + at);
  }
}

void check_label(const Reader& reader, const Node& label, std::string_view text) {
  if (text.find_first_not_of(' ') == std::string_view::npos)
    return reader.complain(label.offset, "label is empty");
  if (longest_label < text.size())
    return reader.complain(label.offset,
                           fmt::format("label is longer than {} bytes", longest_label));
  std::size_t at = 0;
  for (Utf8 walk(text); !walk.done();) {
    const CodePoint point = walk.next();
    if (!advance(point.value, {}))
      return reader.complain(label.offset_of(at),
                             fmt::format("no known width for the character U+{:04X}",
                                         static_cast<unsigned>(point.value)),
                             "use Latin, Greek, mathematical or East Asian characters");
    at += point.bytes.size();
  }
}

/// What every layout states of itself.
struct Fields {
  Common common;
  LayerOptions options;

  std::array<Target, 2> targets() {
    return {Target{&common_table, &common}, Target{&LayerOptions::table, &options}};
  }
};

/// The layers of one layout without a pattern.
LayerKind reduce_kind(const Reader& reader, const Merged& merged, Fields& fields) {
  const std::array<Target, 2> targets = fields.targets();
  LayerKind kind{.repeats = {}, .blocks = merged.variant->read(reader, merged.node, targets)};
  kind.repeats = fields.common.layers;
  kind.source = merged.variant->source;
  apply_tokens(reader, fields.options, kind);
  apply_layers(fields.options, kind);
  return kind;
}

/// A layout and whether its numbers mean anything.
struct ReadLayout {
  Attention attention;
  bool whole = false;
};

ReadLayout read_one(const Reader& reader, const Node& layouts, std::size_t index);

/// What a pattern is made of. Complaints about those layouts themselves are made where they stand.
struct Parts {
  const Reader& reader;
  const Node& layouts;
  std::size_t owner = 0;
  std::vector<ReadLayout> read = {};
  bool whole = true;

  std::optional<LayerKind> find(const PatternItem& item) {
    if (item.layout == no_cache) return LayerKind{.repeats = {}, .blocks = {}, .name = item.layout};
    std::optional<LayerKind> kind;
    for (const std::string_view layout : layouts_of(item.layout)) {
      const std::optional<LayerKind> part = find_one(layout, item.offset);
      if (!part) return {};
      if (kind) {
        add_beside(*kind, *part, item.offset);
      } else {
        kind = part;
      }
    }
    return kind;
  }

 private:
  std::optional<LayerKind> find_one(std::string_view layout, std::size_t offset) {
    const std::vector<std::string_view> known = names(layouts);
    const auto found = std::find(known.begin(), known.end(), layout);
    if (found == known.end()) {
      reader.complain(offset, fmt::format("unknown layout \"{}\"", layout),
                      choose_from(layout, known));
      return {};
    }
    const auto index = static_cast<std::size_t>(found - known.begin());
    std::vector<std::size_t> path;
    Complaints ignored;
    const Reader quiet{reader.source, ignored};
    if (index == owner || merge(quiet, layouts, index, path).variant == &hybrid) {
      reader.complain(offset, fmt::format("\"{}\" has a pattern itself", layout),
                      "name the layouts of its layers");
      return {};
    }
    read.push_back(read_one(quiet, layouts, index));
    whole = whole && read.back().whole;
    if (!read.back().whole) return {};
    LayerKind kind = read.back().attention.layers.front();
    const std::string label = scalar(layouts.items[index], "label");
    kind.name = label.empty() ? std::string(layout) : label;
    return kind;
  }

  /// What stands beside other attention in a layer is one more block of it.
  void add_beside(LayerKind& kind, const LayerKind& part, std::size_t offset) const {
    if (part.shared_by != kind.shared_by)
      reader.complain(offset, "layouts side by side share caches alike, or not at all",
                      "give them the same cache_shared_by");
    kind.name += " + " + part.name;
    kind.blocks.insert(kind.blocks.end(), part.blocks.begin(), part.blocks.end());
    if (part.source != kind.source) kind.source += "; " + part.source;
  }
};

/// Options that belong to the layouts of a pattern, not to the pattern.
void refuse_part_options(const Reader& reader, const Merged& merged) {
  for (const char* option : {"window", "sinks", "chunk", "encoder", "residual", "cache_shared_by"})
    if (const Node* value = merged.node.find(option))
      reader.complain(value->offset,
                      fmt::format("{} belongs to the layouts of the pattern", option));
}

/// Whether a pattern's layouts can be read.
bool reduce_pattern(const Reader& reader, const Node& layouts, std::size_t index,
                    const Merged& merged, Fields& fields, Attention& attention) {
  const std::array<Target, 2> targets = fields.targets();
  const Pattern pattern = merged.variant->read_pattern(reader, merged.node, targets);
  refuse_part_options(reader, merged);
  Parts parts{reader, layouts, index};
  parts.read.reserve(layouts.items.size());
  PatternedLayers all = expand(reader, pattern, fields.common.layers,
                               [&](const PatternItem& item) { return parts.find(item); });
  for (LayerKind& kind : all.kinds) {
    kind.passes = fields.options.passes;
    kind.draft = {Layers(0)};
  }
  if (!all.order.empty()) all.kinds[all.order.back().kind].draft = fields.options.draft.given;
  attention.layers = std::move(all.kinds);
  attention.order = std::move(all.order);
  return parts.whole && !attention.layers.empty();
}

/// What a merged layout says, in normal form; returns whether all that it is made of can be read.
bool reduce(const Reader& reader, const Node& layouts, std::size_t index, const Merged& merged,
            Attention& attention) {
  Fields fields;
  bool whole = true;
  if (merged.variant->read_pattern != nullptr) {
    whole = reduce_pattern(reader, layouts, index, merged, fields, attention);
  } else {
    attention.layers.push_back(reduce_kind(reader, merged, fields));
  }
  const Node* label = merged.node.find("label");
  if (label != nullptr && label->kind == Node::Kind::scalar)
    check_label(reader, *label, fields.common.label);
  attention.label =
      fields.common.label.empty() ? std::string(merged.variant->label) : fields.common.label;
  attention.context = fields.common.context;
  attention.batch = fields.common.batch;
  attention.deployment = deployment_of(fields.options);
  attention.place = reader.source.place(layouts.keys[index].offset);
  check_ranks(reader, attention);
  return whole;
}

/// Names that mean something else where layouts are named: the first words of quantities do.
bool is_reserved(std::string_view name) {
  const std::string group = std::string(name) + ".";
  return name == baseline_name || name == no_cache ||
         std::any_of(quantities().begin(), quantities().end(),
                     [&](const Quantity& quantity) { return quantity.name.starts_with(group); });
}

ReadLayout read_one(const Reader& reader, const Node& layouts, std::size_t index) {
  const Key& name = layouts.keys[index];
  if (!is_name(name.text) || is_reserved(name.text))
    reader.complain(name.offset, fmt::format("\"{}\" cannot name a layout", name.text),
                    name.text == no_cache    ? "in a pattern it stands for layers without a cache"
                    : is_reserved(name.text) ? "it has a meaning in placeholders"
                                             : "a letter, then letters, digits, _ and -");
  if (layouts.items[index].kind != Node::Kind::mapping) {
    reader.complain(layouts.items[index].offset,
                    fmt::format("\"{}\": expected the fields of a layout", name.text),
                    "such as {q_heads: 32, kv_heads: 8, head_dim: 128}");
    return {{.name = name.text}};
  }
  std::vector<std::size_t> path;
  Merged merged = merge(reader, layouts, index, path);
  if (merged.variant == nullptr) {
    if (!merged.partial || merged.node.find("variant") != nullptr)
      complain_variant(reader, name, merged);
    return {{.name = name.text}};
  }
  take_foreign_fields(reader, merged);
  const Reader lenient{reader.source, reader.complaints,
                       merged.partial ? Missing::fine : Missing::wrong};
  ReadLayout read{{.name = name.text}};
  const bool parts = reduce(lenient, layouts, index, merged, read.attention);
  read.whole = parts && !merged.partial && reader.complaints.empty();
  return read;
}

/// The layouts that a pattern names.
void note_parts(const Node& layout, std::vector<std::string>& used) {
  for (const char* key : {"first", "pattern", "last"})
    if (const Node* items = layout.find(key))
      for (const Node& item : items->items)
        for (const std::string_view part :
             layouts_of(std::string_view(item.text).substr(layouts_start(item.text))))
          used.emplace_back(part);
}

}  // namespace

std::span<const Table* const> common_layout_tables() {
  return common_tables;
}

Node merged_layout(const Reader& reader, const Node& layouts, std::string_view name) {
  const std::vector<std::string_view> known = names(layouts);
  const auto index = std::find(known.begin(), known.end(), name) - known.begin();
  std::vector<std::size_t> path;
  const Merged merged = merge(reader, layouts, static_cast<std::size_t>(index), path);
  Node layout{.kind = Node::Kind::mapping, .offset = merged.node.offset};
  const auto put = [&](const Key& key, const Node& value) {
    layout.keys.push_back(key);
    layout.items.push_back(value);
  };
  if (merged.variant != nullptr && merged.variant != &hybrid)
    put({"variant", merged.node.offset}, {.kind = Node::Kind::scalar,
                                          .offset = merged.node.offset,
                                          .plain = true,
                                          .text = std::string(merged.variant->name)});
  for (std::size_t i = 0; i < merged.node.keys.size(); ++i)
    if (const std::string& key = merged.node.keys[i].text; key != "variant" && key != "like")
      put(merged.node.keys[i], merged.node.items[i]);
  return layout;
}

void Value<Layouts>::read(const Reader& reader, const Field& field, const Node& node,
                          Layouts& value) {
  if (node.kind != Node::Kind::mapping || node.keys.empty())
    return complain_type(reader, field, node, "layouts by name");
  for (std::size_t i = 0; i < node.keys.size(); ++i) {
    Complaints own;
    ReadLayout read = read_one({reader.source, own}, node, i);
    value.list.push_back(std::move(read.attention));
    value.offsets.push_back(node.keys[i].offset);
    value.parents.push_back(scalar(node.items[i], "like"));
    note_parts(node.items[i], value.parents);
    if (!read.whole) value.broken.insert(node.keys[i].text);
    for (const Diagnostic& complaint : own.sorted())
      reader.complaints.add(complaint.place, complaint.message, complaint.hint);
  }
}

}  // namespace attnfig
