#pragma once

#include "import/model.h"

#include <optional>

namespace attnfig {

/// The model_type that a file states for its language model, or for the whole; null if neither.
const Node* model_type_of(const Node& config, const Node& model);

/// The family of that model_type. Complains if there is none; and if the user assumed it, about
/// each key of the file that decides the cache and that the family does not read.
std::optional<Family> family_of(const Reader& reader, const Node& config, const Node& model);

}  // namespace attnfig
