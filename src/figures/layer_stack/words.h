#pragma once

#include "figures/growth_words.h"
#include "figures/kind_names.h"

// The words of a layer stack.

namespace attnfig {

namespace word {

constexpr Word of_kind = {"layers_of_kind", "a kind of layers {} and how many there are"};
constexpr Word blocks = {"blocks", "a layer has {} attentions"};
constexpr Word loops = {"passes", "layers run {} times"};
constexpr Word mtp_layers = {"draft", "{} further layers that draft"};
constexpr Word shared_by = {"shared_by", "{} neighbouring layers share one cache"};
constexpr Word sharing = {"borrowing", "{} layers that read the cache of an earlier one"};
constexpr Word drawn_kind = {"drawn_kind", "the kind of layers {} is drawn"};
constexpr Word heights = {"layer_heights", "what heights of layers show"};
constexpr Word layers_left_out = {"layers_left_out", "{} layers are not drawn"};

}  // namespace word

constexpr Word layer_words[] = {
    word::window,         word::sinks,           word::chunk,         word::encoder,
    word::every,          word::kind_full,       word::kind_window,   word::kind_chunk,
    word::kind_latent,    word::kind_compressed, word::kind_encoder,  word::kind_state,
    word::kind_none,      word::kind_of_window,  word::kind_of_heads, word::kind_of_width,
    word::kind_of_number, word::of_kind,         word::blocks,        word::loops,
    word::mtp_layers,     word::shared_by,       word::sharing,       word::drawn_kind,
    word::heights,        word::layers_left_out};

}  // namespace attnfig
