#include "svg/style.h"

#include "svg/hatch.h"
#include "svg/item_runs.h"
#include "text/utf8.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace attnfig {
namespace {

/// The class of an item whose colours are not those of its mark alone: those of its series,
/// "cell-2", or of its prominence, "query-head-faint".
std::string own_class(const Paint& paint, const Item& item) {
  if (paint.of_series) return fmt::format("{}-{}", item.mark.name, item.series);
  if (item.prominence == Prominence::usual) return {};
  return fmt::format("{}-{}", item.mark.name, to_text(item.prominence));
}

/// A class and its colours that differ in the dark.
struct DarkRule {
  std::string selector;
  std::string colours;
};

DarkRule dark_rule(const Palette& palette, const Item& item) {
  const Paint paint = palette.paint(item);
  std::string rule;
  const auto add = [&](std::string_view property, const std::optional<ColourPair>& pair) {
    if (!pair || pair->dark == pair->light) return;
    rule += fmt::format("{}{}:{}", rule.empty() ? "" : ";", property, css(pair->dark));
  };
  add("fill", paint.fill);
  add("stroke", paint.halo ? paint.halo : paint.edge);
  const std::string own = own_class(paint, item);
  return {own.empty() ? std::string(item.mark.name) : own, rule};
}

/// Dark rules in the order of their marks' first use; marks with equal colours share a rule.
class DarkRules {
 public:
  void add(DarkRule rule) {
    if (rule.colours.empty() || !known_.insert(rule.selector).second) return;
    const auto same = std::find_if(rules_.begin(), rules_.end(), [&](const DarkRule& other) {
      return other.colours == rule.colours;
    });
    if (same == rules_.end()) {
      rules_.push_back(std::move(rule));
    } else {
      same->selector += ",." + rule.selector;
    }
  }
  const std::vector<DarkRule>& rules() const { return rules_; }

 private:
  std::vector<DarkRule> rules_;
  std::set<std::string> known_;
};

/// The rules of the tones in an item's text.
void add_tones(const Palette& palette, const Item& item, DarkRules& rules) {
  const auto* label = std::get_if<Label>(&item.shape);
  if (label == nullptr) return;
  for (const Run& run : label->text)
    if (run.style.tone != Tone::own)
      rules.add({class_of(run.style.tone), "fill:" + css(palette.tone(run.style.tone).dark)});
}

std::string dark_rules(const Scene& scene, const Palette& palette,
                       const std::vector<HatchedFill>& hatches) {
  DarkRules all;
  for (const Group& group : scene.groups)
    for (const ItemRun items : item_runs(group.items)) {
      all.add(dark_rule(palette, items.front()));
      for (const Item& item : items) add_tones(palette, item, all);
    }
  std::string text;
  for (const DarkRule& rule : all.rules())
    text += rule.selector.find(',') == std::string::npos
                ? fmt::format("\n#{} .{}{{{}}}", scene.name, rule.selector, rule.colours)
                : fmt::format("\n#{} :is(.{}){{{}}}", scene.name, rule.selector, rule.colours);
  for (const HatchedFill& hatched : hatches) {
    const std::string id = hatch_id(scene, hatched);
    text += fmt::format("\n#{} rect{{fill:{}}}\n#{} path{{stroke:{}}}", id, css(hatched.under.dark),
                        id, css(hatched.hatch.ink.dark));
  }
  return text;
}

bool has_wide_letters(const RichText& text) {
  for (const Run& run : text)
    for (Utf8 walk(run.text); !walk.done();)
      if (is_wide(walk.next().value)) return true;
  return false;
}

bool has_wide_letters(const Scene& scene) {
  for (const Group& group : scene.groups)
    for (const Item& item : group.items)
      if (const auto* label = std::get_if<Label>(&item.shape))
        if (has_wide_letters(label->text)) return true;
  return false;
}

}  // namespace

bool is_alike(const Item& one, const Item& other) {
  const auto same_key = [](const Meaning& a, const Meaning& b) { return a.key == b.key; };
  if (one.shape.index() != other.shape.index() || one.series != other.series ||
      one.prominence != other.prominence || one.mark != other.mark ||
      !std::equal(one.stands_for.begin(), one.stands_for.end(), other.stands_for.begin(),
                  other.stands_for.end(), same_key))
    return false;
  const auto* label = std::get_if<Label>(&one.shape);
  if (label == nullptr) return true;
  const Label& second = std::get<Label>(other.shape);
  return label->anchor == second.anchor && label->size == second.size &&
         label->weight == second.weight;
}

std::string css(Colour colour) {
  const std::string text = to_text(colour);
  const bool doubled = text[1] == text[2] && text[3] == text[4] && text[5] == text[6];
  return doubled ? std::string{'#', text[1], text[3], text[5]} : text;
}

std::string class_of(const Palette& palette, const Item& item) {
  const std::string own = own_class(palette.paint(item), item);
  return fmt::format("{}{}{}", item.mark.name, own.empty() ? "" : " ", own);
}

std::string class_of(Tone tone) {
  return fmt::format("tone-{}", to_text(tone));
}

std::string text_rules(const Scene& scene) {
  // Browsers squeeze full-width punctuation; figures without any need no rule against it.
  return fmt::format("font-kerning:none;font-variant-ligatures:none{}",
                     has_wide_letters(scene) ? ";text-spacing-trim:space-all" : "");
}

std::string stylesheet(const Scene& scene, const Palette& palette,
                       const std::vector<HatchedFill>& hatches, std::string_view background) {
  const std::string page = background == "page"
                               ? fmt::format("\n#{} .{}{{fill:{}}}", scene.name, page_class,
                                             css(palette.colours(Ink::page, 0)->dark))
                               : std::string();
  return fmt::format("\n#{} text{{{}}}\n@media (prefers-color-scheme:dark){{{}{}}}\n", scene.name,
                     text_rules(scene), page, dark_rules(scene, palette, hatches));
}

}  // namespace attnfig
