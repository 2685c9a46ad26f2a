#include "figures/head_map/sizes.h"

#include "model/number_text.h"
#include "model/projections.h"

#include <algorithm>

namespace attnfig {
namespace {

/// "8 × 128 = 1,024", or "512" alone.
std::string product(const std::vector<UInt128>& factors) {
  std::string text;
  UInt128 all = 1;
  int count = 0;
  for (const UInt128 factor : factors) {
    if (factor == 1) continue;
    text += (text.empty() ? "" : " × ") + grouped(factor);
    all *= factor;
    ++count;
  }
  return count < 2 ? grouped(all) : text + " = " + grouped(all);
}

}  // namespace

std::string query_size(const PanelContent& content) {
  return product({content.block->q_heads.amount.count(), query_width(*content.block)});
}

std::string cached_size(const PanelContent& content) {
  const Tensor& first = *content.cached.front().tensor;
  const bool alike = std::all_of(
      content.cached.begin(), content.cached.end(),
      [&](const CopyBox& box) { return box.tensor->width.amount == first.width.amount; });
  if (alike)
    return product({content.cached.size(), first.copies.amount.count(), first.rows.amount.count(),
                    first.width.amount.count()});
  UInt128 sum = 0;
  for (const CopyBox& box : content.cached)
    sum += box.tensor->copies.amount.count() * box.tensor->rows.amount.count() *
           box.tensor->width.amount.count();
  return grouped(sum);
}

}  // namespace attnfig
