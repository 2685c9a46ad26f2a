#pragma once

#include "model/attention.h"
#include "spec/words.h"

// What readers call tensors of each role: words that figures of every kind may use.

namespace attnfig {

namespace word {

constexpr Word keys = {"keys", "keys of heads"};
constexpr Word values = {"values", "values of heads"};
constexpr Word key_value = {"key_value", "a vector that is key and value"};
constexpr Word latent = {"latent", "the compressed latent"};
constexpr Word rope_key = {"rope_key", "the decoupled RoPE key"};
constexpr Word key_factors = {"key_factors", "factors that keys are made from"};
constexpr Word value_factors = {"value_factors", "factors that values are made from"};
constexpr Word index_key = {"index_key", "the key of an indexer"};
constexpr Word state = {"state", "a recurrent state"};
constexpr Word convolution = {"convolution", "the newest inputs of a convolution"};

}  // namespace word

constexpr Word role_words[] = {
    word::keys,        word::values,        word::key_value, word::latent, word::rope_key,
    word::key_factors, word::value_factors, word::index_key, word::state,  word::convolution};

constexpr const Word& word_of(Role role) {
  switch (role) {
    case Role::key:
      return word::keys;
    case Role::value:
      return word::values;
    case Role::tied_kv:
      return word::key_value;
    case Role::latent:
      return word::latent;
    case Role::rope_key:
      return word::rope_key;
    case Role::key_rank_factor:
      return word::key_factors;
    case Role::value_rank_factor:
      return word::value_factors;
    case Role::index_key:
      return word::index_key;
    case Role::state:
      return word::state;
    case Role::conv_state:
      return word::convolution;
  }
  return word::keys;
}

}  // namespace attnfig
