#include "import/layout_node.h"

#include "input/values.h"
#include "model/number_text.h"

namespace attnfig {

Node plain_node(std::string text, std::size_t offset) {
  return {.kind = Node::Kind::scalar,
          .offset = offset,
          .text_offset = offset,
          .plain = true,
          .text = std::move(text)};
}

Node number_node(const ConfigNumber& number) {
  return plain_node(digits(number.value), number.offset);
}

Node tokens_node(const ConfigNumber& tokens) {
  constexpr UInt128 kibi = 1024;
  UInt128 count = tokens.value;
  std::string suffix;
  for (const char* larger : {"Ki", "Mi"})
    if (count != 0 && count % kibi == 0) count /= kibi, suffix = larger;
  return plain_node(digits(count) + suffix, tokens.offset);
}

Node mapping_node() {
  return {.kind = Node::Kind::mapping, .offset = no_offset};
}

Node list_node() {
  return {.kind = Node::Kind::list, .offset = no_offset};
}

void put(Node& mapping, std::string_view key, Node value) {
  mapping.keys.push_back({std::string(key), value.offset});
  mapping.items.push_back(std::move(value));
}

Node* find_item(Node& mapping, std::string_view key) {
  for (std::size_t i = 0; i < mapping.keys.size(); ++i)
    if (mapping.keys[i].text == key) return &mapping.items[i];
  return nullptr;
}

void set(Node& mapping, std::string_view key, Node value) {
  if (Node* known = find_item(mapping, key)) {
    *known = std::move(value);
  } else {
    put(mapping, key, std::move(value));
  }
}

std::string text_of(const Node& mapping, std::string_view key) {
  const Node* node = mapping.find(key);
  return node != nullptr && node->kind == Node::Kind::scalar ? node->text : "";
}

UInt128 number_of(const Node& mapping, std::string_view key) {
  return parse_number(text_of(mapping, key), Suffixes::allowed).value;
}

Node layout_node(std::string_view variant, std::initializer_list<LayoutField> fields) {
  Node node = mapping_node();
  put(node, "variant", plain_node(std::string(variant)));
  for (const auto& [name, number] : fields) put(node, name, number_node(number));
  return node;
}

}  // namespace attnfig
