#pragma once

#include "import/assume.h"
#include "input/fields.h"

namespace attnfig {

/// The mapping of a config.json that describes the language model: text_config, llm_config,
/// language_config, decoder, decoder_config or thinker_config.text_config, else the file's own.
/// Reports two of them that differ.
Node& language_model(const Reporter& reporter, Node& config);

/// Sets assumed values: in the language model, unless the path enters a mapping of the file; null
/// removes a key from both. Returns the assumptions that are not such a removal: whether they are
/// used, only reading the model shows.
std::vector<Assumption> apply_assumptions(const std::vector<Assumption>& assumptions, Node& config);

/// A path of an assumption from the language model's mapping; empty for that mapping itself.
std::string_view path_in_language_model(std::string_view path);

}  // namespace attnfig
