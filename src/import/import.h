#pragma once

#include "import/assume.h"
#include "input/fields.h"

namespace attnfig {

/// A model's config.json as a spec.
struct Imported {
  Node spec;                         // values stand where the config.json states them
  std::string name;                  // of the model
  std::string model_type;            // of the family that read it
  std::vector<std::string> unused;   // unused, though named as if they decided the cache
  std::vector<std::string> remarks;  // notes on the numbers
};

/// Makes a spec of a config.json, which draws its page, or a figure of one kind. Reports an unknown
/// family, missing keys and contradictions. The model's name is taken from the path `file`.
Imported import_config(const Reporter& reporter, Node config, std::string_view file,
                       const std::vector<Assumption>& assumptions, const std::string& figure);

}  // namespace attnfig
