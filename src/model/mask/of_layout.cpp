#include "model/mask/of_layout.h"

#include "model/mask/reasons.h"
#include "model/view.h"

#include <algorithm>

namespace attnfig {
namespace {

template <class Unit>
Position position(const Sourced<Unit>& sourced) {
  return static_cast<Position>(std::min<UInt128>(sourced.amount.count(), most_positions));
}

std::vector<Reason> reasons_of(const Cap& cap) {
  const Position tokens = position(cap.tokens);
  if (cap.kind == Cap::Kind::chunk) return {reason::chunk(tokens)};
  std::vector<Reason> reasons = {reason::window(tokens)};
  if (cap.sinks) reasons.push_back(reason::sinks(position(*cap.sinks)));
  return reasons;
}

}  // namespace

std::optional<Mask> mask_of(const Growth& growth, Position tokens) {
  switch (growth.along) {
    case Growth::Along::constant:
      return {};
    case Growth::Along::encoder:
      return Mask{.area = Rectangle::cross(tokens, position(growth.encoder)),
                  .reasons = {reason::cross()}};
    case Growth::Along::context:
      break;
  }
  const Position run = position(growth.tokens_per_entry);
  const Position skipped = position(growth.skipped);
  if (1 < run || skipped != 0) {
    if (growth.cap) return {};
    // An entry is read once its run of tokens has passed; a last, shorter run counts if it is
    // rounded up.
    const Position whole = growth.rounding == Rounding::up ? 1 : run;
    return Mask{.area = Rectangle::cross(tokens, compressed_entries(tokens, skipped + whole, run)),
                .reasons = {reason::compressed(skipped + whole, run)}};
  }
  return Mask{
      .area = Rectangle::square(tokens),
      .reasons = growth.cap ? reasons_of(*growth.cap) : std::vector<Reason>{reason::causal()}};
}

std::optional<Mask> mask_of(const Block& block, Position tokens) {
  const BlockTensors tensors = tensors_of(block);
  if (tensors.read == nullptr) return {};
  return mask_of(growth_of(tensors), tokens);
}

}  // namespace attnfig
