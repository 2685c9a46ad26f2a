// GGUF, as printed by gguf-dump --json. The keys are the same for all architectures, but for some,
// llama.cpp knows only by their names which layers slide or have states.

#include "import/families/families.h"
#include "import/families/gguf_architectures.h"
#include "import/layout_node.h"
#include "import/parts.h"
#include "model/llama_cpp.h"

#include <fmt/format.h>

#include <algorithm>

namespace attnfig {
namespace {

constexpr ConfigKey architecture = {"architecture", "llama.cpp's name of the family"};
constexpr ConfigKey block_count = {"block_count", "layers, with those that only draft tokens"};
constexpr ConfigKey drafting = {"nextn_predict_layers", "last layers that only draft tokens", "0"};
constexpr ConfigKey q_heads = {"attention.head_count", "query heads, of all layers or of each"};
constexpr ConfigKey kv_heads = {"attention.head_count_kv",
                                "key and value heads, of all layers or of each; 0: no attention",
                                "(attention.head_count)"};
constexpr ConfigKey width = {"embedding_length", "width of the model",
                             "(not needed with attention.key_length)"};
constexpr ConfigKey key_length = {"attention.key_length", "elements of a key",
                                  "(embedding_length / attention.head_count)"};
constexpr ConfigKey value_length = {"attention.value_length", "elements of a value",
                                    "(embedding_length / attention.head_count)"};
constexpr ConfigKey key_length_swa = {"attention.key_length_swa", "key_length of windowed layers",
                                      "(attention.key_length)"};
constexpr ConfigKey value_length_swa = {
    "attention.value_length_swa", "value_length of windowed layers", "(attention.value_length)"};
constexpr ConfigKey window = {"attention.sliding_window", "newest tokens that windowed layers keep",
                              "(none)"};
constexpr ConfigKey pattern = {"attention.sliding_window_pattern",
                               "true for each windowed layer; or a number: every so many layers "
                               "one is full",
                               "(as the architecture has it)"};
constexpr ConfigKey shared_last = {"attention.shared_kv_layers",
                                   "last layers that read an earlier layer's cache", "0"};
constexpr ConfigKey latent = {"attention.kv_lora_rank", "elements of the latent", "(none)"};
constexpr ConfigKey key_length_mla = {"attention.key_length_mla",
                                      "elements of a head's key; without it, no latent is cached",
                                      "(none)"};
constexpr ConfigKey value_length_mla = {"attention.value_length_mla", "elements of a head's value",
                                        "(none)"};
constexpr ConfigKey rope = {"rope.dimension_count", "elements of the rope key", "(none)"};
constexpr ConfigKey index_length = {"attention.indexer.key_length",
                                    "elements of the indexer's one key", "(none)"};
constexpr ConfigKey interval = {"full_attention_interval", "every so many layers one is full", "4"};
constexpr ConfigKey feed_forward = {
    "feed_forward_length", "in Nemotron-H, above 0 for each layer without a state", "(none)"};
constexpr ConfigKey inner = {"ssm.inner_size", "inner width of a state space", "(none)"};
constexpr ConfigKey state_size = {"ssm.state_size", "elements of a channel's state", "(none)"};
constexpr ConfigKey conv = {"ssm.conv_kernel", "tokens that the short convolution sees", "(none)"};
constexpr ConfigKey state_heads = {"ssm.time_step_rank", "heads of a state space with groups",
                                   "(none)"};
constexpr ConfigKey groups = {"ssm.group_count", "groups of such heads", "0"};
constexpr ConfigKey short_conv = {"shortconv.l_cache", "tokens that a convolution alone sees",
                                  "(none)"};
constexpr ConfigKey head_size = {"wkv.head_size", "elements of a head of RWKV", "(none)"};
constexpr ConfigKey shifts = {"token_shift_count", "parts of a layer of RWKV that mix tokens", "2"};
constexpr ConfigKey gguf[] = {architecture,   block_count,
                              drafting,       q_heads,
                              kv_heads,       width,
                              key_length,     value_length,
                              key_length_swa, value_length_swa,
                              window,         pattern,
                              shared_last,    latent,
                              key_length_mla, value_length_mla,
                              rope,           index_length,
                              interval,       feed_forward,
                              inner,          state_size,
                              conv,           state_heads,
                              groups,         short_conv,
                              head_size,      shifts};

/// The number of each block: one for all, or a list.
std::vector<ConfigNumber> of_each(Config& config, const ConfigKey& key, const ConfigNumber& count,
                                  std::vector<ConfigNumber> otherwise) {
  if (!config.offset(key)) {
    if (config.lacks(key)) config.report_missing(key);
    return otherwise;
  }
  if (!config.is_list(key)) return std::vector<ConfigNumber>(otherwise.size(), config.number(key));
  std::vector<ConfigNumber> numbers = config.numbers(key);
  check_length(config, key, numbers.size(), *config.offset(key), count);
  numbers.resize(otherwise.size(), ConfigNumber{1});
  return numbers;
}

/// Whether each layer keeps only the window. The loaders of some architectures ignore the windows
/// of a file.
std::vector<bool> windowed(Config& config, std::string_view name, const ConfigNumber& count) {
  std::vector<bool> local(static_cast<std::size_t>(count.value), false);
  const Architecture* known = find_architecture(name);
  if (known != nullptr && !known->keeps_windows) return local;
  UInt128 period = usual_period(name);
  const auto stated = config.number_if(window);
  if (!stated && has_window(name)) config.report_missing(window);
  if (!stated || stated->value == 0) return local;
  if (config.is_list(pattern)) {
    const std::vector<bool> flags = config.flags(pattern);
    check_length(config, pattern, flags.size(), *config.offset(pattern), count);
    std::copy_n(flags.begin(), std::min(flags.size(), local.size()), local.begin());
    return local;
  }
  if (period == 0 && !config.offset(pattern)) {
    config.report_missing(pattern);
    return local;
  }
  if (config.offset(pattern)) period = read_period(config, pattern).value;
  for (std::size_t i = 0; i < local.size(); ++i) local[i] = period != 0 && (i + 1) % period != 0;
  return local;
}

/// The matrices of RWKV: heads of one size make up the model's width.
Node matrix_node(Config& config) {
  const ConfigNumber size = config.number(head_size);
  return layout_node("rwkv", {{"q_heads", config.quotient(config.number(width), size)},
                              {"head_dim", size},
                              {"token_shifts", config.number(shifts)}});
}

Node state_node(Config& config, std::string_view name) {
  if (states_of(name) == States::matrices) return matrix_node(config);
  if (states_of(name) == States::convolutions)
    return layout_node("short_conv", {{"width", config.number(width)},
                                      {"conv_kernel", config.number(short_conv)}});
  const ConfigNumber channels = config.number(inner);
  const ConfigNumber state = config.number(state_size);
  const ConfigNumber kernel = config.number(conv);
  const ConfigNumber shared = config.number(groups);
  if (shared.value == 0)
    return layout_node("mamba1",
                       {{"inner_dim", channels}, {"state_dim", state}, {"conv_kernel", kernel}});
  const ConfigNumber heads = config.number(state_heads);
  const ConfigNumber head_dim = config.quotient(channels, heads);
  if (states_of(name) == States::between)
    return layout_node("gated_deltanet", {{"k_heads", shared},
                                          {"v_heads", heads},
                                          {"head_dim", state},
                                          {"v_head_dim", head_dim},
                                          {"conv_kernel", kernel}});
  return layout_node("mamba2", {{"q_heads", heads},
                                {"head_dim", head_dim},
                                {"state_dim", state},
                                {"groups", shared},
                                {"conv_kernel", kernel}});
}

/// DeepSeek's latents: head_count_kv is 1, and key_length the latent with its rope key.
Node mla_node(Config& config, const ConfigNumber& key_dim) {
  const ConfigNumber latent_dim = config.number(latent);
  const ConfigNumber rope_dim = config.number(rope);
  if (const auto joined = config.number_if(key_length);
      joined && joined->value != latent_dim.value + rope_dim.value)
    config.report(joined->offset,
                  "attention.key_length contradicts attention.kv_lora_rank and "
                  "rope.dimension_count, which add up to another number");
  ConfigNumber head_dim = key_dim;
  if (key_dim.value <= rope_dim.value) {
    config.report(key_dim.offset, "attention.key_length_mla is not above rope.dimension_count");
  } else {
    head_dim.value -= rope_dim.value;
  }
  const auto heads = of_each(config, q_heads, {1}, {ConfigNumber{1}});
  Node node = layout_node("mla", {{"q_heads", heads.front()},
                                  {"head_dim", head_dim},
                                  {"v_head_dim", config.number(value_length_mla)},
                                  {"latent_dim", latent_dim},
                                  {"rope_dim", rope_dim}});
  if (const auto own = config.number_if(index_length)) put(node, "index_dim", number_node(*own));
  return node;
}

/// The attention of one layer.
std::pair<std::string, Node> attention_of(Config& config, const ConfigNumber& q,
                                          const ConfigNumber& kv, bool local) {
  const auto length = [&](const ConfigKey& key) {
    if (const auto stated = config.number_if(key)) return *stated;
    return config.quotient(config.number(width), q);
  };
  AttentionHeads heads{q, kv, length(key_length), length(value_length)};
  std::string name = local ? "local" : "full";
  if (config.is_list(q_heads) || config.is_list(kv_heads))
    name += fmt::format("{}_{}", static_cast<std::uint64_t>(q.value),
                        static_cast<std::uint64_t>(kv.value));
  if (!local) return {name, attention_node(heads)};
  heads.head_dim = config.number_or(key_length_swa, heads.head_dim);
  heads.v_head_dim = config.number_or(value_length_swa, *heads.v_head_dim);
  return {name, windowed_node(heads, config.number(window))};
}

/// The heads, windows and states of each block, from lists or single numbers.
struct Blocks {
  std::vector<ConfigNumber> q_heads;
  std::vector<ConfigNumber> kv_heads;
  std::vector<bool> local;
  std::vector<bool> state;
};

/// Which blocks have a state in place of attention.
std::vector<bool> with_state(Config& config, std::string_view name, const ConfigNumber& count,
                             const std::vector<ConfigNumber>& kv) {
  std::vector<bool> state(kv.size(), false);
  if (states_of(name) == States::between) {
    const UInt128 period = read_period(config, interval).value;
    for (std::size_t i = 0; i < kv.size(); ++i) state[i] = (i + 1) % period != 0;
  } else if (states_of(name) == States::without_heads || states_of(name) == States::convolutions) {
    if (!config.is_list(kv_heads))
      config.report(config.offset(kv_heads).value_or(no_offset),
                    "attention.head_count_kv must list which layers have attention");
    const std::vector<ConfigNumber> fed =
        of_each(config, feed_forward, count, std::vector<ConfigNumber>(kv.size()));
    // Nemotron-H's layers are a state, attention or feed-forward; those of others have both.
    for (std::size_t i = 0; i < kv.size(); ++i)
      state[i] = kv[i].value == 0 && !(name.starts_with("nemotron") && fed[i].value != 0);
  }
  return state;
}

Blocks read_blocks(Config& config, std::string_view name, const ConfigNumber& count) {
  const std::vector<ConfigNumber> ones(static_cast<std::size_t>(count.value), ConfigNumber{1});
  Blocks blocks;
  blocks.q_heads = of_each(config, q_heads, count, ones);
  blocks.kv_heads = of_each(config, kv_heads, count, blocks.q_heads);
  blocks.local = windowed(config, name, count);
  blocks.state = with_state(config, name, count, blocks.kv_heads);
  return blocks;
}

void note_layers(Config& config, std::string_view name, const Blocks& blocks, Model& model) {
  for (std::size_t i = 0; i < static_cast<std::size_t>(model.layers.value); ++i) {
    const ConfigNumber& kv = blocks.kv_heads[i];
    if (blocks.state[i]) {
      model.order.push_back(add_kind(model, {"state", state_node(config, name)}));
    } else if (kv.value == 0) {
      model.order.push_back(caches_nothing);
    } else {
      auto [kind, node] = attention_of(config, blocks.q_heads[i], kv, blocks.local[i]);
      model.order.push_back(add_kind(model, {std::move(kind), std::move(node)}));
    }
  }
  if (states_of(name) != States::beside || model.kinds.empty()) return;
  model.kinds.push_back({"state", state_node(config, name)});
  model.kinds.push_back({model.kinds.front().name + " + state", {}});
  model.order.assign(model.order.size(), model.kinds.size() - 1);
}

Model read_gguf(Config& config) {
  const ConfigWord name = config.word(architecture);
  if (!check_architecture(config, name)) return {.layers = {1}};
  const ConfigNumber count = read_layers(config, block_count);
  const ConfigNumber drafts = config.number(drafting);
  Model model{.layers = count};
  if (count.value <= drafts.value) {
    config.report(drafts.offset, "nextn_predict_layers is not below block_count");
    return model;
  }
  model.layers.value -= drafts.value;
  if (const auto key_dim = config.number_if(key_length_mla)) {
    model.kinds.push_back({"latent", mla_node(config, *key_dim)});
  } else if (states_of(name.text) == States::all || states_of(name.text) == States::matrices) {
    model.kinds.push_back({"state", state_node(config, name.text)});
  } else if (states_of(name.text) == States::nothing) {
    config.note("all tokens are read at once: nothing is cached");
    model.order.assign(static_cast<std::size_t>(model.layers.value), caches_nothing);
  } else {
    note_layers(config, name.text, read_blocks(config, name.text, count), model);
    model.shared_last = config.number(shared_last);
  }
  report_unread(config, name);
  return model;
}

}  // namespace

std::vector<Family> gguf_families() {
  return {{"gguf",
           "What gguf-dump --json prints of a file; --json-array, where a key differs by layer. "
           "Drafting layers are not counted.",
           "llama.cpp src/llama-model.cpp, gguf-py/gguf/scripts/gguf_dump.py", gguf, read_gguf}};
}

}  // namespace attnfig
