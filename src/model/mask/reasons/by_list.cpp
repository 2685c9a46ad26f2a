#include "model/mask/reasons.h"
#include "model/mask/reasons/rules.h"

namespace attnfig {
namespace {

using Runs = std::vector<KeyRun>;

Ends unlike_rows(const Reason&, const Rectangle&) {
  return {.period = 0};
}

/// The keys of the k-th query. The values are the number of queries, the end of each one's keys
/// among the rest, and that rest.
std::span<const Position> keys_of(const Reason& reason, Position k) {
  const std::span<const Position> values(reason.values);
  const Position queries = values[0];
  if (queries <= k) return {};
  const Position first = k == 0 ? 0 : values[k];
  return values.subspan(1 + queries + first, values[k + 1] - first);
}

void add_listed(const Reason& reason, const Rectangle&, Position k, Runs& runs) {
  for (const Position key : keys_of(reason, k)) runs.push_back({key, key + 1});
}

}  // namespace

const ReasonRule tree_rule = {
    "tree", "j is i, an ancestor of i or before the root",
    "Medusa, arXiv:2401.10774; FasterDecoding/Medusa utils.py",
    [](const Reason& reason, const Rectangle& area, Position query, Runs& runs) {
      runs.push_back({0, area.offset});
      for (Position node = query - area.offset;; node = reason.values[node]) {
        runs.push_back({area.offset + node, area.offset + node + 1});
        if (reason.values[node] == node) return;
      }
    },
    // All nodes are written; which of them stay is known after the step.
    [](const Reason&, const Rectangle&, Position tokens, Runs& runs) {
      runs.push_back({0, tokens});
    },
    unlike_rows};

const ReasonRule compressed_rule = {
    "compressed",
    "j × step + length ≤ i + 1",
    "NSA, arXiv:2502.11089, 3.3.1",
    [](const Reason& reason, const Rectangle&, Position query, Runs& runs) {
      runs.push_back({0, compressed_entries(query + 1, reason.values[0], reason.values[1])});
    },
    [](const Reason& reason, const Rectangle&, Position tokens, Runs& runs) {
      runs.push_back({0, compressed_entries(tokens, reason.values[0], reason.values[1])});
    },
    [](const Reason& reason, const Rectangle& area) -> Ends {
      const Position length = reason.values[0];
      const Position step = reason.values[1];
      return {.fixed = {length - 1, area.keys * step + length - 1}, .period = step};
    }};

const ReasonRule listed_rule = {
    "listed",
    "j is in the list of i",
    "",
    [](const Reason& reason, const Rectangle& area, Position query, Runs& runs) {
      add_listed(reason, area, query - area.offset, runs);
    },
    [](const Reason& reason, const Rectangle& area, Position tokens, Runs& runs) {
      for (Position k = tokens - 1 - area.offset; k < area.queries; ++k)
        add_listed(reason, area, k, runs);
    },
    unlike_rows};

}  // namespace attnfig
