#include "spec/layer_options.h"

#include <functional>

namespace attnfig {
namespace {

constexpr Field fields[] = {
    field<&LayerOptions::window>({.name = "window",
                                  .about = "newest tokens that a layer keeps",
                                  .fallback = "(all tokens)",
                                  .also_called = "sliding_window sliding_window_size n_swa"}),
    field<&LayerOptions::sinks>({.name = "sinks",
                                 .about = "first tokens that stay beside a window",
                                 .fallback = "(none)",
                                 .also_called = "num_sink_tokens attention_sinks"}),
    field<&LayerOptions::chunk>(
        {.name = "chunk",
         .about = "tokens of a chunk: a layer keeps the current chunk alone",
         .fallback = "(none)",
         .also_called = "attention_chunk_size"}),
    field<&LayerOptions::encoder>(
        {.name = "encoder",
         .about = "tokens of an encoder, which cross-attention caches in place of the context's",
         .fallback = "(none)",
         .also_called = "encoder_tokens encoder_length"}),
    field<&LayerOptions::residual>({.name = "residual",
                                    .about = "newest tokens that stay in `residual_dtype`",
                                    .fallback = "(none)",
                                    .also_called = "residual_length"}),
    field<&LayerOptions::residual_dtype>(
        {.name = "residual_dtype", .about = "the format of the newest tokens", .fallback = "bf16"}),
    field<&LayerOptions::shared_by>(
        {.name = "cache_shared_by",
         .about =
             "neighbouring layers that share one cache (CLA, MLKV): ceil(layers / this) own one",
         .fallback = "1",
         .also_called = "cla_share_factor"}),
    field<&LayerOptions::loops>({.name = "passes",
                                 .about = "times that each layer is run, with a cache each",
                                 .fallback = "1",
                                 .also_called = "total_ut_steps loops"}),
    field<&LayerOptions::mtp_layers>(
        {.name = "draft_layers",
         .about = "further layers that draft tokens (MTP), with a cache like the last layer's",
         .fallback = "0",
         .also_called = "num_nextn_predict_layers mtp_num_hidden_layers"}),
    field<&LayerOptions::tensor_parallel>(
        {.name = "tensor_parallel",
         .about = "ranks that the heads of a layer are spread over",
         .fallback = "1",
         .also_called = "tp tensor_parallel_size"}),
    field<&LayerOptions::pipeline_parallel>({.name = "pipeline_parallel",
                                             .about = "stages that the layers are spread over",
                                             .fallback = "1",
                                             .also_called = "pp pipeline_parallel_size"}),
    field<&LayerOptions::memory>({.name = "memory",
                                  .about = "memory of one device, such as 80GiB",
                                  .fallback = "(unknown)",
                                  .also_called = "gpu_memory vram"}),
    field<&LayerOptions::weights>({.name = "weights",
                                   .about = "memory of the model's weights, such as 140GB",
                                   .fallback = "(unknown)"}),
    field<&LayerOptions::bandwidth>({.name = "bandwidth",
                                     .about = "memory that one device reads a second: 3.35TB/s",
                                     .fallback = "(unknown)"})};

void refuse(const Reporter& reporter, const Sourced<unit::Token>& option, std::string_view why) {
  report_at(reporter, option, fmt::format("{} {}", option.name, why));
}

/// Sets how a kind's growing tensors keep tokens; returns the number of such tensors.
template <class Set>
int for_growing(LayerKind& kind, Set set) {
  int count = 0;
  for (Block& block : kind.blocks)
    for (Tensor& tensor : block.tensors)
      if (tensor.growth.along == Growth::Along::context && !tensor.growth.cap) {
        set(tensor);
        if (tensor.cached()) ++count;
      }
  return count;
}

/// The newest tokens wait to be quantised, so their format must not be smaller than that of the
/// others.
void check_residual(const Reporter& reporter, const Tensor& tensor) {
  if (!tensor.cached()) return;
  const auto bits = [&](const Storage& storage) {
    return stored_bits(storage, tensor.width.amount.count());
  };
  const auto& [tokens, storage] = *tensor.residual;
  if (!(bits(storage) < bits(tensor.storage))) return;
  report_at(
      reporter, tokens,
      fmt::format("residual ({}): in {} the newest tokens would take less than the others in {}",
                  grouped(tokens.amount.count()), storage.name, tensor.storage.name),
      "choose a wider residual_dtype");
}

void apply(const Reporter& reporter, const Sourced<unit::Token>& option, LayerKind& kind,
           const std::function<void(Tensor&)>& set) {
  if (for_growing(kind, set) == 0)
    refuse(reporter, option,
           "changes nothing: the layout has no tensor that grows with the context");
}

}  // namespace

const Table LayerOptions::table = {
    "a layout", "Which tokens the layers keep, which layers own a cache, and where they run.",
    fields};

void apply_layers(const LayerOptions& options, LayerKind& kind) {
  kind.shared_by = options.shared_by;
  kind.loops = options.loops;
  kind.mtp_layers = options.mtp_layers.value;
}

Deployment deployment_of(const LayerOptions& options) {
  return {options.tensor_parallel, options.pipeline_parallel, options.memory, options.weights,
          options.bandwidth};
}

void apply_tokens(const Reporter& reporter, const LayerOptions& options, LayerKind& kind) {
  if (options.sinks && !options.window)
    refuse(reporter, *options.sinks, "needs a window that the first tokens stay beside");
  if (options.chunk && options.window)
    refuse(reporter, *options.chunk, "and window exclude each other");
  if (options.encoder && (options.window || options.chunk))
    refuse(reporter, *options.encoder, "excludes window and chunk: the encoder's tokens all stay");
  if (options.residual)
    apply(reporter, *options.residual, kind, [&](Tensor& tensor) {
      tensor.residual = Residual{*options.residual, options.residual_dtype};
      check_residual(reporter, tensor);
    });
  if (options.window)
    apply(reporter, *options.window, kind, [&](Tensor& tensor) {
      tensor.growth.cap = Cap{Cap::Kind::window, *options.window, options.sinks};
    });
  if (options.chunk && !options.window)
    apply(reporter, *options.chunk, kind, [&](Tensor& tensor) {
      tensor.growth.cap = Cap{.kind = Cap::Kind::chunk, .tokens = *options.chunk};
    });
  if (options.encoder && !options.window && !options.chunk)
    apply(reporter, *options.encoder, kind, [&](Tensor& tensor) {
      tensor.growth.along = Growth::Along::encoder;
      tensor.growth.encoder = *options.encoder;
    });
}

void check_ranks(const Reporter& reporter, const Attention& attention) {
  const Sourced<unit::Device>& ranks = attention.deployment.tensor_parallel;
  const UInt128 count = ranks.amount.count();
  for (const LayerKind& kind : attention.layers)
    for (const Block& block : kind.blocks)
      for (const Tensor& tensor : block.tensors) {
        const UInt128 copies = tensor.copies.amount.count();
        if (!tensor.cached() || copies % count == 0 || count % copies == 0) continue;
        return report_at(reporter, ranks,
                         fmt::format("tensor_parallel ({}) and {} ({}): neither divides the other",
                                     grouped(count), tensor.copies.name, grouped(copies)));
      }
}

}  // namespace attnfig
