#pragma once

#include "figures/head_map/tensor_rows.h"

namespace attnfig {

// What a reader sees who points at something: what it is, who reads it, and how its bits add up.
// Empty where the plan asks for no tooltips.

/// "Q head 3/64, reads KV head 1/8".
std::string query_tooltip(const PanelRows& panel, const DrawnHead& head);

/// What a box in the row of a tensor says of its copy, and of the value where keys and values of a
/// head share a box.
std::string copy_tooltip(const PanelRows& panel, const Tensor& tensor, const DrawnGroup& group);

/// What the box of whole tensors says: "latent 512" and its bits.
std::string tensor_tooltip(const PanelRows& panel, const Alike& tensors);

/// "124 heads not drawn".
std::string left_out_tooltip(const PanelRows& panel, const LeftOut& left_out);

/// What the legend says of a kind of layers: how many there are, and the bits of what each caches.
std::string kind_tooltip(const Plan& plan, const LayerKind& kind);

/// An item with another tooltip.
Item with_tooltip(Item item, std::string tooltip);

}  // namespace attnfig
