#pragma once

#include "spec/sizes.h"

namespace attnfig {

/// What any layout may say about its layers and where they run, beside its variant's fields.
struct LayerOptions {
  std::optional<Given<unit::Token>> window;
  std::optional<Given<unit::Token>> sinks;
  std::optional<Given<unit::Token>> chunk;
  std::optional<Given<unit::Token>> encoder;
  std::optional<Given<unit::Token>> residual;
  Storage residual_dtype;
  Given<unit::Layer> shared_by;
  Given<unit::Pass> passes;
  GivenOrNone<unit::Layer> draft;
  Given<unit::Device> tensor_parallel;
  Given<unit::Device> pipeline_parallel;
  std::optional<Given<unit::Bit>> memory;
  std::optional<Given<unit::Bit>> weights;
  std::optional<Given<unit::BitPerSecond>> bandwidth;

  static const Table table;
};

/// Which tokens the growing tensors of the layout keep. Complains about options that exclude each
/// other or that change nothing.
void apply_tokens(const Reader& reader, const LayerOptions& options, LayerKind& kind);

/// How often the layers are run, drafted and cached, and what the model runs on.
void apply_layers(const LayerOptions& options, LayerKind& kind);
Deployment deployment_of(const LayerOptions& options);

/// Complains where heads cannot be spread evenly over the ranks: either number must divide the
/// other.
void check_ranks(const Reader& reader, const Attention& attention);

}  // namespace attnfig
