#pragma once

#include "painted/document.h"

#include <map>
#include <string>
#include <string_view>

// What pugixml accepts although XML forbids it, and the entities that it leaves as they are.

namespace attnfig::painted {

/// The general entities that a DOCTYPE declares, by name, as they were written.
using Entities = std::map<std::string, std::string, std::less<>>;
Entities read_entities(std::string_view doctype);

/// A stretch of the source with its references replaced. `expanded` counts the bytes that entities
/// made so far; past the limit, and where entities refer to themselves, they are left out.
std::string with_entities(std::string_view text, const Entities& entities, std::size_t& expanded);

/// Whether a text that is UTF-8 has the same characters in an encoding that it claims to be in.
bool is_readable_encoding(std::string_view name, std::string_view text);

/// Whether a name is one of XML 1.0, production 5, with at most one colon inside.
bool is_xml_name(std::string_view name);

/// Whether "#xHH" or "#NN" is a character that XML 1.0 allows (production 2).
bool is_character(std::string_view reference);

/// The entity of XML itself that a name stands for; 0 for none.
char predefined_entity(std::string_view name);

}  // namespace attnfig::painted
