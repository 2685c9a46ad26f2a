#pragma once

#include "import/config.h"
#include "input/node.h"

#include <initializer_list>
#include <utility>

// Values of a spec that keep their place in the config.json, so that messages and explanations
// point there.

namespace attnfig {

Node plain_node(std::string text, std::size_t offset = no_offset);
Node number_node(const ConfigNumber& number);
/// A number of tokens: 128Ki where it is a multiple of 1,024.
Node tokens_node(const ConfigNumber& tokens);
Node mapping_node();
Node list_node();

void put(Node& mapping, std::string_view key, Node value);

/// Replaces a value, if the key exists.
void set(Node& mapping, std::string_view key, Node value);

/// The value of a key, for changing it; null if there is none.
Node* find_item(Node& mapping, std::string_view key);

/// The text of a scalar; empty if there is none.
std::string text_of(const Node& mapping, std::string_view key);
/// The number that a scalar states; 0 if there is none.
UInt128 number_of(const Node& mapping, std::string_view key);

using LayoutField = std::pair<std::string_view, ConfigNumber>;

/// {variant: NAME, FIELD: NUMBER, …}
Node layout_node(std::string_view variant, std::initializer_list<LayoutField> fields);

}  // namespace attnfig
