#include "model/serving/page_groups.h"

#include "model/view.h"

#include <algorithm>

namespace attnfig {
namespace {

TokenCount tokens_of(const Sourced<unit::Token>& sourced) {
  return static_cast<TokenCount>(std::min<UInt128>(sourced.amount.count(), ~TokenCount{0}));
}

/// The first token that a cap keeps beside its sinks.
TokenCount first_kept(const Cap& cap, TokenCount tokens) {
  const TokenCount most = tokens_of(cap.tokens);
  if (tokens == 0) return 0;
  if (cap.kind == Cap::Kind::chunk) return (tokens - 1) / most * most;
  return tokens - std::min(tokens, most);
}

}  // namespace

PageCount kept_pages(const Growth& growth, TokenCount tokens, TokenCount page) {
  switch (growth.along) {
    case Growth::Along::constant:
      return 1;
    case Growth::Along::encoder:
      return pages_of(tokens_of(growth.encoder), page);
    case Growth::Along::context:
      break;
  }
  const PageCount all = pages_of(tokens, page);
  if (!growth.cap) return all;
  const TokenCount first = first_kept(*growth.cap, tokens);
  const TokenCount sinks =
      growth.cap->sinks ? std::min(first, tokens_of(*growth.cap->sinks)) : TokenCount{0};
  const PageCount left = first / page;
  return all - (left - std::min(left, pages_of(sinks, page)));
}

UInt128 layers_of_a_group(const std::vector<UInt128>& layers) {
  const auto [fewest, most] = std::minmax_element(layers.begin(), layers.end());
  return *most * 2 < *fewest * 3 ? *most : *fewest;
}

UInt128 PageGroups::pages() const {
  UInt128 sum = 0;
  for (const PageGroup& kind : kinds) sum += kind.groups * kind.pages;
  return sum;
}

UInt128 PageGroups::groups() const {
  UInt128 sum = 0;
  for (const PageGroup& kind : kinds) sum += kind.groups;
  return sum;
}

PageGroups page_groups(const Attention& attention, TokenCount tokens, TokenCount page) {
  PageGroups all;
  std::vector<UInt128> layers;
  for (std::size_t k = 0; k < attention.layers.size(); ++k) {
    const LayerKind& kind = attention.layers[k];
    const UInt128 own = owning_layers(kind).amount().count();
    if (kind.blocks.empty() || own == 0) continue;
    layers.push_back(own);
    const Growth growth = growth_of(tensors_of(kind.blocks.front()));
    all.kinds.push_back({.kind = k, .pages = kept_pages(growth, tokens, page)});
  }
  if (layers.empty()) return all;
  all.layers = layers_of_a_group(layers);
  for (std::size_t k = 0; k < layers.size(); ++k) {
    PageGroup& kind = all.kinds[k];
    kind.groups = (layers[k] + all.layers - 1) / all.layers;
    kind.padding = kind.groups * all.layers - layers[k];
  }
  return all;
}

Rate page_bits(const Attention& attention, Expression page) {
  Rate rate = bits_per_token(attention);
  rate.bits = times(std::move(page), std::move(rate.bits));
  return rate;
}

}  // namespace attnfig
