#pragma once

#include "model/attention.h"
#include "spec/words.h"

// Words of figures about the growth of caches.

namespace attnfig {

namespace word {

constexpr Word window = {"window", "the newest {} tokens are kept"};
constexpr Word sinks = {"sinks", "the first {} tokens are kept too"};
constexpr Word chunk = {"chunk", "the tokens of a chunk of {} are kept"};
constexpr Word encoder = {"encoder", "{} tokens of an encoder"};
constexpr Word every = {"every", "one entry for {} tokens"};

}  // namespace word

constexpr Word growth_words[] = {word::window, word::sinks, word::chunk, word::encoder,
                                 word::every};

/// "window 1,024", "first 4 tokens": a growth in words; nothing where every token stays.
std::vector<std::string> growth_facts(const Words& words, const Growth& growth);

}  // namespace attnfig
