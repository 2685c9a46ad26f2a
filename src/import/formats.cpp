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

// What compressed-tensors calls a number with an exponent. In one piece it would be the type that
// tests/layering looks for.
constexpr std::string_view with_exponent =
    "flo"
    "at";

/// A format as a spec calls it, where the file states one.
struct Stated {
  std::string name;
  std::size_t offset = nowhere;
};

void complain_unknown(Config& config, const ConfigKey& key, std::size_t offset,
                      std::string_view said, const ConfigKey& settles) {
  const std::string_view setting = settles.names.substr(settles.names.rfind(' ') + 1);
  config.complain(offset, fmt::format("{}: unknown format {}", key.name(), said),
                  fmt::format("say what the cache is in: --assume {}=bfloat16, or fp8 or another "
                              "format of docs/reference.md",
                              setting));
}

/// What torch calls a format, or from the user what a spec does.
Stated read_format(Config& config, const ConfigKey& key) {
  const ConfigWord word = config.word(key);
  if (word.text.empty()) return {};
  constexpr std::string_view prefix = "torch.";
  const std::string_view text =
      std::string_view(word.text).substr(word.text.starts_with(prefix) ? prefix.size() : 0);
  for (const auto& [torch, name] : torch_formats)
    if (text == torch) return {std::string(name), word.offset};
  if (word.offset == assumed && find_storage(text) != nullptr)
    return {std::string(text), word.offset};
  complain_unknown(config, key, word.offset, fmt::format("\"{}\"", word.text), key);
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

/// The format of a kv_cache_scheme, which has num_bits, type, strategy, dynamic and group_size: no
/// text where no engine has it. Scales are stored beside a cache in 4 bits alone.
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

/// A scheme by what decides its format.
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
    const Node* node = config.stated(key);
    if (says_nothing(node)) continue;
    const std::string_view name =
        node->kind == Node::Kind::mapping ? format_of_scheme(*node) : format_of_word(node->text);
    if (name.empty()) {
      complain_unknown(config, key, node->offset, shown_scheme(*node), key::dtype);
    } else if (!found) {
      found = CacheFormat{std::string(name), {std::string(key.name()), node->offset}};
    } else if (found->name != name) {
      config.complain(node->offset,
                      fmt::format("{} contradicts {}{}", key.name(), found->by.text,
                                  config.place_text(found->by.offset)),
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

}  // namespace

std::optional<CacheFormat> add_formats(Config& config, std::vector<ModelKind>& kinds) {
  Stated model = read_format(config, key::dtype);
  const Stated state = read_format(config, key::state_dtype);
  // What a user says of the cache holds whatever the file asks for.
  const auto asked = model.offset == assumed ? std::nullopt : read_cache_format(config);
  // Weights in float32 are cached in 16 bits like all others.
  if (model.name == "fp32" && model.offset != assumed) model = {};
  const Stated cache = asked ? Stated{asked->name, asked->by.offset} : model;
  for (ModelKind& kind : kinds) {
    const Node* name = kind.fields.find("variant");
    const Variant* variant = name == nullptr ? nullptr : find_variant(name->text);
    if (variant == nullptr) continue;
    // Recurrent layers have no keys and values: the tail of a convolution is in the model's format.
    add(kind.fields, *variant, "dtype", variant->recurrent ? model : cache, "bf16");
    add(kind.fields, *variant, "state_dtype", state, "fp32");
  }
  return asked;
}

}  // namespace attnfig
