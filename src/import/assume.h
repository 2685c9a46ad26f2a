#pragma once

#include "input/fields.h"

namespace attnfig {

/// A user's value for a key that a config.json leaves open: "num_key_value_heads=8".
struct Assumption {
  std::string path;  // of the key, with dots: "text_config.num_attention_heads"
  Node value;

  std::string_view first() const { return std::string_view(path).substr(0, path.find('.')); }
};

/// Reads KEY=VALUE, where the value is JSON or a bare word. Throws InvalidInput.
std::vector<Assumption> read_assumptions(const std::vector<std::string>& texts);

/// Sets the key in a mapping; mappings on the way to it are made. null takes the key away. Returns
/// whether that changes anything: not for null where there is no such key.
bool apply_assumption(const Assumption& assumption, Node& mapping);

}  // namespace attnfig
