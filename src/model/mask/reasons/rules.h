#pragma once

#include "model/mask/mask.h"

// The rules behind the reasons of model/mask/reasons.h, which makes them with values that they can
// rely on.

namespace attnfig {

// By the distance between query and key.
extern const ReasonRule causal_rule;
extern const ReasonRule window_rule;
extern const ReasonRule band_rule;
extern const ReasonRule dilated_rule;
extern const ReasonRule stride_rule;

// By the position of the key.
extern const ReasonRule all_rule;
extern const ReasonRule cross_rule;
extern const ReasonRule sinks_rule;
extern const ReasonRule global_rule;
extern const ReasonRule global_both_ways_rule;
extern const ReasonRule every_rule;
extern const ReasonRule summary_rule;
extern const ReasonRule prefix_rule;

// By a group that query and key are both in.
extern const ReasonRule chunk_rule;
extern const ReasonRule groups_rule;
extern const ReasonRule segments_rule;
extern const ReasonRule plane_windows_rule;

// By lists and entries.
extern const ReasonRule tree_rule;
extern const ReasonRule compressed_rule;
extern const ReasonRule listed_rule;

}  // namespace attnfig
