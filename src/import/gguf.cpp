#include "import/gguf.h"

#include "import/layout_node.h"

#include <algorithm>

namespace attnfig {
namespace {

constexpr std::string_view architecture = "general.architecture";

const Node* value_of(const Node& metadata, std::string_view name) {
  const Node* entry = metadata.find(name);
  return entry == nullptr ? nullptr : entry->find("value");
}

Node array_without_values(std::size_t offset) {
  return {.kind = Node::Kind::scalar,
          .offset = offset,
          .text_offset = offset,
          .text = "an array without its values; gguf-dump --json-array prints them"};
}

/// Sets a value in nested mappings; each dot of the name enters one.
void put_nested(Node& mapping, std::string_view name, const Key& key, Node value) {
  const std::size_t dot = name.find('.');
  const std::string_view first = name.substr(0, dot);
  if (dot == std::string_view::npos) {
    mapping.keys.push_back({std::string(name), key.offset});
    mapping.items.push_back(std::move(value));
    return;
  }
  const auto known = std::find_if(mapping.keys.begin(), mapping.keys.end(),
                                  [&](const Key& each) { return each.text == first; });
  const auto index = static_cast<std::size_t>(known - mapping.keys.begin());
  if (known == mapping.keys.end()) {
    mapping.keys.push_back({std::string(first), key.offset});
    mapping.items.push_back({.kind = Node::Kind::mapping, .offset = key.offset});
  }
  // A value has no parts.
  if (mapping.items[index].kind != Node::Kind::mapping) return;
  put_nested(mapping.items[index], name.substr(dot + 1), key, std::move(value));
}

}  // namespace

bool is_gguf_dump(const Node& json) {
  const Node* metadata = json.find("metadata");
  const Node* stated = metadata == nullptr ? nullptr : value_of(*metadata, architecture);
  return stated != nullptr && stated->kind == Node::Kind::scalar;
}

Node gguf_config(const Node& dump) {
  const Node& metadata = *dump.find("metadata");
  const Node& stated = *value_of(metadata, architecture);
  Node config = {.kind = Node::Kind::mapping, .offset = metadata.offset};
  Node type = stated;
  type.text = "gguf";
  type.verbatim = false;
  put(config, "model_type", std::move(type));
  put(config, "architecture", stated);
  const std::string prefix = stated.text + '.';
  for (std::size_t i = 0; i < metadata.keys.size(); ++i) {
    const Key& key = metadata.keys[i];
    if (!key.text.starts_with(prefix)) continue;
    const Node* value = metadata.items[i].find("value");
    put_nested(config, std::string_view(key.text).substr(prefix.size()), key,
               value == nullptr ? array_without_values(metadata.items[i].offset) : *value);
  }
  return config;
}

}  // namespace attnfig
