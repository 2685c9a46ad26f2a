#pragma once

#include "import/model.h"

// The parts of the list of families: a new family is a row of one of these files.

namespace attnfig {

std::vector<Family> plain_families();
std::vector<Family> counted_families();
std::vector<Family> windowed_families();
std::vector<Family> patterned_families();
std::vector<Family> gemma_families();
std::vector<Family> by_layer_families();
std::vector<Family> latent_families();
std::vector<Family> recurrent_families();
std::vector<Family> mamba_families();
std::vector<Family> convolved_families();
std::vector<Family> looped_families();
std::vector<Family> encoder_decoder_families();
std::vector<Family> listed_families();
std::vector<Family> linear_families();
std::vector<Family> zamba_families();
std::vector<Family> encoder_families();
std::vector<Family> gguf_families();

}  // namespace attnfig
