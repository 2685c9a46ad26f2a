#include "figures/mask_grid/planner.h"

#include "figures/kind_names.h"
#include "figures/mask_grid/make_mask.h"
#include "figures/mask_grid/phrases.h"
#include "figures/mask_grid/words.h"
#include "model/mask/of_layout.h"
#include "model/number_text.h"

#include <algorithm>

namespace attnfig {
namespace {

constexpr Position usual_tokens = 16;

bool has_rules(const MaskSpec& mask) {
  return std::any_of(mask.stated.begin(), mask.stated.end(),
                     [](const Key& key) { return is_rule(key.text); });
}

/// The mask of a kind of layers, and which of the layout's kinds it is.
struct KindMask {
  std::size_t kind = 0;
  Mask mask;
};

/// The masks of a layout's layers, each once.
std::vector<KindMask> masks_of(const Attention& layout, Position tokens) {
  std::vector<KindMask> masks;
  for (std::size_t i = 0; i < layout.layers.size(); ++i) {
    if (layout.layers[i].blocks.empty()) continue;
    std::optional<Mask> mask = mask_of(layout.layers[i].blocks.front(), tokens);
    const bool known = std::any_of(masks.begin(), masks.end(),
                                   [&](const KindMask& other) { return other.mask == mask; });
    if (mask && !known) masks.push_back({i, *std::move(mask)});
  }
  return masks;
}

/// What two masks of the same attention agree on; in words, how they differ.
std::string difference(const Mask& layout, const Mask& own) {
  const auto most = [](const Mask& mask) { return most_cached_keys(mask).value_or(Tokens()); };
  if (most(layout) != most(own))
    return fmt::format("keeps at most {} keys cached, and this mask {}",
                       grouped(most(layout).count()), grouped(most(own).count()));
  if (scores(layout) != scores(own))
    return fmt::format("computes {} scores, and this mask {}", grouped(scores(layout).count()),
                       grouped(scores(own).count()));
  return {};
}

}  // namespace

void MaskPlanner::add(const NamedValue<MaskSpec>& mask) {
  if (mask.value.layout && !has_rules(mask.value)) return add_layout(mask.name, mask.value);
  add_rules(mask.name, mask.value);
}

void MaskPlanner::add_rules(const Key& name, const MaskSpec& spec) {
  check_rules(say, spec);
  const std::optional<Mask> mask = mask_of(say, spec, tokens_for(spec));
  if (!mask || !is_drawable(name, *mask) || !has_labels(name, spec, *mask)) return;
  const std::optional<Mask> real = real_mask(spec);
  if (spec.layout) hold_against_layout(spec, real.value_or(*mask));
  add_panel(name.text, spec,
            spec.label     ? say.say("label", *spec.label, {})
            : spec.weights ? RichText{{say.words()[mask_word::weights]}}
                           : RichText{{mask_title(say.words(), *mask)}},
            *mask, real);
}

void MaskPlanner::add_layout(const Key& name, const MaskSpec& spec) {
  const auto index = say.index_of(*spec.layout);
  if (!index) return;
  const Attention& layout = say.layouts()[*index];
  if (!say.speaks_of(layout)) return;
  const std::optional<Keys>& stated = spec.tokens ? spec.tokens : block.tokens;
  const UInt128 tokens = stated           ? stated->count
                         : layout.context ? layout.context->amount.count()
                                          : UInt128{0};
  if (tokens == 0 || most_positions < tokens)
    return say.report(spec.layout->offset,
                      fmt::format("{} has no context of at most {} tokens to draw", layout.name,
                                  grouped(most_positions)),
                      "state tokens");
  const std::vector<KindMask> masks = masks_of(layout, static_cast<Position>(tokens));
  if (masks.empty())
    return say.report(spec.layout->offset,
                      fmt::format("{} has no mask: its layers read no keys", layout.name));
  const std::vector<std::string> kinds = kind_names(say.words(), layout);
  for (const KindMask& one : masks) {
    if (!has_labels(name, spec, one.mask)) return;
    const bool alone = masks.size() == 1;
    RichText label =
        spec.label ? say.say("label", *spec.label, {&layout}) : RichText{{layout.label}};
    if (!alone) append(label, say.words()[word::colon] + kinds[one.kind], {});
    std::optional<Mask> real;
    if (block.at) real = mask_of(layout.layers[one.kind].blocks.front(), block.at->tokens.count);
    add_panel(alone ? name.text : name.text + "." + layout.layers[one.kind].name, spec,
              std::move(label), one.mask, real);
  }
}

void MaskPlanner::add_panel(const std::string& name, const MaskSpec& spec, RichText label,
                            const Mask& drawn, const std::optional<Mask>& real) {
  MaskPanel& panel = panels.emplace_back(
      MaskPanel{.name = name,
                .label = std::move(label),
                .subtitle = say.say_or("subtitle", spec.subtitle, "", {}),
                .drawn = sized_mask(say.words(), name, drawn, mask_quantity::drawn_size),
                .query_labels = spec.query_labels,
                .key_labels = spec.key_labels,
                .weights = spec.weights.value_or(std::vector<Weights>())});
  if (spec.weights) panel.drawn.reasons = {say.words()[mask_word::weights_keys]};
  if (real) panel.real = sized_mask(say.words(), name, *real, mask_quantity::real_size);
}

/// A mask stands for that of a layout if the two agree at the real size.
void MaskPlanner::hold_against_layout(const MaskSpec& spec, const Mask& mask) {
  const auto index = say.index_of(*spec.layout);
  if (!index || !say.speaks_of(say.layouts()[*index])) return;
  const Attention& layout = say.layouts()[*index];
  std::string first;
  for (const KindMask& one : masks_of(layout, mask.area.offset + mask.area.queries)) {
    const std::string differs = difference(one.mask, mask);
    if (differs.empty()) return;
    if (first.empty()) first = differs;
  }
  say.report(spec.layout->offset,
             first.empty()
                 ? fmt::format("{} has no mask: its layers read no keys", layout.name)
                 : fmt::format("of {} tokens, {} {}", grouped(mask.area.offset + mask.area.queries),
                               layout.name, first),
             block.at ? "state the layout's own numbers in at" : "state the layout's size in at");
}

Position MaskPlanner::tokens_for(const MaskSpec& spec) const {
  const std::optional<Position> own = tokens_of(spec);
  if (own && spec.tokens && *own != spec.tokens->count)
    report_at(
        say, spec.tokens->place,
        fmt::format("tokens ({}): its lists have {}", grouped(spec.tokens->count), grouped(*own)));
  if (own) return *own;
  if (spec.tokens) return spec.tokens->count;
  return block.tokens ? block.tokens->count : usual_tokens;
}

/// Nothing where the lists of a mask are of another size.
std::optional<Mask> MaskPlanner::real_mask(const MaskSpec& spec) const {
  if (!block.at) return {};
  const MaskRules rules = at_size(spec, *block.at);
  const std::optional<Position> own = tokens_of(rules);
  if (own && *own != block.at->tokens.count) return {};
  return mask_of(say, rules, block.at->tokens.count);
}

/// Words stand beside single cells, one for each query and each key.
bool MaskPlanner::has_labels(const Key& name, const MaskSpec& spec, const Mask& mask) const {
  const auto fit = [&](const std::vector<std::string>& labels, std::string_view field,
                       Position count, std::string_view of) {
    if (labels.empty() || (labels.size() == count && count <= most_cells)) return true;
    say.report(
        name.offset,
        most_cells < count
            ? fmt::format("{}: {} cells are the most that have words", field, most_cells)
            : fmt::format("{} has {} words for {} {}", field, labels.size(), grouped(count), of));
    return false;
  };
  const bool queries = fit(spec.query_labels, "query_labels", mask.area.queries, "queries");
  return fit(spec.key_labels, "key_labels", mask.area.keys, "keys") && queries;
}

/// Cells are drawn one by one, or summed; a sample has only cells, and so have documents.
bool MaskPlanner::is_drawable(const Key& name, const Mask& mask) const {
  if (mask.area.queries <= most_cells && mask.area.keys <= most_cells) return true;
  if (!mask.sample && mask.documents.empty()) return true;
  say.report(name.offset,
             fmt::format("\"{}\" has {} keys, and {} are drawn for {} at most", name.text,
                         grouped(mask.area.keys), mask.sample ? "samples" : "packed documents",
                         most_cells),
             "state fewer tokens, and the real number in at");
  return false;
}

}  // namespace attnfig
