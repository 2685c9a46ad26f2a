#include "model/mask/reasons/rules.h"

#include <algorithm>

namespace attnfig {
namespace {

using Runs = std::vector<KeyRun>;

/// The position so many before another one, or the first.
Position back(Position position, Position by) {
  return position - std::min(position, by);
}

std::int64_t moving(Position by) {
  return static_cast<std::int64_t>(by);
}

}  // namespace

const ReasonRule causal_rule = {"causal",
                                "j ≤ i",
                                "Vaswani et al. 2017, arXiv:1706.03762, 3.2.3",
                                [](const Reason&, const Rectangle&, Position query, Runs& runs) {
                                  runs.push_back({0, query + 1});
                                },
                                [](const Reason&, const Rectangle&, Position tokens, Runs& runs) {
                                  runs.push_back({0, tokens});
                                },
                                [](const Reason&, const Rectangle&) -> Ends { return {}; }};

const ReasonRule window_rule = {
    "window", "i − window < j ≤ i", "Mistral 7B, arXiv:2310.06825; transformers masking_utils.py",
    [](const Reason& reason, const Rectangle&, Position query, Runs& runs) {
      runs.push_back({back(query, reason.values[0] - 1), query + 1});
    },
    // A ring buffer holds the window with the query's own key, as mistral-inference's cache.py.
    [](const Reason& reason, const Rectangle&, Position tokens, Runs& runs) {
      runs.push_back({back(tokens, reason.values[0]), tokens});
    },
    [](const Reason& reason, const Rectangle&) -> Ends {
      return {.moving = {moving(reason.values[0] - 1)}};
    }};

const ReasonRule band_rule = {
    "band",
    "i − left ≤ j ≤ i + right",
    "Longformer, arXiv:2004.05150; flash-attn window_size",
    [](const Reason& reason, const Rectangle&, Position query, Runs& runs) {
      runs.push_back({back(query, reason.values[0]), query + reason.values[1] + 1});
    },
    nullptr,
    [](const Reason& reason, const Rectangle&) -> Ends {
      return {.moving = {moving(reason.values[0]), -moving(reason.values[1] + 1)}};
    }};

const ReasonRule dilated_rule = {
    "dilated", "j = i − t × step, t < window", "Longformer, arXiv:2004.05150, 3.1",
    [](const Reason& reason, const Rectangle&, Position query, Runs& runs) {
      const Position step = reason.values[1];
      const Position further = std::min(reason.values[0] - 1, query / step);
      runs.push_back({query - further * step, query + 1, step});
    },
    // Later queries read the keys between, so that dilation saves scores and hardly any cache.
    [](const Reason& reason, const Rectangle&, Position tokens, Runs& runs) {
      runs.push_back({back(tokens, (reason.values[0] - 1) * reason.values[1] + 1), tokens});
    },
    [](const Reason& reason, const Rectangle&) -> Ends {
      const Position span = (reason.values[0] - 1) * reason.values[1];
      return {.moving = {moving(span)}, .period = reason.values[1]};
    }};

const ReasonRule stride_rule = {
    "stride",
    "j ≤ i and (i − j) mod stride = 0",
    "Sparse Transformer, arXiv:1904.10509, 4.2",
    [](const Reason& reason, const Rectangle&, Position query, Runs& runs) {
      runs.push_back({query % reason.values[0], query + 1, reason.values[0]});
    },
    [](const Reason&, const Rectangle&, Position tokens, Runs& runs) {
      runs.push_back({0, tokens});
    },
    [](const Reason& reason, const Rectangle&) -> Ends {
      return {.fixed = {reason.values[0]}, .period = reason.values[0]};
    }};

}  // namespace attnfig
