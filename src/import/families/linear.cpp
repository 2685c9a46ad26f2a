// Families of linear attention by rules of their own: RWKV, RG-LRU, lightning attention in groups
// of layers, and PLaMo-2's state spaces.

#include "import/families/families.h"
#include "import/keys.h"
#include "import/layout_node.h"
#include "import/parts.h"

namespace attnfig {
namespace {

// The kinds of hybrid_model.
constexpr std::size_t state = 0;
constexpr std::size_t full = 1;

// RWKV: heads of one width make up the model.
constexpr ConfigKey rwkv_head_dim = {"head_dim head_size", "elements of a head", "64"};
constexpr ConfigKey rwkv_width = {"attention_hidden_size hidden_size", "width of the model"};
constexpr ConfigKey rwkv[] = {key::layers, rwkv_width, rwkv_head_dim};

Model read_rwkv(Config& config) {
  const ConfigNumber head_dim = config.number(rwkv_head_dim);
  const ConfigNumber heads = config.quotient(config.number(rwkv_width), head_dim);
  Model model{.layers = read_layers(config)};
  model.kinds.push_back(
      {"rwkv", layout_node("rwkv", {{"q_heads", heads}, {"head_dim", head_dim}})});
  return model;
}

// RecurrentGemma: RG-LRU, a number for each channel after a convolution, and windowed attention.
constexpr ConfigKey blocks = {"block_types _block_types", "recurrent or attention, again and again",
                              "(recurrent, recurrent, attention)"};
constexpr ConfigKey lru_width = {"lru_width", "channels of a recurrent layer", "(hidden_size)"};
constexpr ConfigKey conv_width = {"conv1d_width", "tokens that the convolution sees", "4"};
constexpr ConfigKey griffin_window = {"attention_window_size", "newest tokens that attention keeps",
                                      "2048"};
constexpr ConfigKey griffin[] = {key::layers, key::q_heads,  key::kv_or_q_heads,
                                 key::hidden, key::head_dim, blocks,
                                 lru_width,   conv_width,    griffin_window};

Model read_griffin(Config& config) {
  const AttentionHeads heads = read_heads(config);
  const ConfigNumber width = config.number_or(lru_width, config.number(key::hidden));
  const ConfigNumber layers = read_layers(config);
  std::vector<std::size_t> cycle = kinds_of(config, blocks, {{"recurrent", 2}, {"attention", 3}});
  if (cycle.empty()) cycle = {2, 2, 3};
  Model model{.layers = layers};
  model.kinds = {
      {"lru", layout_node("linear", {{"q_heads", heads.q_heads},
                                     {"head_dim", ConfigNumber{1}},
                                     {"v_head_dim", config.quotient(width, heads.q_heads)}})},
      {"conv",
       layout_node("short_conv", {{"width", width}, {"conv_kernel", config.number(conv_width)}})},
      {"lru + conv", {}},
      {"local", windowed_node(heads, config.number(griffin_window))}};
  for (std::size_t i = 0; i < static_cast<std::size_t>(layers.value); ++i)
    model.order.push_back(cycle[i % cycle.size()]);
  return model;
}

// Ling and Ring: the last layer of each group is global, and so are those of a group that is cut
// off.
constexpr ConfigKey group = {"layer_group_size", "layers of a group"};
constexpr ConfigKey ring[] = {key::layers, key::q_heads,  key::kv_heads,
                              key::hidden, key::head_dim, group};

std::vector<std::size_t> grouped_order(Config& config, const ConfigNumber& layers) {
  const UInt128 size = read_period(config, group).value;
  std::vector<std::size_t> order = every(layers.value, size, size - 1, full, state);
  for (UInt128 i = layers.value / size * size; i < layers.value; ++i)
    order[static_cast<std::size_t>(i)] = full;
  return order;
}

Model read_ring(Config& config) {
  const AttentionHeads heads = read_heads(config);
  const ConfigNumber layers = read_layers(config);
  return hybrid_model(config,
                      {"lightning", layout_node("linear", {{"q_heads", heads.q_heads},
                                                           {"head_dim", heads.head_dim}})},
                      attention_node(heads), grouped_order(config, layers));
}

// Ling 2.5 and 3: the same, with latents; in 3, Kimi delta attention in place of lightning.
constexpr ConfigKey kda_conv = {"short_conv_kernel_size",
                                "tokens that a convolution of Kimi delta attention sees",
                                "(lightning attention)"};
constexpr ConfigKey ling[] = {key::layers,   key::q_heads,    key::hidden,   key::head_dim,
                              key::rope_dim, key::latent_dim, key::nope_dim, key::v_head_dim,
                              group,         kda_conv};

Model read_ling(Config& config) {
  const ConfigNumber q_heads = config.number(key::q_heads);
  const ConfigNumber head_dim = read_head_dim(config, q_heads);
  const ConfigNumber layers = read_layers(config);
  const auto kernel = config.number_if(kda_conv);
  ModelKind linear =
      kernel ? ModelKind{"kda", layout_node("kda", {{"q_heads", q_heads},
                                                    {"head_dim", head_dim},
                                                    {"conv_kernel", *kernel}})}
             : ModelKind{"lightning",
                         layout_node("linear", {{"q_heads", q_heads}, {"head_dim", head_dim}})};
  Model model =
      hybrid_model(config, std::move(linear), latent_node(config), grouped_order(config, layers));
  model.kinds[full].name = "latent";
  return model;
}

// PLaMo-2: one layer of mamba_step, in its middle, has attention. Its convolution sees the channels
// alone, as in Mamba-1.
constexpr ConfigKey step = {"mamba_step", "layers of which the middle one has attention", "2"};
constexpr ConfigKey plamo_heads = {"mamba_num_heads", "heads of a state space", "64"};
constexpr ConfigKey plamo_head_dim = {"hidden_size_per_head head_dim",
                                      "elements of a head, of attention and of a state space",
                                      "128"};
constexpr ConfigKey plamo2[] = {key::layers,
                                key::q_heads,
                                key::kv_heads,
                                plamo_head_dim,
                                step,
                                plamo_heads,
                                key::state_dim.or_else("64"),
                                key::conv_kernel};

Model read_plamo2(Config& config) {
  const ConfigNumber head_dim = config.number(plamo_head_dim);
  const ConfigNumber layers = read_layers(config);
  const UInt128 size = read_period(config, step).value;
  const Node mamba = layout_node("mamba1", {{"inner_dim", config.number(plamo_heads) * head_dim},
                                            {"state_dim", config.number(key::state_dim)},
                                            {"conv_kernel", config.number(key::conv_kernel)}});
  const Node attention =
      attention_node({config.number(key::q_heads), config.number(key::kv_heads), head_dim});
  // A model of less than half a step has attention in its last layer.
  const bool is_short = layers.value <= size / 2;
  return hybrid_model(config, {"mamba", mamba}, attention,
                      is_short ? every(layers.value, layers.value, layers.value - 1, full, state)
                               : every(layers.value, size, size / 2, full, state));
}

}  // namespace

std::vector<Family> linear_families() {
  return {
      {"rwkv5 rwkv6 rwkv7", "States alone.", "mlx-lm models/rwkv7.py; llama.cpp n_embd_s", rwkv,
       read_rwkv},
      {"recurrent_gemma",
       "RG-LRU keeps a number for each channel, and a convolution's tail; attention is windowed.",
       "transformers models/recurrent_gemma/modeling_recurrent_gemma.py", griffin, read_griffin},
      {"bailing_moe_linear",
       "Lightning attention, and full attention in the last layer of a group.",
       "mlx-lm models/bailing_moe_linear.py", ring, read_ring},
      {"bailing_hybrid", "As bailing_moe_linear, with latents. Ling 3 has Kimi delta attention.",
       "SGLang models/bailing_moe_v3.py; vLLM models/bailing_moe_linear.py", ling, read_ling},
      {"plamo2", "State spaces, and attention in the middle layer of mamba_step.",
       "mlx-lm models/plamo2.py", plamo2, read_plamo2},
  };
}

}  // namespace attnfig
