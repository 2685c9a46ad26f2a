#pragma once

#include "import/config.h"

#include <initializer_list>
#include <utility>

namespace attnfig {

/// Layers with the same cache, as a layout of a spec.
struct ModelKind {
  std::string name;  // of the layout: "local"; or of several side by side: "full + mamba"
  Node fields;       // its mapping; empty for several
};

/// A layer without any cache, in Model::order.
constexpr std::size_t caches_nothing = static_cast<std::size_t>(-1);

/// The layers of a model, in a form that a spec can state.
struct Model {
  ConfigNumber layers;
  std::vector<ModelKind> kinds = {};
  std::vector<std::size_t> order = {};  // the kind of each layer; empty: all are of the first
  /// Last layers that read the cache of an earlier one of their kind.
  std::optional<ConfigNumber> shared_last = {};
};

/// One model_type, or several that read the same keys in the same way.
struct Family {
  std::string_view model_types;  // separated by blanks
  std::string_view about;        // notes for docs/models.md
  std::string_view citation;     // the code or file that shows it
  std::span<const ConfigKey> keys;
  Model (*read)(Config& config);
  /// llama.cpp's name for it, needed if layers may have windows: one name, or one a model_type.
  std::string_view architectures = {};
};

/// llama.cpp's name for a model_type of a family; empty if the family does not say.
std::string_view architecture_of(const Family& family, std::string_view model_type);

/// Every family, in the order in which docs/models.md shows them.
std::vector<Family> families();

/// Keys that every family reads besides its own: what the model is made for, and formats.
std::span<const ConfigKey> common_config_keys();

}  // namespace attnfig
