#pragma once

#include "input/packed.h"

namespace attnfig {

/// A file under templates/ at the time of the build. attnfig_embed (src/embed) writes the list of
/// them.
struct EmbeddedTemplate {
  std::string_view path;  // from templates/: "themes/modern.yaml"
  std::string_view text;
  std::span<const PackedNode> nodes = {};  // its YAML; empty for other files
};

/// All of them, sorted by path.
std::span<const EmbeddedTemplate> embedded_templates();

/// The text of one of them, such as "references.yaml"; empty if there is none.
std::string_view embedded_template(std::string_view path);

}  // namespace attnfig
