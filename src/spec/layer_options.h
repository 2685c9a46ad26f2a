#pragma once

#include "spec/sizes.h"

namespace attnfig {

/// The options of a layout of any variant: its layers, and the hardware.
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

/// Limits the tokens that the layout's growing tensors keep. Reports options that exclude each
/// other or change nothing.
void apply_tokens(const Reader& reader, const LayerOptions& options, LayerKind& kind);

/// Sets loops, MTP layers, cache sharing and hardware.
void apply_layers(const LayerOptions& options, LayerKind& kind);
Deployment deployment_of(const LayerOptions& options);

/// Reports heads that cannot be spread evenly over the ranks: either number must divide the other.
void check_ranks(const Reader& reader, const Attention& attention);

}  // namespace attnfig
