#pragma once

#include "model/attention.h"

#include <optional>
#include <string_view>
#include <vector>

namespace attnfig {

/// A matrix by which one vector of a layer is made from another: rows × columns, the width of what
/// is made times that of what it is made from.
struct Projection {
  enum class Of {
    query_latent,  // W_DQ
    query,         // W_Q, or W_UQ from a latent
    query_rope,    // W_QR
    latent,        // W_DKV
    rope_key,      // W_KR
    key,           // W_K, or W_UK from a latent
    value,         // W_V, or W_UV from a latent
    tied_kv,       // one vector that is both
    index_key,
    output,  // W_O
  };
  Of of = Of::query;
  UInt128 rows = 0;
  UInt128 columns = 0;
  /// What it makes is cached: the other vectors are made for each use.
  bool cached = false;

  UInt128 parameters() const { return rows * columns; }

  friend bool operator==(const Projection&, const Projection&) = default;
};

/// The matrices of a block in the order of the data, from the hidden vector of so many elements to
/// the output. With a query latent, queries are made from it (DeepSeek-V2, arXiv:2405.04434, eq. 9
/// to 19). Biases, norms, gates and the parts of an indexer that are not cached are left out.
/// Nothing: the block has tensors that these do not make, such as states.
std::optional<std::vector<Projection>> projections(const Block& block, Width hidden,
                                                   std::optional<Width> query_latent);

UInt128 parameters(const std::vector<Projection>& all);

/// Elements of a query of one head, which are those of the key that it meets. A decoupled RoPE key
/// that is appended to keys of a latent counts; where it takes the place of a part of a tied vector,
/// it does not. 0: the block's heads read no keys.
UInt128 query_width(const Block& block);

/// Elements of one token's keys and values of all heads, as they would be cached without a latent:
/// heads × (key with its RoPE part + value).
UInt128 unfolded_elements(const Block& block);

/// Decoding with the up-projections folded into queries and outputs: every head reads the cached
/// vector itself.
struct AbsorbedForm {
  UInt128 queries = 0;
  UInt128 query_width = 0;  // latent and RoPE part: of a score
  UInt128 value_width = 0;  // latent: of a head's sum before it is up-projected

  friend bool operator==(const AbsorbedForm&, const AbsorbedForm&) = default;
};
/// Nothing: the block has no latent.
std::optional<AbsorbedForm> absorbed_form(const Block& block);

}  // namespace attnfig
