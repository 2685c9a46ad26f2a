#pragma once

#include "scene/scene.h"

#include <pugixml.hpp>

#include <string>
#include <string_view>

// Helpers of the writer for making elements.

namespace attnfig {

inline void set(pugi::xml_node node, const char* name, const std::string& value) {
  node.append_attribute(name).set_value(value.c_str());
}
inline void set(pugi::xml_node node, const char* name, Length value) {
  set(node, name, to_text(value));
}

/// The id of something in a figure. Names of figures have no two dashes in a row, so no other
/// figure in the same page has this id.
inline std::string id_in(const Scene& scene, std::string_view what) {
  return scene.name + "--" + std::string(what);
}

/// A child element on a line of its own.
inline pugi::xml_node append(pugi::xml_node parent, const char* name) {
  parent.append_child(pugi::node_pcdata).set_value("\n");
  return parent.append_child(name);
}

inline void set_text(pugi::xml_node node, const std::string& text) {
  node.append_child(pugi::node_pcdata).set_value(text.c_str());
}

inline void end_line(pugi::xml_node node) {
  set_text(node, "\n");
}

}  // namespace attnfig
