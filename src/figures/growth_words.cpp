#include "figures/growth_words.h"

namespace attnfig {

std::vector<std::string> growth_facts(const Words& words, const Growth& growth) {
  std::vector<std::string> facts;
  if (growth.along == Growth::Along::constant) return facts;
  if (growth.along == Growth::Along::encoder)
    facts.push_back(with_count(words[word::encoder], growth.encoder.amount.count()));
  if (growth.cap) {
    const bool window = growth.cap->kind == Cap::Kind::window;
    facts.push_back(with_count(window ? words[word::window] : words[word::chunk],
                               growth.cap->tokens.amount.count()));
    if (growth.cap->sinks)
      facts.push_back(with_count(words[word::sinks], growth.cap->sinks->amount.count()));
  }
  if (growth.tokens_per_entry.amount.count() != 1)
    facts.push_back(with_count(words[word::every], growth.tokens_per_entry.amount.count()));
  return facts;
}

}  // namespace attnfig
