// Families whose attention has short convolutions beside it, and xLSTM, which has no attention.

#include "import/families/families.h"
#include "import/keys.h"
#include "import/layout_node.h"
#include "import/parts.h"

namespace attnfig {
namespace {

// Inkling: windowed and full layers with heads of their own, each with convolutions over its keys,
// its values, and what attention and feed-forward add.
constexpr ConfigKey swa_q_heads = {"swa_num_attention_heads", "query heads of windowed layers",
                                   "(num_attention_heads)"};
constexpr ConfigKey swa_kv_heads = {"swa_num_key_value_heads",
                                    "key and value heads of windowed layers"};
constexpr ConfigKey swa_head_dim = {"swa_head_dim", "head_dim of windowed layers", "(head_dim)"};
constexpr ConfigKey kernel = {"conv_kernel_size sconv_kernel_size",
                              "tokens that a convolution sees", "4"};
constexpr ConfigKey local_ids = {"local_layer_ids", "windowed layers, from 0",
                                 "(all but every sixth)"};
constexpr ConfigKey inkling[] = {key::layers.nested_else("66"),
                                 key::q_heads.nested_else("64"),
                                 key::kv_heads.nested_else("8"),
                                 key::width.nested_else("6144"),
                                 key::head_dim.or_else("128"),
                                 key::window.or_else("512"),
                                 swa_q_heads,
                                 swa_kv_heads.nested_else("16"),
                                 swa_head_dim,
                                 kernel,
                                 key::layer_types.or_else("(local_layer_ids)"),
                                 local_ids};

constexpr std::size_t windowed = 0;
constexpr std::size_t full = 1;

/// The state of the four convolutions of a layer.
Node convolutions(Config& config, const AttentionHeads& heads) {
  const ConfigNumber width = config.number(key::width);
  ConfigNumber channels = heads.kv_heads * heads.head_dim;
  channels.value = 2 * channels.value + 2 * width.value;
  return layout_node("short_conv", {{"width", channels}, {"conv_kernel", config.number(kernel)}});
}

std::vector<std::size_t> inkling_order(Config& config, const ConfigNumber& layers) {
  std::vector<std::size_t> order =
      order_of(config, key::layer_types, layers, {{"hybrid_sliding", windowed}, {"hybrid", full}});
  if (!order.empty()) return order;
  if (!config.offset(local_ids)) return every(layers.value, 6, 5, full, windowed);
  order = attention_at(config, local_ids, layers);
  for (std::size_t& kind : order) kind = kind == 1 ? windowed : full;
  return order;
}

Model read_inkling(Config& config) {
  const AttentionHeads heads = read_heads(config);
  const AttentionHeads own = {config.number_or(swa_q_heads, heads.q_heads),
                              config.number_or(swa_kv_heads, heads.kv_heads),
                              config.number_or(swa_head_dim, heads.head_dim)};
  Model model{.layers = read_layers(config)};
  model.kinds = {{"local", windowed_node(own, config.number(key::window))},
                 {"full", attention_node(heads)},
                 {"local_conv", convolutions(config, own)},
                 {"full_conv", convolutions(config, heads)},
                 {"local + local_conv", {}},
                 {"full + full_conv", {}}};
  constexpr std::size_t side_by_side = 4;
  model.order = inkling_order(config, model.layers);
  for (std::size_t& kind : model.order) kind += side_by_side;
  return model;
}

// ZAYA: compressed convolutional attention.
constexpr ConfigKey time0 = {"cca_time0", "tokens that the convolution over each channel sees",
                             "2"};
constexpr ConfigKey time1 = {"cca_time1", "tokens that the convolution over each head sees", "2"};
constexpr ConfigKey zaya_kv = {"num_key_value_heads num_query_groups", "key and value heads"};
constexpr ConfigKey zaya[] = {key::layers,
                              key::q_heads,
                              zaya_kv,
                              key::hidden,
                              key::head_dim.or_else("128"),
                              key::window.or_else("(none)"),
                              key::layer_types.or_else("(all hybrid)"),
                              time0,
                              time1};

Model read_zaya(Config& config) {
  const AttentionHeads heads = read_heads(config);
  const Node attention = layout_node("cca", {{"q_heads", heads.q_heads},
                                             {"kv_heads", heads.kv_heads},
                                             {"head_dim", heads.head_dim},
                                             {"conv_kernel", config.number(time0)},
                                             {"group_conv_kernel", config.number(time1)}});
  Model model{.layers = read_layers(config)};
  model.order = order_of(config, key::layer_types, model.layers,
                         {{"hybrid_sliding", windowed}, {"hybrid", full}});
  if (model.order.empty()) model.order.assign(static_cast<std::size_t>(model.layers.value), full);
  Node local = attention;
  if (const auto window = config.number_if(key::window)) put(local, "window", number_node(*window));
  model.kinds = {{"local", std::move(local)}, {"full", attention}};
  return model;
}

// Baichuan-M1: two layouts of heads, and convolutions over keys and values.
constexpr ConfigKey m1_q_heads = {"num_swa_attention_heads", "query heads of windowed layers",
                                  "(num_attention_heads)"};
constexpr ConfigKey m1_kv_heads = {
    "num_swa_key_value_heads", "key and value heads of windowed layers", "(num_key_value_heads)"};
constexpr ConfigKey m1_local = {"sliding_window_layers", "windowed layers, from 0"};
constexpr ConfigKey m1_kernel = {"conv_window", "tokens that a convolution sees", "2"};
constexpr ConfigKey baichuan_m1[] = {key::layers, key::q_heads, key::kv_heads,
                                     key::width,  key::window,  m1_q_heads,
                                     m1_kv_heads, m1_local,     m1_kernel};

Model read_baichuan_m1(Config& config) {
  const ConfigNumber width = config.number(key::width);
  AttentionHeads heads{config.number(key::q_heads), config.number(key::kv_heads), {1}};
  AttentionHeads own{config.number_or(m1_q_heads, heads.q_heads),
                     config.number_or(m1_kv_heads, heads.kv_heads),
                     {1}};
  const auto tail = [&](AttentionHeads& of) {
    of.head_dim = config.quotient(width, of.q_heads);
    ConfigNumber channels = of.kv_heads * of.head_dim;
    channels.value *= 2;
    return layout_node("short_conv",
                       {{"width", channels}, {"conv_kernel", config.number(m1_kernel)}});
  };
  Model model{.layers = read_layers(config)};
  model.kinds = {{"local_conv", tail(own)}, {"full_conv", tail(heads)}};
  model.kinds.push_back({"local", windowed_node(own, config.number(key::window))});
  model.kinds.push_back({"full", attention_node(heads)});
  model.kinds.push_back({"local + local_conv", {}});
  model.kinds.push_back({"full + full_conv", {}});
  model.order = attention_at(config, m1_local, model.layers);
  for (std::size_t& kind : model.order) kind = kind == 1 ? 4 : 5;
  return model;
}

// xLSTM: an mLSTM in each block. Its keys are narrower than its values by factors, which have a
// fraction; those of the published model are half and one.
constexpr ConfigKey blocks = {"num_blocks num_hidden_layers", "layers"};
constexpr ConfigKey xlstm_heads = {"num_heads", "heads of a layer"};
constexpr ConfigKey xlstm_width = {"hidden_size embedding_dim", "width of the model"};
constexpr ConfigKey key_factor = {"qk_dim_factor", "width of all keys / hidden_size", "0.5"};
constexpr ConfigKey value_factor = {"v_dim_factor", "width of all values / hidden_size", "1.0"};
constexpr ConfigKey xlstm[] = {blocks, xlstm_heads, xlstm_width, key_factor, value_factor};

Model read_xlstm(Config& config) {
  const ConfigNumber heads = config.number(xlstm_heads);
  const ConfigNumber width = config.number(xlstm_width);
  Model model{.layers = read_layers(config, blocks)};
  model.kinds.push_back(
      {"mlstm",
       layout_node(
           "mlstm",
           {{"q_heads", heads},
            {"head_dim", config.quotient(config.fraction_of(width, key_factor), heads)},
            {"v_head_dim", config.quotient(config.fraction_of(width, value_factor), heads)}})});
  return model;
}

}  // namespace

std::vector<Family> convolved_families() {
  return {
      {"inkling_text inkling_mm_model",
       "Each layer keeps the newest inputs of four convolutions beside its keys and values.",
       "transformers models/inkling/configuration_inkling.py", inkling, read_inkling},
      {"zaya", "Compressed convolutional attention.", "transformers models/zaya/modeling_zaya.py",
       zaya, read_zaya},
      {"baichuan_m1",
       "Windowed layers have heads of their own; all have convolutions over keys and "
       "values.",
       "mlx-lm models/baichuan_m1.py", baichuan_m1, read_baichuan_m1},
      {"xlstm", "An mLSTM a layer, and no attention.",
       "transformers models/xlstm/configuration_xlstm.py", xlstm, read_xlstm},
  };
}

}  // namespace attnfig
