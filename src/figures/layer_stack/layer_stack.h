#pragma once

#include "figures/draw_input.h"
#include "spec/saying.h"

namespace attnfig {

/// Bars: their colour shows what a layer caches, their height how far back it sees.
namespace layer_stack_marks {

constexpr Mark bar(std::string_view name, Ink ink) {
  return {.name = name, .fill = ink, .on = Ink::page};
}

constexpr Mark key = bar("layer-key", Ink::key_edge);
constexpr Mark latent = bar("layer-latent", Ink::latent_edge);
constexpr Mark state = bar("layer-state", Ink::state_edge);
constexpr Mark convolution = bar("layer-convolution", Ink::convolution_edge);
constexpr Mark none = bar("layer-none", Ink::line);
constexpr Mark borrowed = {.name = "layer-borrowed", .edge = Ink::quiet, .on = Ink::page};
constexpr Mark ground = {.name = "layer-ground", .edge = Ink::line, .on = Ink::page};
constexpr Mark title = text_mark("layout", Ink::text, Ink::page);
constexpr Mark label = text_mark("layer-label", Ink::quiet, Ink::page);
constexpr Mark number = text_mark("layer-number", Ink::quiet, Ink::page);

constexpr Mark all[] = {key,      latent, state, convolution, none,
                        borrowed, ground, title, label,       number};

}  // namespace layer_stack_marks

extern const FigureKind layer_stack;

/// The block of a figure that shows all layers of layouts.
struct LayerStackBlock {
  std::vector<LayoutName> layouts;  // empty: every layout

  static const Table table;
};

struct LayerStackPlan {
  std::vector<std::size_t> layouts;  // in Plan::layouts

  friend bool operator==(const LayerStackPlan&, const LayerStackPlan&) = default;
};

namespace metric {

constexpr Metric layer_width = {"layer_width", 6, "of a layer's bar"};
constexpr Metric layer_height = {"layer_height", 40, "of a layer that sees all tokens", 32};
constexpr Metric layer_gap = {"layer_gap", 2, "between layers, where many are"};
constexpr Metric most_layer_gap = {"most_layer_gap", 6, "between layers, where few are"};

}  // namespace metric

/// Whether the layers stand alone, or under a map, which draws one of their kinds.
enum class Standing { alone, under_map };

/// All layers of a layout in their order, from left to right, each as high as it sees far back, and
/// a legend of their kinds with counts and with how each kind keeps tokens:
///
///        ▮     ▮     ▮
///   ▖▖▖▖▖▮▖▖▖▖▖▮▖▖▖▖▖▮
///   1    6     12   18
///   ▖ Sliding window: 15 layers, window 1,024
///   ▮ Full attention: 3 layers
///
/// Heights have the order of the spans, not their scale: a span of 512 tokens in 128Ki would be a
/// hair. Under a map, a layout of one kind whose layers all own a cache has no bars, and a line of
/// text only where there is something to say: a window, or layers that run several times. `widest`
/// is the width that it may have.
Picture draw_layers(const DrawInput& input, const Attention& layout, Standing standing,
                    Length widest);

/// Whether some of the layers see further back than others, so that heights need an explanation.
bool heights_differ(const Metrics& metrics, const Attention& layout);

/// What that shows in numbers, as a part of a panel.
std::vector<std::string> describe_layers(const FinishedPanel& panel, const Attention& layout,
                                         Standing standing);

/// What is told of an item of that: of a kind of layers, how many there are and the bits of what
/// each caches; else nothing.
std::string tell_of_layers(const Words& words, const Attention& layout, const Item& item);

}  // namespace attnfig
