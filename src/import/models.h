#pragma once

#include "import/input.h"

namespace attnfig {

/// A model in a figure: the layouts of its spec, one of which is the whole model.
struct ModelSpec {
  std::string name;    // for readers: the spec's title
  Node layouts;        // by name
  std::string layout;  // the name of the whole model's
};

/// The model of a config.json, or of a spec that draws one layout. Reports a spec that draws
/// several.
ModelSpec model_of(const ReadInput& input);

/// A spec that draws models side by side, with their caches at one context on one scale: `context`,
/// or for an empty text the longest that all of them are made for.
Node compare_models(const std::vector<ModelSpec>& models, std::string_view context);

/// A spec that draws a model as it is and as it would be with multi-head, grouped-query,
/// multi-query and multi-head latent attention in all layers that attend; windows and states stay.
/// The latent has 4 times the elements of a head and the rope key half of them, as in DeepSeek-V2
/// (arXiv:2405.04434, section 2.1). Reports a model whose layers keep only states.
Node what_if(const Reporter& reporter, const ModelSpec& model);

}  // namespace attnfig
