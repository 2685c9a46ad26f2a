#pragma once

#include "figures/head_map/panel_rows.h"

#include <string>

namespace attnfig {

// Sizes in elements as brackets say them: "8 × 128 = 1,024", or "512" for a single vector.

/// The elements of all queries of a token: heads × width of one, which is the width of the key that
/// it meets, with that of the RoPE key that the key is made with. Needs a block with heads.
std::string query_size(const PanelContent& content);

/// The elements of a token's keys and values in the rows: tensors × heads × width. Needs cached
/// copies.
std::string cached_size(const PanelContent& content);

}  // namespace attnfig
