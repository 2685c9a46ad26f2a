#pragma once

#include "import/assume.h"
#include "input/fields.h"

namespace attnfig {

/// A model's config.json as a spec.
struct Imported {
  Node spec;                         // values stand where the config.json states them
  std::string name;                  // of the model
  std::string model_type;            // of the family that read it
  std::vector<std::string> unused;   // keys that sound as if they decided the cache, but do not
  std::vector<std::string> remarks;  // what is to be known of the numbers
};

/// Makes a spec of a config.json. Complains about an unknown family, missing keys and
/// contradictions. `file` is the path that the model's name is taken from.
Imported import_config(const Reader& reader, Node config, std::string_view file,
                       const std::vector<Assumption>& assumptions);

}  // namespace attnfig
