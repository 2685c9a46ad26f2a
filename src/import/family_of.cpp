#include "import/family_of.h"

#include "import/config_node.h"
#include "import/words.h"

#include <fmt/format.h>

#include <algorithm>

namespace attnfig {
namespace {

/// Keys of models whose cache differs from that of a family that does not read them. A key that
/// ends in * stands for all that start so: a family that reads one of those knows the others.
constexpr std::string_view deciding =
    // latents, and keys of indexers
    "kv_lora_rank index_head_dim sparse_attention_config "
    // layers of several kinds
    "layer_types layers_block_type hybrid_override_pattern hybrid_layer_pattern "
    "attn_type_list attn_layer_indices attn_layer_period full_attn_idxs full_attention_interval "
    "global_attn_every_n_layers attn_layer_idx layer_group_size attention_types attention_layers "
    "linear_attn_config block_configs "
    "block_types _block_types mixer_types compress_ratios compress_rates per_layer_config "
    "local_layer_ids "
    // windows and chunks
    "sliding_window sliding_window_layers sliding_window_layout sliding_window_size "
    "sliding_window_pattern _sliding_window_pattern window_size "
    "attention_window_size attention_chunk_size local_attention mem_len "
    // states
    "mamba_* n_mamba_heads ssm_* state_size linear_num_* conv_L_cache lru_width cca_* "
    "conv_kernel_size sconv_kernel_size conv1d_width conv_window short_conv_kernel_size "
    "qk_dim_factor v_dim_factor num_blocks "
    // layers that share a cache, or have several
    "num_kv_shared_layers num_kv_reuse_layers use_cla loop_num num_loops total_ut_steps H_cycles "
    "L_cycles "
    "num_layers_per_stack "
    // another layer's or another model's tokens
    "cross_attention_layers is_encoder_decoder encoder_* decoder_* num_decoder_* "
    // heads, under names of a family's own or layer by layer
    "num_key_value_heads num_key_value_heads_per_layer num_kv_heads n_kv_heads n_head_kv num_heads "
    "num_query_heads n_shared_head num_swa_key_value_heads "
    "attention_heads num_query_groups "
    "num_attention_groups attention_other_setting multi_query multi_query_attention attn_config "
    "num_global_key_value_heads swa_num_key_value_heads swa_head_dim swa_v_head_dim "
    "global_head_dim attention_head_dim v_head_dim";

bool matches(std::string_view key, std::string_view pattern) {
  if (!pattern.ends_with('*')) return key == pattern;
  return key.starts_with(pattern.substr(0, pattern.size() - 1));
}

bool declares(std::span<const ConfigKey> keys, std::string_view pattern) {
  for (const ConfigKey& key : keys)
    for (const std::string_view path : words_of(key.names))
      if (matches(path.substr(0, path.find('.')), pattern)) return true;
  return false;
}

/// Whether a value is none, or gives all layers full attention, as in other families.
bool is_plain(const Node& value) {
  if (!says_something(value)) return true;
  if (value.kind == Node::Kind::scalar) return false;
  return std::all_of(value.items.begin(), value.items.end(), [](const Node& item) {
    return item.text == "full_attention" || item.text == "attention";
  });
}

bool decides_for_others(const Family& family, std::string_view key) {
  // With latents, the number of KV heads does not matter.
  if (key == "num_key_value_heads" && declares(family.keys, "kv_lora_rank")) return false;
  if (declares(common_config_keys(), key)) return false;
  const std::vector<std::string_view> patterns = words_of(deciding);
  return std::any_of(patterns.begin(), patterns.end(), [&](std::string_view pattern) {
    return matches(key, pattern) && !declares(family.keys, pattern);
  });
}

/// The keys of a model that decide its cache and that a family does not read, by their index.
std::vector<std::size_t> unread(const Node& model, const Family& family) {
  std::vector<std::size_t> unread;
  for (std::size_t i = 0; i < model.keys.size(); ++i)
    if (decides_for_others(family, model.keys[i].text) && !is_plain(model.items[i]))
      unread.push_back(i);
  return unread;
}

std::optional<Family> find_family(std::string_view type) {
  for (const Family& family : families()) {
    const std::vector<std::string_view> types = words_of(family.model_types);
    if (std::find(types.begin(), types.end(), type) != types.end()) return family;
  }
  return {};
}

/// Formats of their own that state no model_type, told by the keys that they have.
struct Format {
  std::string_view type;
  std::string_view keys;
};
constexpr Format formats[] = {{"mamba_ssm", "d_model n_layer ssm_cfg"},
                              {"params", "dim n_layers n_heads"}};

/// The format of a mapping without a model_type; null if it has none.
const Format* format_of(const Node& model) {
  for (const Format& format : formats) {
    const std::vector<std::string_view> keys = words_of(format.keys);
    if (std::all_of(keys.begin(), keys.end(),
                    [&](std::string_view key) { return model.find(key) != nullptr; }))
      return &format;
  }
  return nullptr;
}

/// Reports the keys that decide the cache and that a family does not read, though a user or the
/// keys beside them say that the model is one of it. `what` names the family.
void report_unread(const Reporter& reporter, const Node& model, const Family& family,
                   std::string_view what) {
  for (const std::size_t i : unread(model, family)) {
    const std::string& key = model.keys[i].text;
    reporter.report(model.items[i].offset,
                    fmt::format("{} decides the cache, and {} does not read it", key, what),
                    fmt::format("assume a model_type that does, or --assume {}=null", key));
  }
}

constexpr std::string_view settle_type =
    "--assume model_type=NAME reads the keys of a family that docs/models.md lists";

/// What to do about an unknown model_type. A near one is suggested only if its family reads the
/// keys that decide this model's cache. A name that continues a known one belongs to a model
/// derived from it.
std::string hint_for(std::string_view type, const Node& model) {
  std::vector<std::string_view> known;
  std::string_view base;
  for (const Family& family : families()) {
    if (!unread(model, family).empty()) continue;
    for (const std::string_view name : words_of(family.model_types)) {
      known.push_back(name);
      const bool goes_on = type.starts_with(name) && type.substr(name.size()).starts_with('_');
      if (goes_on && base.size() < name.size()) base = name;
    }
  }
  const std::string near =
      base.empty() ? did_you_mean(type, known) : fmt::format("did you mean \"{}\"?", base);
  return near.empty() ? std::string(settle_type) : fmt::format("{} {}", near, settle_type);
}

/// The model_type that a file states, of its language model or as a whole; null if it states none.
const Node* stated_type(const Node& config, const Node& model) {
  const Node* type = model.find("model_type");
  const bool none = type == nullptr || type->kind == Node::Kind::empty;
  return none ? config.find("model_type") : type;
}

}  // namespace

std::string model_type_of(const Node& config, const Node& model) {
  const Node* type = stated_type(config, model);
  if (type != nullptr) return type->text;
  const Format* format = format_of(model);
  return format == nullptr ? "" : std::string(format->type);
}

std::optional<Family> family_of(const Reporter& reporter, const Node& config, const Node& model) {
  const Node* type = stated_type(config, model);
  const Format* format = type == nullptr ? format_of(model) : nullptr;
  if (format != nullptr) {
    auto family = find_family(format->type);
    report_unread(reporter, model, *family, "a file without model_type");
    return family;
  }
  if (type == nullptr || type->kind != Node::Kind::scalar) {
    reporter.report(model.offset, "model_type is missing", settle_type);
    return {};
  }
  auto family = find_family(type->text);
  if (!family)
    reporter.report(type->offset, fmt::format("unknown model_type \"{}\"", type->text),
                    hint_for(type->text, model));
  if (family && type->offset == assumed_offset)
    report_unread(reporter, model, *family,
                  fmt::format("the assumed model_type \"{}\"", type->text));
  return family;
}

}  // namespace attnfig
