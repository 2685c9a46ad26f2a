#pragma once

#include "model/cache.h"

#include <optional>
#include <vector>

namespace attnfig {

// The cache of a model on several devices: heads spread by tensor parallelism, tokens by context
// parallelism, or whole sequences by data parallelism.

/// Neighbouring things of a device, numbered from 0.
struct Portion {
  UInt128 first = 0;
  UInt128 count = 0;
  /// The device before has the same portion: it is a further copy.
  bool repeated = false;

  friend bool operator==(const Portion&, const Portion&) = default;
};

/// The portion of each device, of so many heads or copies of a tensor: heads / devices, or one head
/// for several devices where there are fewer (vLLM, SGLang and TensorRT-LLM alike). Nothing:
/// neither number divides the other.
std::optional<std::vector<Portion>> portions(UInt128 heads, UInt128 devices);

/// The cache of the batch at the layout's context, which must be stated.
struct ShardedCache {
  Formula<unit::Bit> once;    // on one device
  Formula<unit::Bit> device;  // on each of them
  Formula<unit::Bit> all;     // on all together: replicated tensors count for each
};

/// By the layout's tensor_parallel.
ShardedCache tensor_parallel_cache(const Attention& attention);

/// The same where the tokens of each rank are spread over so many ranks again (decode context
/// parallelism): token t is on rank t mod `ranks`, so that the fullest rank has ⌈tokens / ranks⌉.
/// `ranks` divides tensor_parallel / KV heads (vLLM, docs/serving/context_parallel_deployment.md).
ShardedCache context_parallel_cache(const Attention& attention, const Sourced<unit::Device>& ranks);

/// Copies of each token's cache that are left: tensor_parallel / (copies × ranks). Nothing: `ranks`
/// does not divide tensor_parallel / copies.
std::optional<UInt128> copies_left(UInt128 copies, UInt128 tensor_parallel, UInt128 ranks);

/// Each device has its own sequences of the batch, ⌈batch / devices⌉ at most (data-parallel
/// attention).
ShardedCache data_parallel_cache(const Attention& attention, UInt128 devices);

}  // namespace attnfig
