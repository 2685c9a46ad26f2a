#pragma once

#include "model/cache.h"
#include "model/serving/paged_cache.h"

namespace attnfig {

/// Layers of a group of vLLM v1 for kinds of so many layers: as many as the smallest kind has, or
/// the largest, if that is less than 1.5 times as many (vllm/v1/core/kv_cache_utils.py). Needs a
/// kind.
UInt128 layers_of_a_group(const std::vector<UInt128>& layers);

/// The kinds of a layout's layers as vLLM v1 groups them (docs/design/hybrid_kv_cache_manager.md):
/// a page of a group holds tokens of all its layers, all groups share one pool, and the last group
/// of a kind is padded.
struct PageGroup {
  std::size_t kind = 0;  // in Attention::layers
  UInt128 groups = 1;    // of this kind
  UInt128 padding = 0;   // layers that its last group lacks
  PageCount pages = 0;   // of one group for the tokens that it keeps
};
struct PageGroups {
  UInt128 layers = 0;  // of each group
  std::vector<PageGroup> kinds = {};

  UInt128 pages() const;  // of all groups
  UInt128 groups() const;
};

/// For one sequence of so many tokens. Kinds that cache nothing are left out.
PageGroups page_groups(const Attention& attention, TokenCount tokens, TokenCount page);

/// Pages that hold the tokens which a growth keeps of so many: all, or for a window those that are
/// not wholly before it. A state takes one.
PageCount kept_pages(const Growth& growth, TokenCount tokens, TokenCount page);

/// Bits of a page of so many tokens of all layers, for every so many pages: page × bits of a token.
Rate page_bits(const Attention& attention, Expression page);

}  // namespace attnfig
