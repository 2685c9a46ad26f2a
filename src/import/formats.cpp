#include "import/formats.h"

#include "import/config_node.h"
#include "import/keys.h"
#include "import/layout_node.h"
#include "variants/variant.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace attnfig {
namespace {

constexpr std::pair<std::string_view, std::string_view> torch_formats[] = {
    {"float16", "fp16"}, {"half", "fp16"}, {"bfloat16", "bf16"}, {"float32", "fp32"}};

// The name in compressed-tensors for a number with an exponent. In one piece it would be the type
// that tests/layering looks for.
constexpr std::string_view with_exponent =
    "flo"
    "at";

/// A format as a spec calls it, where the file states one.
struct Stated {
  std::string name;
  std::size_t offset = no_offset;
};

void report_unknown(Config& config, std::string_view key, std::size_t offset, std::string_view said,
                    std::string_view setting) {
  config.report(offset, fmt::format("{}: unknown format {}", key, said),
                fmt::format("say what the cache is in: --assume {}=bfloat16, or fp8 or another "
                            "format of docs/reference.md",
                            setting));
}

bool is_torch_format(std::string_view name) {
  return std::any_of(std::begin(torch_formats), std::end(torch_formats),
                     [&](const auto& known) { return known.second == name; });
}

/// Reads a format by torch's name. A user, who states it by `setting`, may also use a spec's name.
Stated read_format(Config& config, const ConfigKey& key, std::string_view setting) {
  const ConfigWord word = config.word(key);
  if (word.text.empty()) return {};
  constexpr std::string_view prefix = "torch.";
  const std::string_view text =
      std::string_view(word.text).substr(word.text.starts_with(prefix) ? prefix.size() : 0);
  for (const auto& [torch, name] : torch_formats)
    if (text == torch) return {std::string(name), word.offset};
  if (word.offset == assumed_offset && find_storage(text) != nullptr)
    return {std::string(text), word.offset};
  report_unknown(config, word.key, word.offset, fmt::format("\"{}\"", word.text), setting);
  return {};
}

bool says_nothing(const Node* node) {
  if (node == nullptr) return true;
  const bool empty = node->text.empty() && node->items.empty();
  return empty || (node->plain && node->text == "false");
}

bool is_among(std::string_view text, std::initializer_list<std::string_view> all) {
  return std::find(all.begin(), all.end(), text) != all.end();
}

/// The format of a kv_cache_scheme, which has num_bits, type, strategy, dynamic and group_size;
/// empty if no engine has it. Only in 4 bits, scales are stored beside a cache.
std::string_view format_of_scheme(const Node& scheme) {
  const std::string bits = text_of(scheme, "num_bits");
  const std::string type = text_of(scheme, "type");
  if (bits == "4" && type == with_exponent && is_among(text_of(scheme, "group_size"), {"", "16"}))
    return "nvfp4";
  const bool fixed = is_among(text_of(scheme, "dynamic"), {"", "false"}) &&
                     is_among(text_of(scheme, "strategy"), {"", "tensor", "attn_head"});
  if (bits != "8" || !fixed) return {};
  return type == with_exponent ? "fp8" : type == "int" ? "int8" : "";
}

std::string_view format_of_word(std::string_view word) {
  std::string lower(word);
  for (char& c : lower)
    if ('A' <= c && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  for (const std::string_view known : {"fp8", "int8", "nvfp4"})
    if (lower == known) return known;
  return {};
}

/// A scheme in a message: the keys that decide its format.
std::string shown_scheme(const Node& scheme) {
  if (scheme.kind != Node::Kind::mapping) return shown(scheme);
  std::string text;
  for (const std::string_view name : {"num_bits", "type", "strategy", "group_size", "dynamic"})
    if (const std::string value = text_of(scheme, name); !value.empty())
      text += fmt::format("{}{} {}", text.empty() ? "" : ", ", name, value);
  return fmt::format("({})", text);
}

std::optional<CacheFormat> read_cache_format(Config& config) {
  std::optional<CacheFormat> found;
  for (const ConfigKey& key : {key::cache_scheme, key::cache_algorithm}) {
    const auto [node, path] = config.stated(key);
    if (says_nothing(node)) continue;
    const std::string_view name =
        node->kind == Node::Kind::mapping ? format_of_scheme(*node) : format_of_word(node->text);
    if (name.empty()) {
      report_unknown(config, path, node->offset, shown_scheme(*node), "dtype");
    } else if (!found) {
      found = CacheFormat{std::string(name), std::string(path), node->offset};
    } else if (found->name != name) {
      config.report(
          node->offset,
          fmt::format("{} contradicts {}{}", path, found->key, config.place_text(found->offset)),
          "say which holds: --assume dtype=VALUE");
    }
  }
  return found;
}

void add(Node& layout, const Variant& variant, std::string_view field, const Stated& format,
         std::string_view usual) {
  if (variant.table.find(field) == nullptr || format.name.empty() || format.name == usual) return;
  put(layout, field, plain_node(format.name, format.offset));
}

const Variant* variant_of(const ModelKind& kind) {
  const Node* name = kind.fields.find("variant");
  return name == nullptr ? nullptr : find_variant(name->text);
}

/// Recurrent layers have no keys and values: the tail of a convolution is in the model's format.
bool is_recurrent(const ModelKind& kind) {
  const Variant* variant = variant_of(kind);
  return variant != nullptr && variant->recurrent;
}

}  // namespace

std::optional<CacheFormat> add_formats(Config& config, std::vector<ModelKind>& kinds) {
  // A format that a user chose for the cache holds whatever the file asks for.
  const bool is_chosen = config.offset(key::dtype) == assumed_offset;
  const auto asked = is_chosen ? std::nullopt : read_cache_format(config);
  const bool is_decided = asked && std::none_of(kinds.begin(), kinds.end(), is_recurrent);
  Stated model = is_decided ? Stated{} : read_format(config, key::dtype, "dtype");
  const Stated state = read_format(config, key::state_dtype, "mamba_ssm_dtype");
  // Weights in float32 are cached in 16 bits like all others.
  if (model.name == "fp32" && !is_chosen) model = {};
  const Stated cache = asked ? Stated{asked->name, asked->offset} : model;
  const Stated recurrent = is_torch_format(model.name) ? model : Stated{};
  for (ModelKind& kind : kinds) {
    const Variant* variant = variant_of(kind);
    if (variant == nullptr) continue;
    add(kind.fields, *variant, "dtype", is_recurrent(kind) ? recurrent : cache, "bf16");
    add(kind.fields, *variant, "state_dtype", state, "fp32");
  }
  return asked;
}

}  // namespace attnfig
