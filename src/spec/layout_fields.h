#pragma once

#include "input/values.h"
#include "spec/layer_options.h"
#include "variants/values.h"

#include <array>

namespace attnfig {

/// The fields of a layout of any variant. A word is empty if left out.
struct LayoutFields {
  std::string variant;
  std::string like;
  std::string use;
  std::string label;
  Sourced<unit::Layer> layers;
  std::optional<Sourced<unit::Token>> context;
  Sourced<unit::Sequence> batch;
  std::optional<Architecture> architecture;
  LayerOptions options = {};

  static const Table table;  // of all but the options, which have their own table

  std::array<Target, 2> targets() {
    return {Target{&table, this}, Target{&LayerOptions::table, &options}};
  }
};

/// The tables of fields that layouts of any variant have: identity, and options of layers.
std::span<const Table* const> common_layout_tables();

bool is_common_field(std::string_view name);

/// Whether a field belongs to one layout alone, so that layouts `like` it do not inherit it.
bool is_own_field(std::string_view name);

}  // namespace attnfig
