#include "import/families/families.h"

#include "import/keys.h"

namespace attnfig {

std::vector<Family> families() {
  std::vector<Family> all;
  for (const auto part : {plain_families, windowed_families, patterned_families, by_layer_families,
                          latent_families, recurrent_families, mamba_families, gguf_families})
    for (const Family& family : part()) all.push_back(family);
  return all;
}

std::span<const ConfigKey> common_config_keys() {
  static constexpr ConfigKey keys[] = {key::context, key::dtype, key::cache_scheme,
                                       key::cache_algorithm, key::state_dtype};
  return keys;
}

}  // namespace attnfig
