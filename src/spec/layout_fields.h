#pragma once

#include "input/values.h"
#include "spec/layer_options.h"
#include "variants/values.h"

#include <array>

namespace attnfig {

/// What a layout of any variant may say of itself. A word is empty where it is left out.
struct LayoutFields {
  std::string variant;
  std::string like;
  std::string label;
  Given<unit::Layer> layers;
  std::optional<Given<unit::Token>> context;
  Given<unit::Sequence> batch;
  std::optional<Architecture> architecture;
  LayerOptions options = {};

  static const Table table;  // of all but the options, which have a table of their own

  std::array<Target, 2> targets() {
    return {Target{&table, this}, Target{&LayerOptions::table, &options}};
  }
};

/// The tables of fields that a layout of any variant has: who it is, and the options of its layers.
std::span<const Table* const> common_layout_tables();

bool is_common_field(std::string_view name);

/// Whether a field belongs to one layout alone, so that none like it takes it over.
bool is_own_field(std::string_view name);

}  // namespace attnfig
