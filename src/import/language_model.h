#pragma once

#include "import/assume.h"
#include "input/fields.h"

namespace attnfig {

/// The mapping of a config.json that describes the language model: text_config, llm_config,
/// language_config or thinker_config.text_config, else the file's own. Complains about two of them
/// that differ.
Node& language_model(const Reader& reader, Node& config);

/// Sets what a user assumed: in the language model, unless the path enters a mapping of the file;
/// null takes a key away from both. Returns all but those that did so: whether they are of use,
/// only reading the model shows.
std::vector<Assumption> apply_assumptions(const std::vector<Assumption>& assumptions, Node& config);

/// A path of an assumption as the language model's mapping has it; empty for that mapping itself.
std::string_view path_in_language_model(std::string_view path);

}  // namespace attnfig
