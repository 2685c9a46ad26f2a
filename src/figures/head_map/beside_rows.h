#pragma once

#include "figures/head_map/panel_rows.h"

namespace attnfig {

// What stands above and below the rows of a panel and points at their items: brackets with sizes,
// and a note with a line to what it is about. `rows` is the drawing of the rows, in the middle of
// the width.

/// "8 × 128 = 1,024" over a bracket of the query heads: the elements of all queries.
Picture draw_query_bracket(const MapInput& input, const PanelContent& content, const Picture& rows,
                           Length width);

/// The elements of what is cached, each under its bracket.
Picture draw_cached_brackets(const MapInput& input, const PanelContent& content,
                             const Picture& rows, Length width);

/// The note of a panel, if it is about one of the query heads (above the rows) or of what is cached
/// (below them), with a line to it.
enum class Side { above, below };
Picture draw_pointing_note(const MapInput& input, const PanelPlan& panel, const Picture& rows,
                           Side side, Length width);

}  // namespace attnfig
