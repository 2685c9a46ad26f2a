#pragma once

#include "input/node.h"

namespace attnfig {

/// Whether a JSON object is what gguf-dump --json (of llama.cpp's gguf-py) prints of a GGUF file:
/// {"metadata": {"general.architecture": {"value": "llama", …}, "llama.block_count": …}, …}.
bool is_gguf_dump(const Node& json);

/// The metadata of such a dump as a config: `model_type` is gguf, `architecture` the one stated,
/// and dots nest what that architecture's own keys say, without its prefix. Values keep their
/// places. An array whose values were not dumped is a text that says so.
Node gguf_config(const Node& dump);

}  // namespace attnfig
