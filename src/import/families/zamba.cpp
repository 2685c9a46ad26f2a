// Zamba: state spaces, and attention with weights shared by all layers that have it.

#include "import/families/families.h"
#include "import/keys.h"
#include "import/layout_node.h"
#include "import/parts.h"

#include <algorithm>

namespace attnfig {
namespace {

// A layer is a state, or attention beside one.
constexpr std::size_t state = 0;
constexpr std::size_t side_by_side = 2;
const ModelKind both = {.name = "full + mamba", .fields = {}};

// Zamba2: Mamba-2; hybrid layers have attention beside it, all with the same weights.
constexpr ConfigKey block_types = {"layers_block_type", "mamba or hybrid, for each layer"};
constexpr ConfigKey zamba_head_dim = {"attention_head_dim", "elements of a head's key and value",
                                      "(2 × hidden_size / num_attention_heads)"};
constexpr ConfigKey zamba_expand = {"mamba_expand expand expansion_factor",
                                    "inner width / hidden_size", "2"};
constexpr ConfigKey zamba2[] = {key::layers,
                                key::q_heads,
                                key::kv_or_q_heads,
                                key::width,
                                zamba_head_dim,
                                block_types,
                                key::mamba_heads.or_else("8"),
                                key::mamba_head_dim,
                                zamba_expand,
                                key::state_dim.or_else("64"),
                                key::mamba_groups,
                                key::conv_kernel};

Model read_zamba2(Config& config) {
  const ConfigNumber layers = read_layers(config);
  const ConfigNumber q_heads = config.number(key::q_heads);
  auto head_dim = config.number_if(zamba_head_dim);
  if (!head_dim) head_dim = config.quotient(ConfigNumber{2} * config.number(key::width), q_heads);
  Model model{.layers = layers};
  model.kinds = {
      {"mamba", mamba2_node(config)},
      {"full", attention_node({q_heads, config.number_or(key::kv_heads, q_heads), *head_dim})},
      both};
  if (!config.offset(block_types)) config.report_missing(block_types);
  model.order = order_of(config, block_types, layers,
                         {{"mamba", state}, {"linear_attention", state}, {"hybrid", side_by_side}});
  return model;
}

// Zamba: the same with Mamba-1; the third layer is hybrid, and after that one of each period.
constexpr ConfigKey zamba_types = block_types.or_else("(attn_layer_period)");
constexpr ConfigKey period = {"attn_layer_period", "layers after which a hybrid one comes again",
                              "6"};
constexpr ConfigKey offset = {"attn_layer_offset", "where in that period it comes", "4"};
constexpr ConfigKey zamba[] = {key::layers,
                               key::q_heads,
                               key::kv_or_q_heads,
                               key::width,
                               zamba_head_dim,
                               zamba_types,
                               period,
                               offset,
                               key::expand,
                               key::state_dim.or_else("16"),
                               key::conv_kernel};

std::vector<std::size_t> zamba_order(Config& config, const ConfigNumber& layers) {
  std::vector<std::size_t> order =
      order_of(config, block_types, layers,
               {{"mamba", state}, {"linear_attention", state}, {"hybrid", side_by_side}});
  if (!order.empty()) return order;
  const UInt128 first = 3;
  order = {state, state, side_by_side};
  if (first < layers.value) {
    const std::vector<std::size_t> rest =
        every(layers.value - first, read_period(config, period).value, config.number(offset).value,
              side_by_side, state);
    order.insert(order.end(), rest.begin(), rest.end());
  }
  order.resize(static_cast<std::size_t>(layers.value));
  return order;
}

Model read_zamba(Config& config) {
  const ConfigNumber q_heads = config.number(key::q_heads);
  auto head_dim = config.number_if(zamba_head_dim);
  if (!head_dim) head_dim = config.quotient(ConfigNumber{2} * config.number(key::width), q_heads);
  Model model{.layers = read_layers(config)};
  model.kinds = {
      {"mamba", mamba1_node(config)},
      {"full", attention_node({q_heads, config.number_or(key::kv_heads, q_heads), *head_dim})},
      both};
  model.order = zamba_order(config, model.layers);
  return model;
}

}  // namespace

std::vector<Family> zamba_families() {
  return {
      {"zamba2",
       "A hybrid layer has a state and a cache of keys and values. The first files state "
       "mamba_headdim in place of n_mamba_heads.",
       "transformers models/zamba2/configuration_zamba2.py", zamba2, read_zamba2},
      {"zamba", "A hybrid layer has a state of Mamba-1 and a cache of keys and values.",
       "transformers models/zamba/configuration_zamba.py", zamba, read_zamba},
  };
}

}  // namespace attnfig
