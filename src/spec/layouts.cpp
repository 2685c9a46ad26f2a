#include "spec/layouts.h"

#include "model/quantities.h"
#include "spec/layer_options.h"
#include "spec/pattern_layers.h"
#include "spec/template.h"
#include "text/font_widths.h"
#include "text/utf8.h"

#include <fmt/ranges.h>

#include <algorithm>
#include <cassert>

namespace attnfig {
namespace {

constexpr std::size_t longest_label = 256;  // limit of a spec: bytes of a label

/// The most runs of layers in all patterns together: each layout may have 10,000, and a short text
/// thousands of layouts.
constexpr std::size_t most_runs = 100'000;  // limit of a spec: runs of layers in all patterns

/// Reports that a layout's variant is unknown, unless an error reported before explains it.
void report_variant(const Reporter& reporter, const Key& name, const Merged& merged) {
  std::vector<std::string_view> known;
  for (const Variant* variant : variants()) known.push_back(variant->name);
  const Node* stated = merged.written->find("variant");
  if (stated == nullptr) {
    if (merged.partial) return;
    const std::string near = did_you_mean(name.text, known);
    return reporter.report(
        name.offset, fmt::format("the variant of \"{}\" is not stated", name.text),
        near.empty() ? fmt::format("add variant: NAME, one of {}", fmt::join(known, ", "))
                     : fmt::format("{} Then name the layout so, or add variant: NAME", near));
  }
  if (stated->text.empty()) return;
  for (const Refused& refused : refused_variants())
    if (stated->text == refused.name)
      return reporter.report(stated->offset, fmt::format("{}: {}", refused.name, refused.why));
  reporter.report(stated->offset, fmt::format("unknown variant \"{}\"", stated->text),
                  choose_from(stated->text, known));
}

/// A field of another variant is not a typo: name the variants that have it instead of suggesting a
/// near name.
void take_foreign_fields(const Reporter& reporter, const Variant& variant, Node& layout) {
  for (std::size_t i = layout.keys.size(); i-- != 0;) {
    const Key key = layout.keys[i];
    if (variant.table.find(key.text) != nullptr || is_common_field(key.text)) continue;
    std::vector<std::string_view> having;
    for (const Variant* other : variants())
      if (other->table.find(key.text) != nullptr) having.push_back(other->name);
    if (having.empty()) continue;
    reporter.report(key.offset, fmt::format("{} has no {}", variant.table.name, key.text),
                    fmt::format("variants with {}: {}", key.text, fmt::join(having, ", ")));
    const auto at = static_cast<std::ptrdiff_t>(i);
    layout.keys.erase(layout.keys.begin() + at);
    layout.items.erase(layout.items.begin() + at);
  }
}

void check_label(const Reporter& reporter, const Node& label, std::string_view text) {
  if (text.find_first_not_of(' ') == std::string_view::npos)
    return reporter.report(label.offset, "label is empty");
  if (longest_label < text.size())
    return reporter.report(label.offset,
                           fmt::format("label is longer than {} bytes", longest_label));
  std::size_t at = 0;
  for (Utf8 walk(text); !walk.done();) {
    const CodePoint point = walk.next();
    if (!advance(point.value, {}))
      return reporter.report(label.offset_of(at),
                             fmt::format("no known width for the character U+{:04X}",
                                         static_cast<unsigned>(point.value)),
                             "use Latin, Greek, mathematical or East Asian characters");
    at += point.bytes.size();
  }
}

/// The layers of one layout without a pattern.
LayerKind read_kind(const Reporter& reporter, const Variant& variant, const Node& layout,
                    LayoutFields& fields) {
  const std::array<Target, 2> targets = fields.targets();
  LayerKind kind{.layers = {}, .blocks = variant.read(reporter, layout, targets)};
  kind.layers = fields.layers;
  kind.citation = variant.citation;
  apply_tokens(reporter, fields.options, kind);
  apply_layers(fields.options, kind);
  return kind;
}

/// Reduces a layout with its inherited fields to normal form; returns whether it and its parts can
/// be read.
bool reduce(const Reporter& reporter, const Parts& parts, const Variant& variant,
            const Node& layout, Attention& attention) {
  LayoutFields fields;
  bool whole = true;
  if (variant.read_pattern != nullptr) {
    whole = read_pattern_layers(reporter, parts, layout, fields, attention);
  } else {
    attention.layers.push_back(read_kind(reporter, variant, layout, fields));
  }
  if (!fields.label.empty()) check_label(reporter, *layout.find("label"), fields.label);
  attention.label = fields.label.empty() ? std::string(variant.label) : fields.label;
  attention.context = fields.context;
  attention.batch = fields.batch;
  attention.architecture = fields.architecture;
  attention.deployment = deployment_of(fields.options);
  check_ranks(reporter, attention);
  return whole;
}

/// Names that placeholders could not distinguish from a quantity: its first word, `baseline`,
/// `none`.
bool is_reserved(std::string_view name) {
  const std::string group = std::string(name) + ".";
  return name == baseline_name || name == no_cache ||
         std::any_of(quantities().begin(), quantities().end(),
                     [&](const Quantity& quantity) { return quantity.name.starts_with(group); });
}

void check_name(const Reporter& reporter, const Key& name) {
  if (!is_name(name.text) || is_reserved(name.text))
    reporter.report(name.offset, fmt::format("\"{}\" cannot name a layout", name.text),
                    name.text == no_cache    ? "in a pattern it stands for layers without a cache"
                    : is_reserved(name.text) ? "it has a meaning in placeholders"
                                             : "a letter, then letters, digits, _ and -");
}

ReadLayout read_one(const Reporter& reporter, const Parts& parts, const Key& name,
                    const Merged& merged) {
  ReadLayout read{{.name = name.text}};
  check_name(reporter, name);
  if (merged.written->kind != Node::Kind::mapping) {
    reporter.report(merged.written->offset,
                    fmt::format("\"{}\": expected the fields of a layout", name.text),
                    "such as {q_heads: 32, kv_heads: 8, head_dim: 128}");
    return read;
  }
  if (merged.variant == nullptr) {
    report_variant(reporter, name, merged);
    return read;
  }
  Node layout = merged.whole();
  take_foreign_fields(reporter, *merged.variant, layout);
  const Reporter lenient{reporter.source, reporter.diagnostics,
                         merged.partial ? Missing::fine : Missing::wrong};
  read.attention.place = reporter.source.place(name.offset);
  const bool whole = reduce(lenient, parts, *merged.variant, layout, read.attention);
  read.whole = whole && !merged.partial && reporter.diagnostics.empty();
  return read;
}

/// Reads each layout with its own list of errors, those with a pattern after their parts.
std::vector<ReadLayout> read_all(const Reporter& reporter, const Node& layouts,
                                 const std::vector<Merged>& merged, const LayoutIndex& index) {
  std::vector<ReadLayout> all;
  for (const Key& name : layouts.keys) all.push_back({{.name = name.text}});
  const Parts parts{index, merged, all};
  std::size_t runs = 0;
  for (const bool with_pattern : {false, true})
    for (std::size_t i = 0; i < merged.size(); ++i) {
      if ((merged[i].variant == &hybrid) != with_pattern) continue;
      Diagnostics own;
      all[i] = read_one({reporter.source, own}, parts, layouts.keys[i], merged[i]);
      for (const Diagnostic& diagnostic : own.sorted())
        reporter.diagnostics.add(diagnostic.range.begin, diagnostic.message, diagnostic.hint);
      runs += all[i].attention.order.size();
      if (most_runs < runs) {
        reporter.report(layouts.keys[i].offset,
                        fmt::format("more than {} runs of layers in all patterns", most_runs));
        return all;
      }
    }
  return all;
}

}  // namespace

void Value<Layouts>::read(const Reporter& reporter, const Field& field, const Node& node,
                          Layouts& value) {
  if (node.kind != Node::Kind::mapping || node.keys.empty())
    return report_type(reporter, field, node, "layouts by name");
  value.index = LayoutIndex(node);
  const std::vector<Merged> merged = merge_layouts(reporter, node, value.index);
  std::vector<ReadLayout> read = read_all(reporter, node, merged, value.index);
  for (std::size_t i = 0; i < read.size(); ++i) {
    value.offsets.push_back(node.keys[i].offset);
    if (!merged[i].like.empty()) value.parents.push_back(merged[i].like);
    for (std::string& part : parts_named_in(node.items[i]))
      value.parents.push_back(std::move(part));
    if (!read[i].whole) value.broken.insert(node.keys[i].text);
    value.list.push_back(std::move(read[i].attention));
  }
  assert(value.broken.empty() || !reporter.diagnostics.empty());
}

}  // namespace attnfig
