#include "model/mask/reasons/rules.h"

#include <algorithm>

namespace attnfig {
namespace {

using Runs = std::vector<KeyRun>;

void add_positions(const std::vector<Position>& positions, Position end, Runs& runs) {
  for (const Position position : positions)
    if (position < end) runs.push_back({position, position + 1});
}

/// The values are positions; each is a run of its own.
Ends ends_of_positions(const Reason& reason, const Rectangle&) {
  Ends ends;
  for (const Position position : reason.values)
    ends.fixed.insert(ends.fixed.end(), {position, position + 1});
  return ends;
}

void add_all(const Reason&, const Rectangle& area, Position, Runs& runs) {
  runs.push_back({0, area.keys});
}

void add_first(const Reason& reason, const Rectangle&, Position end, Runs& runs) {
  runs.push_back({0, std::min(reason.values[0], end)});
}

void add_every(const Reason& reason, const Rectangle&, Position end, Runs& runs) {
  runs.push_back({0, end, reason.values[0]});
}

/// The values are the tokens of a block and the keys at its end that sum it up.
void add_summaries(const Reason& reason, const Rectangle&, Position end, Runs& runs) {
  runs.push_back({reason.values[0] - reason.values[1], end, reason.values[0], reason.values[1]});
}

Ends no_ends(const Reason&, const Rectangle&) {
  return {};
}

Ends first_ends(const Reason& reason, const Rectangle&) {
  return {.fixed = {reason.values[0]}};
}

Ends periodic_ends(const Reason& reason, const Rectangle&) {
  return {.fixed = {reason.values[0]}, .period = reason.values[0]};
}

}  // namespace

const ReasonRule all_rule = {"all",   "always", "Vaswani et al. 2017, arXiv:1706.03762, 3.2.3",
                             add_all, nullptr,  no_ends};

const ReasonRule cross_rule = {"cross", "always", "Vaswani et al. 2017, arXiv:1706.03762, 3.2.3",
                               add_all, add_all,  no_ends};

const ReasonRule sinks_rule = {"sinks",
                               "j ≤ i and j < sinks",
                               "StreamingLLM, arXiv:2309.17453; kv_cache.py",
                               [](const Reason& reason, const Rectangle& area, Position query,
                                  Runs& runs) { add_first(reason, area, query + 1, runs); },
                               add_first,
                               first_ends};

const ReasonRule global_rule = {"global",
                                "j ≤ i and j is global",
                                "the decoder form of Longformer's global tokens",
                                [](const Reason& reason, const Rectangle&, Position query,
                                   Runs& runs) { add_positions(reason.values, query + 1, runs); },
                                [](const Reason& reason, const Rectangle&, Position tokens,
                                   Runs& runs) { add_positions(reason.values, tokens, runs); },
                                ends_of_positions};

const ReasonRule global_both_ways_rule = {
    "global_both_ways",
    "i or j is global",
    "Longformer, arXiv:2004.05150, 3.1",
    [](const Reason& reason, const Rectangle& area, Position query, Runs& runs) {
      const auto& all = reason.values;
      if (std::find(all.begin(), all.end(), query) != all.end())
        return runs.push_back({0, area.keys});
      add_positions(all, area.keys, runs);
    },
    nullptr,
    ends_of_positions};

const ReasonRule every_rule = {"every",
                               "j ≤ i and j mod every = 0",
                               "the summary columns of Sparse Transformer",
                               [](const Reason& reason, const Rectangle& area, Position query,
                                  Runs& runs) { add_every(reason, area, query + 1, runs); },
                               add_every,
                               periodic_ends};

const ReasonRule summary_rule = {"summary",
                                 "j ≤ i and block − summary ≤ j mod block",
                                 "Sparse Transformer (fixed), arXiv:1904.10509, 4.3",
                                 [](const Reason& reason, const Rectangle& area, Position query,
                                    Runs& runs) { add_summaries(reason, area, query + 1, runs); },
                                 add_summaries,
                                 periodic_ends};

const ReasonRule prefix_rule = {"prefix",
                                "j < prefix",
                                "T5, arXiv:1910.10683, 3.2.1",
                                [](const Reason& reason, const Rectangle&, Position, Runs& runs) {
                                  runs.push_back({0, reason.values[0]});
                                },
                                add_first,
                                first_ends};

}  // namespace attnfig
