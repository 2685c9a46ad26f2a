#pragma once

#include "import/import.h"
#include "spec/plan.h"

namespace attnfig {

/// What an input file turned out to be, as a spec.
struct ReadInput {
  SpecInput spec;
  bool is_config = false;
  Imported imported = {};  // without its spec
};

/// Whether a text is a model's config.json: a JSON object that nowhere has a key `layouts`. Such an
/// object with that key is a spec, since YAML takes JSON in.
bool is_config(std::string_view text);

/// The most bytes of an input: more for a config.json than for a spec.
std::size_t largest(std::string_view text);

/// Reads a spec as it stands, and makes one of a config.json. Throws InvalidInput where there is no
/// sense in reading on. `file` is the path that a model's name is taken from.
ReadInput read_input(const Source& source, std::string_view file,
                     const std::vector<std::string>& assumptions);

}  // namespace attnfig
