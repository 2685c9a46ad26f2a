#include "spec/pattern_layers.h"

#include "model/view.h"
#include "spec/hybrid.h"

#include <fmt/format.h>

namespace attnfig {
namespace {

/// Finds the layers of an item of a pattern.
struct Finder {
  const Reporter& reporter;
  const Parts& parts;
  bool whole = true;  // whether all layouts found can be read

  std::optional<LayerKind> find(const PatternItem& item) {
    if (item.layout.empty()) return {};
    if (item.layout == no_cache) return LayerKind{.layers = {}, .blocks = {}, .name = item.layout};
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
    const auto index = parts.index.look_up(reporter, layout, offset);
    if (!index) return {};
    if (parts.merged[*index].variant == &hybrid) {
      reporter.report(offset, fmt::format("\"{}\" has a pattern itself", layout),
                      "name the layouts of its layers");
      return {};
    }
    const ReadLayout& read = parts.read[*index];
    whole = whole && read.whole;
    if (!read.whole) return {};
    LayerKind kind = read.attention.layers.front();
    const std::string& label = parts.merged[*index].label;
    kind.name = label.empty() ? std::string(layout) : label;
    for (Block& block : kind.blocks)
      block.label = label.empty() && is_recurrent(block)
                        ? std::string(parts.merged[*index].variant->label)
                        : label;
    return kind;
  }

  /// Adds attention beside other attention in a layer as one more block.
  void add_beside(LayerKind& kind, const LayerKind& part, std::size_t offset) const {
    if (part.shared_by != kind.shared_by)
      reporter.report(offset, "layouts side by side share caches alike, or not at all",
                      "give them the same cache_shared_by");
    if (part.loops.amount != kind.loops.amount)
      reporter.report(offset, "layouts side by side are run as often as each other",
                      "give them the same passes");
    kind.name += " + " + part.name;
    kind.blocks.insert(kind.blocks.end(), part.blocks.begin(), part.blocks.end());
    if (part.citation != kind.citation) kind.citation += "; " + part.citation;
  }
};

/// Reports options that belong to the layouts of a pattern, not to the pattern.
void refuse_part_options(const Reporter& reporter, const Node& layout) {
  for (const char* option : {"window", "sinks", "chunk", "encoder", "residual", "cache_shared_by"})
    if (const Node* value = layout.find(option))
      reporter.report(value->offset,
                      fmt::format("{} belongs to the layouts of the pattern", option));
}

}  // namespace

bool read_pattern_layers(const Reporter& reporter, const Parts& parts, const Node& layout,
                         LayoutFields& fields, Attention& attention) {
  const std::array<Target, 2> targets = fields.targets();
  const Pattern pattern = hybrid.read_pattern(reporter, layout, targets);
  refuse_part_options(reporter, layout);
  Finder finder{reporter, parts};
  PatternedLayers all = expand(reporter, pattern, fields.layers,
                               [&](const PatternItem& item) { return finder.find(item); });
  const Sourced<unit::Pass>& loops = fields.options.loops;
  for (LayerKind& kind : all.kinds) {
    if (kind.loops.amount.count() == 1) {
      kind.loops = loops;
    } else if (loops.amount.count() != 1) {
      report_at(reporter, loops,
                fmt::format("passes: {} has a number of its own, {}", kind.name,
                            grouped(kind.loops.amount.count())),
                "say it of the layouts or of the pattern");
    }
    kind.mtp_layers = {Layers(0)};
  }
  if (!all.order.empty())
    all.kinds[all.order.back().kind].mtp_layers = fields.options.mtp_layers.value;
  attention.layers = std::move(all.kinds);
  attention.order = std::move(all.order);
  return finder.whole && !attention.layers.empty();
}

std::vector<std::string> parts_named_in(const Node& layout) {
  std::vector<std::string> parts;
  for (const char* key : {"first", "pattern", "last"})
    if (const Node* items = layout.find(key))
      for (const Node& item : items->items)
        for (const std::string_view part :
             layouts_of(std::string_view(item.text).substr(layouts_start(item.text))))
          parts.emplace_back(part);
  return parts;
}

}  // namespace attnfig
