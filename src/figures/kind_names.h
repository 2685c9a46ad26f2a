#pragma once

#include "model/attention.h"
#include "spec/words.h"

// What readers call the kinds of layers of a model.

namespace attnfig {

namespace word {

constexpr Word kind_full = {"kind_full", "a kind of layers that keeps every token"};
constexpr Word kind_window = {"kind_window", "a kind of layers that keeps the newest tokens"};
constexpr Word kind_chunk = {"kind_chunk", "a kind of layers that keeps the tokens of a chunk"};
constexpr Word kind_latent = {"kind_latent", "a kind of layers that keeps latents"};
constexpr Word kind_compressed = {"kind_compressed", "one that keeps one entry for {} tokens"};
constexpr Word kind_encoder = {"kind_encoder", "a kind of layers that reads an encoder"};
constexpr Word kind_state = {"kind_state", "a kind of layers that keeps a state"};
constexpr Word kind_none = {"kind_none", "a kind of layers that keeps nothing"};
constexpr Word kind_of_window = {"kind_of_window", "one of several kinds, with a window of {}"};
constexpr Word kind_of_heads = {"kind_of_heads", "one of several kinds, with {} KV heads"};
constexpr Word kind_of_width = {"kind_of_width", "one of several kinds, with heads of {}"};
constexpr Word kind_of_number = {"kind_of_number", "the kind of number {} of several alike"};

}  // namespace word

constexpr Word kind_name_words[] = {
    word::kind_full,       word::kind_window,   word::kind_chunk,    word::kind_latent,
    word::kind_compressed, word::kind_encoder,  word::kind_state,    word::kind_none,
    word::kind_of_window,  word::kind_of_heads, word::kind_of_width, word::kind_of_number};

/// A name for each kind of layers: the label that its spec gives it, or what it keeps: "Sliding
/// window". Kinds of one name are told apart by a count that differs: "Full attention, 8 KV heads";
/// by their number where none does.
std::vector<std::string> kind_names(const Words& words, const Attention& attention);

}  // namespace attnfig
