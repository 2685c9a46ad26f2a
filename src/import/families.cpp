#include "import/families/families.h"

#include "import/keys.h"
#include "import/words.h"

#include <algorithm>

namespace attnfig {

std::vector<Family> families() {
  std::vector<Family> all;
  for (const auto part :
       {plain_families, counted_families, windowed_families, patterned_families, gemma_families,
        by_layer_families, listed_families, looped_families, latent_families, recurrent_families,
        linear_families, mamba_families, zamba_families, convolved_families,
        encoder_decoder_families, encoder_families, gguf_families})
    for (const Family& family : part()) all.push_back(family);
  return all;
}

std::string_view architecture_of(const Family& family, std::string_view model_type) {
  const std::vector<std::string_view> names = words_of(family.architectures);
  const std::vector<std::string_view> types = words_of(family.model_types);
  if (names.size() < 2) return family.architectures;
  const auto type = std::find(types.begin(), types.end(), model_type);
  return type == types.end() ? std::string_view()
                             : names[static_cast<std::size_t>(type - types.begin())];
}

std::span<const ConfigKey> common_config_keys() {
  static constexpr ConfigKey keys[] = {key::context, key::dtype, key::cache_scheme,
                                       key::cache_algorithm, key::state_dtype};
  return keys;
}

}  // namespace attnfig
