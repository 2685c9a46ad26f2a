// Families that run their layers several times, with a cache each time.

#include "import/families/families.h"
#include "import/keys.h"
#include "import/layout_node.h"
#include "import/parts.h"

namespace attnfig {
namespace {

// HRM: a low and a high stack of layers. In each high cycle the low one runs L_cycles times, the
// high one once. transformers overwrites num_hidden_layers by the number of runs.
constexpr ConfigKey stack = {"num_layers_per_stack", "layers of each of the two stacks",
                             "(num_hidden_layers)"};
constexpr ConfigKey high_cycles = {"H_cycles", "runs of the high stack", "2"};
constexpr ConfigKey low_cycles = {"L_cycles", "runs of the low stack in each of them", "3"};
constexpr ConfigKey hrm[] = {key::layers, key::q_heads, key::hidden, key::head_dim.or_else("128"),
                             stack,       high_cycles,  low_cycles};

Model read_hrm(Config& config) {
  const ConfigNumber q_heads = config.number(key::q_heads);
  const AttentionHeads heads{q_heads, q_heads, read_head_dim(config, q_heads)};
  const ConfigNumber of_one =
      config.offset(stack) ? read_layers(config, stack) : read_layers(config);
  const ConfigNumber high = config.number(high_cycles);
  Node low_node = attention_node(heads);
  Node high_node = attention_node(heads);
  put(low_node, "passes", number_node(high * config.number(low_cycles)));
  put(high_node, "passes", number_node(high));
  Model model{.layers = of_one};
  model.layers.value *= 2;
  model.kinds = {{"low", std::move(low_node)}, {"high", std::move(high_node)}};
  const auto layers = static_cast<std::size_t>(of_one.value);
  model.order.assign(layers, 0);
  model.order.insert(model.order.end(), layers, 1);
  return model;
}

// Ouro runs all its layers several times.
constexpr ConfigKey steps = {"total_ut_steps", "runs of the layers", "4"};
constexpr ConfigKey ouro[] = {key::layers, key::q_heads,  key::kv_or_q_heads,
                              key::hidden, key::head_dim, steps};

Model read_ouro(Config& config) {
  Node node = attention_node(read_heads(config));
  put(node, "passes", number_node(config.number(steps)));
  return uniform(config, std::move(node));
}

// IQuest-Coder's loop: the second run keeps a window of its own beside the first run's cache.
constexpr ConfigKey loops = {"loop_num", "runs of the layers", "2"};
constexpr ConfigKey loop_window = {"loop_window_size",
                                   "newest tokens that the second run keeps of its own", "64"};
constexpr ConfigKey iquest[] = {key::layers,   key::q_heads, key::kv_heads, key::hidden,
                                key::head_dim, loops,        loop_window};

Model read_iquest(Config& config) {
  const AttentionHeads heads = read_heads(config);
  if (const ConfigNumber runs = config.number(loops); runs.value != 2)
    config.report(runs.offset, "loop_num: only 2 runs are known");
  Model model{.layers = read_layers(config)};
  model.kinds = {{"first", attention_node(heads)},
                 {"second", windowed_node(heads, config.number(loop_window))},
                 {"first + second", {}}};
  model.order.assign(static_cast<std::size_t>(model.layers.value), 2);
  return model;
}

}  // namespace

std::vector<Family> looped_families() {
  return {
      {"hrm_text", "Two stacks of layers that run several times, with a cache for each run.",
       "transformers models/hrm_text/configuration_hrm_text.py", hrm, read_hrm},
      {"ouro", "All layers run total_ut_steps times, with a cache for each run.",
       "modeling_ouro.py beside the weights", ouro, read_ouro},
      {"iquestloopcoder", "Layers run twice; the second run keeps a window.",
       "mlx-lm models/iquestloopcoder.py", iquest, read_iquest},
  };
}

}  // namespace attnfig
