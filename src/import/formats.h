#pragma once

#include "import/model.h"

namespace attnfig {

/// The request of a file for a format of the cache other than that of its weights.
struct CacheFormat {
  std::string name;                // as in a spec: "fp8"
  std::string key;                 // the key that asks for it, as a path with dots
  std::size_t offset = no_offset;  // of its value
};

/// Gives the layouts of a model the formats that the file states, if not the usual ones. Reports
/// unknown formats. Returns the format of a key for the cache alone, if there is one.
///
/// The formats that engines store by default: vLLM resolve_kv_cache_dtype_string in
/// vllm/utils/torch_utils.py @0024350b and Attention in
/// vllm/model_executor/layers/attention/attention.py; for int8 TensorRT-LLM's QuantAlgo.
std::optional<CacheFormat> add_formats(Config& config, std::vector<ModelKind>& kinds);

}  // namespace attnfig
