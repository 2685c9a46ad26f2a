#pragma once

#include "figures/mask_grid/mask_grid.h"
#include "figures/mask_grid/quantities.h"

namespace attnfig {

/// A mask at a size, with its numbers and texts; `name` is that of its panel.
SizedMask sized_mask(const Words& words, const std::string& name, const Mask& mask,
                     const mask_quantity::OfSize& size);

/// Collects the panels of the masks that a block states. Reports what is wrong with a mask.
struct MaskPlanner {
  Saying& say;
  const MaskGridBlock& block;
  std::vector<MaskPanel> panels = {};

  void add(const NamedValue<MaskSpec>& mask);

 private:
  void add_rules(const Key& name, const MaskSpec& spec);
  void add_layout(const Key& name, const MaskSpec& spec);
  void add_panel(const std::string& name, const MaskSpec& spec, RichText label, const Mask& drawn,
                 const std::optional<Mask>& real);
  void hold_against_layout(const MaskSpec& spec, const Mask& mask);
  Position tokens_for(const MaskSpec& spec) const;
  std::optional<Mask> real_mask(const MaskSpec& spec) const;
  bool is_drawable(const Key& name, const Mask& mask) const;
  bool has_labels(const Key& name, const MaskSpec& spec, const Mask& mask) const;
};

}  // namespace attnfig
