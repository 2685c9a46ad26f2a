#pragma once

#include "figures/bar_card/bar_card.h"

namespace attnfig {

// Bars on one axis, and the marks of their card.

namespace summary_marks {

/// A part of a bar has the colour of what it stands for.
constexpr Mark bar_of(std::string_view name, Ink ink) {
  return {.name = name, .fill = ink, .on = Ink::card};
}

constexpr Mark card = {.name = "card", .fill = Ink::card, .edge = Ink::card_edge};
constexpr Mark title = text_mark("summary-title", Ink::text, Ink::card);
constexpr Mark entry = text_mark("entry", Ink::text, Ink::card);
constexpr Mark amount = text_mark("amount", Ink::text, Ink::card);
constexpr Mark detail = text_mark("detail", Ink::quiet, Ink::card);
constexpr Mark tick = text_mark("tick", Ink::quiet, Ink::card);
constexpr Mark axis = {.name = "axis", .edge = Ink::line, .on = Ink::card};
constexpr Mark bar = bar_of("bar", Ink::line);
constexpr Mark bar_key = bar_of("bar-key", Ink::key_edge);
constexpr Mark bar_value = bar_of("bar-value", Ink::value_edge);
constexpr Mark bar_latent = bar_of("bar-latent", Ink::latent_edge);
constexpr Mark bar_rope_key = bar_of("bar-rope-key", Ink::rope_key_edge);
constexpr Mark bar_index_key = bar_of("bar-index-key", Ink::index_key_edge);
constexpr Mark bar_state = bar_of("bar-state", Ink::state_edge);
constexpr Mark bar_convolution = bar_of("bar-convolution", Ink::convolution_edge);

constexpr Mark all[] = {card,       title,        entry,         amount,    detail,
                        tick,       axis,         bar,           bar_key,   bar_value,
                        bar_latent, bar_rope_key, bar_index_key, bar_state, bar_convolution};

}  // namespace summary_marks

/// Whether bars say anything: one alone would be all of itself.
bool has_bars(const BarCard& card);

/// The least width in which bars can be told apart, and the text beside a least mark fits.
Length least_bar_width(const DrawInput& input);

/// The axis of the bars in a width.
Axis bar_axis(const DrawInput& input, const BarCard& card, Length width);

/// A row's bar from a point, in the colours of what it holds. One that is too short to see has a
/// least mark, which says so.
void draw_bar(Picture& on, const DrawInput& input, const BarRow& row, const Axis& axis, Point at);

/// The roles that bars have parts of, each with its colour, in as many lines as a width needs.
Picture draw_key(const DrawInput& input, const BarCard& card, Length width);

/// The axis's line, ticks and labels; its unit stands at the last.
Picture draw_axis(const DrawInput& input, const Axis& axis);

}  // namespace attnfig
