#pragma once

#include "figures/mask_grid/words.h"
#include "spec/figure_numbers.h"

// The numbers that a grid of masks computes, for `numbers` and `explain`.

namespace attnfig::mask_quantity {

constexpr FigureQuantity scores = {.name = "scores",
                                   .label = mask_word::scores_label,
                                   .about = "pairs of a query and a key that it reads, as drawn",
                                   .unit = "scores",
                                   .brief = true};
constexpr FigureQuantity share = {
    .name = "scores.share",
    .label = mask_word::share_label,
    .about = "their share of causal scores; of all pairs, where queries read later keys",
    .unit = "scores"};
constexpr FigureQuantity last = {.name = "keys.last",
                                 .label = mask_word::last_label,
                                 .about = "keys that the last query reads",
                                 .unit = "keys"};
constexpr FigureQuantity cached = {.name = "keys.cached",
                                   .label = mask_word::cached_label,
                                   .about = "keys that the last query or a later one reads",
                                   .unit = "keys",
                                   .brief = true};
constexpr FigureQuantity real_scores = {
    .name = "real.scores",
    .label = mask_word::real_scores_label,
    .about = "pairs of a query and a key that it reads, at the size that `at` states",
    .unit = "scores",
    .brief = true};
constexpr FigureQuantity real_share = {.name = "real.share",
                                       .label = mask_word::real_share_label,
                                       .about = "their share of causal scores, or of all pairs",
                                       .unit = "scores"};
constexpr FigureQuantity real_last = {.name = "real.last",
                                      .label = mask_word::real_last_label,
                                      .about = "keys that the last query reads at that size",
                                      .unit = "keys"};
constexpr FigureQuantity real_cached = {.name = "real.cached",
                                        .label = mask_word::real_cached_label,
                                        .about = "keys that stay cached at that size",
                                        .unit = "keys",
                                        .brief = true};

/// The quantities of a mask at one size.
struct OfSize {
  const FigureQuantity& scores;
  const FigureQuantity& share;
  const FigureQuantity& last;
  const FigureQuantity& cached;
};
constexpr OfSize drawn_size = {scores, share, last, cached};
constexpr OfSize real_size = {real_scores, real_share, real_last, real_cached};

/// In the order in which tables show them.
constexpr const FigureQuantity* all[] = {&scores,      &share,      &last,      &cached,
                                         &real_scores, &real_share, &real_last, &real_cached};

}  // namespace attnfig::mask_quantity
