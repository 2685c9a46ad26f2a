#pragma once

#include "spec/vocabulary.h"

#include <string>

namespace attnfig {

/// The JSON Schema (draft 2020-12) of spec files, made from the field tables.
std::string json_schema(const Vocabulary& vocabulary);

/// The reference of spec files as Markdown, made from the same tables.
std::string reference(const Vocabulary& vocabulary);

}  // namespace attnfig
