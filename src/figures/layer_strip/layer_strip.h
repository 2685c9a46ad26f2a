#pragma once

#include "figures/draw_input.h"
#include "spec/saying.h"

namespace attnfig {

/// Cells: colour and shape show what a layer caches.
namespace layer_strip_marks {

constexpr Mark cell(std::string_view name, Ink ink) {
  return {.name = name, .fill = ink, .on = Ink::page};
}

constexpr Mark full = cell("layer-full", Ink::key_edge);  // every token
constexpr Mark windowed = cell("layer-windowed", Ink::rope_key_edge);
constexpr Mark latent = cell("layer-latent", Ink::latent_edge);
constexpr Mark state = cell("layer-state", Ink::state_edge);
constexpr Mark none = cell("layer-none", Ink::convolution_edge);
constexpr Mark borrowed = {.name = "layer-borrowed", .edge = Ink::quiet, .on = Ink::page};
constexpr Mark title = {.name = "layout", .fill = Ink::text, .on = Ink::page, .is_text = true};
constexpr Mark label = {
    .name = "layer-label", .fill = Ink::quiet, .on = Ink::page, .is_text = true};

constexpr Mark all[] = {full, windowed, latent, state, none, borrowed, title, label};

}  // namespace layer_strip_marks

extern const FigureKind layer_strip;

/// The block of a figure that consists of layer strips.
struct LayerStripBlock {
  std::vector<LayoutName> layouts;  // empty: every layout

  static const Table table;
};

struct LayerStripPlan {
  std::vector<std::size_t> layouts;  // in Plan::layouts

  friend bool operator==(const LayerStripPlan&, const LayerStripPlan&) = default;
};

namespace metric {

constexpr Metric strip_width = {"strip_width", 242, "widest strip of all layers"};
constexpr Metric layer_width = {"layer_width", 6, "of a layer in the strip"};
constexpr Metric layer_height = {"layer_height", 14, "of a layer in the strip"};
constexpr Metric layer_gap = {"layer_gap", 2, "between layers of the strip"};

}  // namespace metric

/// Whether a strip stands alone, or under a map, which draws one of its kinds of layers.
enum class Standing { alone, under_map };

/// All layers of a layout in their order, a cell each, and a legend of their kinds with counts and
/// with how each kind keeps tokens:
///
///   ▮▮▮▮▮▯▮▮▮▮▮▯▮▮▮▮▮▯
///   ▮ 15 local, window 1,024
///   ▯ 3 global
///
/// A layout of one kind whose layers all own a cache has no cells, and a line of text only where
/// there is something to say: a window, or layers that run several times. `widest` is the width
/// that it may have.
Picture draw_layers(const DrawInput& input, const Attention& layout, Standing standing,
                    Length widest);

/// What that shows in numbers, as a part of a panel.
std::vector<std::string> describe_layers(const FinishedPanel& panel, const Attention& layout,
                                         Standing standing);

/// What is told of an item of that: of a kind of layers, how many there are and the bits of what
/// each caches; else nothing.
std::string tell_of_layers(const Attention& layout, const Item& item);

}  // namespace attnfig
