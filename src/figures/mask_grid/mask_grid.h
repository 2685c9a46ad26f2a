#pragma once

#include "figures/bar_card/bar_card.h"
#include "figures/mask_grid/block.h"
#include "model/mask/count.h"
#include "spec/figure_numbers.h"
#include "spec/saying.h"

namespace attnfig {

extern const FigureKind mask_grid;

namespace metric {

constexpr Metric mask_side = {"mask_side", 144, "of a mask's grid, at least", 256};
constexpr Metric mask_widest_cell = {"mask_widest_cell", 18, "of a cell of a mask", 16};

}  // namespace metric

constexpr Metric mask_metrics[] = {metric::mask_side, metric::mask_widest_cell};

namespace mask_marks {

constexpr Mark title = text_mark("mask-title", Ink::text);
constexpr Mark subtitle = text_mark("mask-subtitle", Ink::quiet);
constexpr Mark axis = text_mark("mask-axis", Ink::quiet);
constexpr Mark legend = text_mark("mask-legend", Ink::quiet);
constexpr Mark caption = text_mark("mask-caption", Ink::text);
/// The ground of the cells, and lines of its colour between them.
constexpr Mark field = {.name = "mask-field", .fill = Ink::card, .edge = Ink::card_edge};
constexpr Mark lines = {.name = "mask-lines", .edge = Ink::card};
constexpr Mark cell = {.name = "mask-cell", .fill = Ink::series, .on = Ink::card};
constexpr Mark last_query = {.name = "last-query", .edge = Ink::text, .on = grounds};
constexpr Mark cached = {.name = "cached-key", .fill = Ink::text, .on = grounds};

constexpr Mark all[] = {title, subtitle, axis, legend,     caption,
                        field, lines,    cell, last_query, cached};

}  // namespace mask_marks

/// The side of the largest grid: larger masks are summed.
constexpr Position most_cells = 64;

/// The numbers of a mask at one size.
struct MaskNumbers {
  Scores scores;
  std::vector<Scores> by_reason = {};  // a key that several read belongs to the first
  std::optional<Scores> causal = {};   // none: the mask is of no decoder
  Scores pairs;
  Tokens last_keys;
  std::optional<Tokens> cached = {};  // none: an encoder's keys are not

  /// Whether scores are compared with those of causal attention; else with all pairs.
  bool is_causal() const { return causal && cached; }

  friend bool operator==(const MaskNumbers&, const MaskNumbers&) = default;
};

/// What is said of them.
struct MaskTexts {
  RichText scores;      // "58 scores"
  RichText share;       // "42.6 % of causal"
  RichText last_query;  // "query 16 reads 4 keys"; empty: no key is cached for a next one
  RichText cached;      // "4 keys stay cached"; empty like it

  friend bool operator==(const MaskTexts&, const MaskTexts&) = default;
};

/// A mask at one size.
struct SizedMask {
  Mask mask;
  MaskNumbers numbers;
  std::vector<std::string> reasons;  // which keys each lets a query read; the sample comes last
  MaskTexts texts;

  friend bool operator==(const SizedMask&, const SizedMask&) = default;
};

/// One mask to draw, with its texts.
struct MaskPanel {
  std::string name;  // in the spec
  RichText label;
  RichText subtitle;
  SizedMask drawn;
  std::vector<std::string> query_labels = {};  // one for each, or none
  std::vector<std::string> key_labels = {};
  std::vector<Weights> weights = {};  // of each query; none: a key is read or not
  std::vector<int> series = {};       // the colour of each reason
  std::optional<SizedMask> real = {};

  friend bool operator==(const MaskPanel&, const MaskPanel&) = default;
};

struct MaskGridPlan {
  std::vector<MaskPanel> panels = {};
  std::optional<BarCard> real = {};  // their numbers at the real size

  friend bool operator==(const MaskGridPlan&, const MaskGridPlan&) = default;
};

std::optional<MaskGridPlan> plan_mask_grid(Saying& say, const MaskGridBlock& block);
std::string dump_mask_grid(const Plan& all, const MaskGridPlan& plan);
std::vector<FigureNumber> mask_numbers(const Plan& all, const std::any& plan);
std::vector<std::vector<std::string>> mask_table(const Plan& all, const std::any& plan);

}  // namespace attnfig
