#pragma once

#include "import/model.h"

#include <optional>

namespace attnfig {

/// The model_type stated for the language model, or else for the whole file; of a format of its own
/// the name of that; empty if there is none.
std::string model_type_of(const Node& config, const Node& model);

/// The family of that model_type. Reports an unknown one; and if the file does not state it, each
/// key of the file that decides the cache and that the family does not read.
std::optional<Family> family_of(const Reporter& reporter, const Node& config, const Node& model);

}  // namespace attnfig
