#pragma once

#include "import/models.h"
#include "input/fields.h"

#include <functional>

namespace attnfig {

/// Finds the model of a file that a spec names, whose name there stands at an offset; null after an
/// error.
using FindModel = std::function<const ModelSpec*(const std::string& file, std::size_t offset)>;

/// Puts the layouts of other files in the place of `use: FILE`: the layout has every field of the
/// file's model that it does not state itself, with the place of FILE, and is called what the model
/// is. The layouts of a model's pattern come along as "NAME_PART". Reports a `use` that is not a
/// word, and one beside `like`.
void put_used_layouts(const Reporter& reporter, Node& spec, const FindModel& find);

}  // namespace attnfig
