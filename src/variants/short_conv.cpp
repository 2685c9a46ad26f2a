// Short convolutions of LFM2: the newest inputs, whatever the context.
// Liquid AI 2025, LFM2 config.json (conv_L_cache); llama.cpp n_embd_r.

#include "variants/variant.h"

namespace attnfig {
namespace {

struct ShortConv {
  Sourced<unit::Width> width;
  Sourced<unit::Row> conv_kernel;
  Storage dtype;
};

constexpr Field fields[] = {
    field<&ShortConv::width>({.name = "width",
                              .about = "channels of the convolution: the hidden size",
                              .also_called = "hidden_size conv_dim"}),
    field<&ShortConv::conv_kernel>(conv_kernel_row), field<&ShortConv::dtype>(dtype_row)};

constexpr Table table = {"a short_conv layout", "The newest inputs of a convolution.", fields};

std::vector<Block> read(const Reporter& reporter, const Node& node,
                        std::span<const Target> common) {
  const ShortConv own = read_layout<ShortConv>(reporter, node, table, common);
  const Sourced<unit::Head> channels = as<unit::Head>(own.width);
  return {
      {channels, {state(Role::conv_state, channels, conv_tail(own.conv_kernel), {}, own.dtype)}}};
}

}  // namespace

const Variant short_conv = {.name = "short_conv",
                            .label = "ShortConv",
                            .about = "short convolution: the newest inputs alone are kept",
                            .citation = "LFM2 config.json; llama.cpp n_embd_r",
                            .table = table,
                            .read = read,
                            .recurrent = true};

}  // namespace attnfig
