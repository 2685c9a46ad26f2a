#pragma once

#include "spec/sizes.h"

namespace attnfig {

/// The options of a layout of any variant: its layers, and the hardware.
struct LayerOptions {
  std::optional<Sourced<unit::Token>> window;
  std::optional<Sourced<unit::Token>> sinks;
  std::optional<Sourced<unit::Token>> chunk;
  std::optional<Sourced<unit::Token>> encoder;
  std::optional<Sourced<unit::Token>> residual;
  Storage residual_dtype;
  Sourced<unit::Layer> shared_by;
  Sourced<unit::Pass> loops;
  SourcedOrNone<unit::Layer> mtp_layers;
  Sourced<unit::Device> tensor_parallel;
  Sourced<unit::Device> pipeline_parallel;
  std::optional<Sourced<unit::Bit>> memory;
  std::optional<Sourced<unit::Bit>> weights;
  std::optional<Sourced<unit::BitPerSecond>> bandwidth;

  static const Table table;
};

/// Limits the tokens that the layout's growing tensors keep. Reports options that exclude each
/// other or change nothing.
void apply_tokens(const Reporter& reporter, const LayerOptions& options, LayerKind& kind);

/// Sets loops, MTP layers, cache sharing and hardware.
void apply_layers(const LayerOptions& options, LayerKind& kind);
Deployment deployment_of(const LayerOptions& options);

/// Reports heads that cannot be spread evenly over the ranks: either number must divide the other.
void check_ranks(const Reporter& reporter, const Attention& attention);

}  // namespace attnfig
