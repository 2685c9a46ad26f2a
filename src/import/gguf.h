#pragma once

#include "input/node.h"

namespace attnfig {

/// Whether a JSON object is the output of gguf-dump --json (of llama.cpp's gguf-py) for a GGUF
/// file: {"metadata": {"general.architecture": {"value": "llama", …}, "llama.block_count": …}, …}.
bool is_gguf_dump(const Node& json);

/// The metadata of such a dump as a config: `model_type` is gguf, `architecture` the one stated,
/// and the architecture's own keys lose its prefix and are nested by their dots. Values keep their
/// places. An array whose values were not dumped becomes a text that says so.
Node gguf_config(const Node& dump);

}  // namespace attnfig
