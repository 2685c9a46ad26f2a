#pragma once

#include "import/model.h"

namespace attnfig {

/// Where a file asks for a format of the cache beside that of its weights.
struct CacheFormat {
  std::string name;              // as in a spec: "fp8"
  std::string key;               // that says so, as a path with dots
  std::size_t offset = nowhere;  // of its value
};

/// Gives the layouts of a model the formats that the file states, where they are not the usual
/// ones. Complains about formats that are unknown. Returns the one that the file asks for by a key
/// of its own.
///
/// What engines store where the user does not choose: vLLM resolve_kv_cache_dtype_string in
/// vllm/utils/torch_utils.py @0024350b and Attention in
/// vllm/model_executor/layers/attention/attention.py; for int8 TensorRT-LLM's QuantAlgo.
std::optional<CacheFormat> add_formats(Config& config, std::vector<ModelKind>& kinds);

}  // namespace attnfig
