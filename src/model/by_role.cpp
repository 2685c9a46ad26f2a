#include "model/by_role.h"

#include "model/cache.h"

#include <map>

namespace attnfig {
namespace {

constexpr UInt128 largest_sum = UInt128{1} << 63;

/// Entries are counted in so many parts, so that one for every so many tokens is no zero.
constexpr UInt128 parts_of_entry = 4096;

UInt128 of_one_entry(const Tensor& tensor, RoleUnit unit) {
  if (unit == RoleUnit::bits) return entry_bits(tensor, Copies::all).amount().count();
  return tensor.copies.amount.count() * tensor.rows.amount.count() * tensor.width.amount.count();
}

UInt128 entries_of(const Attention& attention, const Tensor& tensor) {
  if (attention.context)
    return entries(tensor, formula_of(*attention.context)).amount().count() * parts_of_entry;
  if (tensor.growth.along != Growth::Along::context) return 0;
  return parts_of_entry / std::max<UInt128>(tensor.growth.tokens_per_entry.amount.count(), 1);
}

}  // namespace

std::vector<RoleShare> cached_by_role(const Attention& attention, RoleUnit unit) {
  std::map<Role, UInt128> weights;
  for (const LayerKind& kind : attention.layers)
    for (const Block& block : kind.blocks)
      for (const Tensor& tensor : block.tensors)
        if (tensor.cached())
          weights[tensor.role] += owning_layers(kind).amount().count() *
                                  entries_of(attention, tensor) * of_one_entry(tensor, unit);
  UInt128 sum = 0;
  for (const auto& [role, weight] : weights) sum += weight;
  UInt128 divisor = 1;
  while (largest_sum < sum / divisor) divisor *= 2;
  std::vector<RoleShare> shares;
  for (const auto& [role, weight] : weights)
    if (weight / divisor != 0) shares.push_back({role, weight / divisor});
  return shares;
}

}  // namespace attnfig
