#include "model/mask/reasons/rules.h"

#include <algorithm>

namespace attnfig {
namespace {

using Runs = std::vector<KeyRun>;

std::int64_t moving(Position by) {
  return static_cast<std::int64_t>(by);
}

/// Runs that start at a place in the query's own stretch of so many tokens, and end at the query.
/// Where there are fewer stretches than tokens in one, they are ends that stand still, and rows
/// repeat within a stretch.
Ends ends_in_stretch(const Rectangle& area, Position tokens, Position place, Position step) {
  const Position end = area.offset + area.queries;
  if (tokens <= end / tokens) return {.moving = {moving(tokens)}, .period = tokens};
  Ends ends{.period = step};
  for (Position first = 0; first < end; first += tokens)
    ends.fixed.insert(ends.fixed.end(), {first, first + place});
  return ends;
}

/// The group of a position; null if it is in none. The values are first and end of each group.
const Position* group_of(const Reason& reason, Position position) {
  for (std::size_t i = 0; i + 1 < reason.values.size(); i += 2)
    if (reason.values[i] <= position && position < reason.values[i + 1]) return &reason.values[i];
  return nullptr;
}

/// LongNet's values: the tokens of a segment, every which of them, from which.
struct Segments {
  Position length;
  Position step;
  Position offset;

  explicit Segments(const Reason& reason)
      : length(reason.values[0]), step(reason.values[1]), offset(reason.values[2]) {}

  /// The tokens of a segment before `end` that take part.
  KeyRun run(Position position, Position end) const {
    return {position / length * length + offset, end, step};
  }
};

/// The stretch of rows or columns of a plane that a window takes.
Interval stretch_of(Position at, Position side, Position shift, Position size) {
  if (at < shift) return {0, std::min(shift, size)};
  const Position first = at - (at - shift) % side;
  return {first, std::min(first + side, size)};
}

}  // namespace

const ReasonRule chunk_rule = {
    "chunk",
    "j ≤ i and ⌊i / chunk⌋ = ⌊j / chunk⌋",
    "Llama 4; transformers masking_utils.py, chunked overlay",
    [](const Reason& reason, const Rectangle&, Position query, Runs& runs) {
      runs.push_back({query - query % reason.values[0], query + 1});
    },
    [](const Reason& reason, const Rectangle&, Position tokens, Runs& runs) {
      runs.push_back({(tokens - 1) - (tokens - 1) % reason.values[0], tokens});
    },
    [](const Reason& reason, const Rectangle& area) {
      return ends_in_stretch(area, reason.values[0], 0, 1);
    }};

const ReasonRule groups_rule = {
    "groups",
    "i and j are in one group",
    "Gemma 3; transformers masking_utils.py, blockwise overlay",
    [](const Reason& reason, const Rectangle&, Position query, Runs& runs) {
      if (const Position* group = group_of(reason, query)) runs.push_back({group[0], group[1]});
    },
    [](const Reason& reason, const Rectangle&, Position tokens, Runs& runs) {
      if (const Position* group = group_of(reason, tokens - 1)) runs.push_back({group[0], tokens});
    },
    [](const Reason& reason, const Rectangle&) -> Ends { return {.fixed = reason.values}; }};

const ReasonRule segments_rule = {
    "segments",
    "⌊i / segment⌋ = ⌊j / segment⌋, j ≤ i, both offset modulo step",
    "LongNet, arXiv:2307.02486; torchscale dilated_attention.py",
    [](const Reason& reason, const Rectangle&, Position query, Runs& runs) {
      const Segments all(reason);
      if (query % all.length % all.step == all.offset) runs.push_back(all.run(query, query + 1));
    },
    [](const Reason& reason, const Rectangle&, Position tokens, Runs& runs) {
      const Segments all(reason);
      if (all.length <= all.offset) return;
      const Position last = (all.length - 1 - all.offset) / all.step * all.step + all.offset;
      if ((tokens - 1) % all.length <= last) runs.push_back(all.run(tokens - 1, tokens));
    },
    [](const Reason& reason, const Rectangle& area) {
      const Segments all(reason);
      return ends_in_stretch(area, all.length, all.offset, all.step);
    }};

const ReasonRule plane_windows_rule = {
    "plane_windows",
    "i and j are in one window of the plane",
    "Swin, arXiv:2103.14030",
    [](const Reason& reason, const Rectangle&, Position query, Runs& runs) {
      const Position columns = reason.values[1];
      const Position side = reason.values[2];
      const Position shift = reason.values[3];
      const Interval down = stretch_of(query / columns, side, shift, reason.values[0]);
      const Interval across = stretch_of(query % columns, side, shift, columns);
      runs.push_back({down.first * columns + across.first, (down.end - 1) * columns + across.end,
                      columns, across.end - across.first});
    },
    nullptr,
    [](const Reason& reason, const Rectangle&) -> Ends {
      const Position rows = reason.values[0];
      const Position columns = reason.values[1];
      const Position side = reason.values[2];
      const Position shift = std::min(reason.values[3], rows);
      const Position whole = shift + (rows - shift) / side * side;
      const Position period = side * columns;
      return {.fixed = {shift * columns, whole * columns},
              .moving = {-moving(period), moving(period)},
              .period = period};
    }};

}  // namespace attnfig
