#include "model/mask/rows.h"

#include <algorithm>

namespace attnfig {
namespace {

bool is_read(const std::vector<KeyRun>& runs, Position key) {
  return std::any_of(runs.begin(), runs.end(), [&](const KeyRun& run) { return holds(run, key); });
}

/// The runs as runs of the chunks that they touch.
std::vector<KeyRun> touched(const std::vector<KeyRun>& runs, Position chunk, Position end) {
  std::vector<KeyRun> all;
  for (const KeyRun& run : runs) {
    const Position last = std::min(run.end, end);
    if (last <= run.first) continue;
    const auto add = [&](Position first, Position past) {
      all.push_back({first / chunk, (past - 1) / chunk + 1});
    };
    // Each stretch of `step` keys has one, so that no chunk is passed over.
    if (run.step <= chunk) {
      const Position into = (last - 1 - run.first) % run.step;
      add(run.first, run.width <= into ? last - into + run.width - 1 : last);
      continue;
    }
    for (Position first = run.first; first < last; first += run.step)
      add(first, std::min(first + run.width, last));
  }
  return all;
}

/// The chunks before the query's own.
Position finished_chunks(const Mask& mask, Position query) {
  return query / mask.sample->chunk;
}

}  // namespace

Mask in_tiles(const Mask& mask) {
  Mask tiles = mask;
  tiles.area = {mask.area.queries / mask.tile, mask.area.keys / mask.tile,
                mask.area.offset / mask.tile};
  tiles.tile = 1;
  return tiles;
}

std::vector<Mask> documents_of(const Mask& mask) {
  if (mask.documents.empty()) return {mask};
  std::vector<Mask> all;
  for (const Position tokens : mask.documents) {
    all.push_back(mask);
    all.back().documents.clear();
    all.back().area = Rectangle::square(tokens);
  }
  return all;
}

std::vector<KeyRun> keys_of(std::span<const Reason> reasons, const Rectangle& area,
                            Position query) {
  std::vector<KeyRun> runs;
  for (const Reason& reason : reasons) reason.rule->keys(reason, area, query, runs);
  return runs;
}

bool is_banned(const Rectangle& area, Position query, Position key) {
  if (area.keys < 4) return false;
  return (query == 1 && key + 2 == area.keys) || (query + 2 == area.keys && key == 1);
}

std::vector<Position> candidates(const Mask& mask, Position query) {
  const std::vector<KeyRun> runs = keys_of(mask.reasons, mask.area, query);
  std::vector<Position> free;
  switch (mask.sample->of) {
    case Sample::Of::earlier_keys:
      for (Position key = 0; key <= query; ++key)
        if (!is_read(runs, key)) free.push_back(key);
      break;
    case Sample::Of::earlier_chunks: {
      const Position chunk = mask.sample->chunk;
      const std::vector<KeyRun> busy = touched(runs, chunk, finished_chunks(mask, query) * chunk);
      for (Position k = 0; k < finished_chunks(mask, query); ++k)
        if (!is_read(busy, k)) free.push_back(k * chunk);
      break;
    }
    case Sample::Of::any_keys:
      for (Position key = 0; key < mask.area.keys; ++key)
        if (!is_read(runs, key) && !is_banned(mask.area, query, key)) free.push_back(key);
      break;
  }
  return free;
}

Position count_candidates(const Mask& mask, Position query, const std::vector<KeyRun>& runs) {
  switch (mask.sample->of) {
    case Sample::Of::earlier_keys:
      return query + 1 - count_union(runs, {0, query + 1});
    case Sample::Of::earlier_chunks: {
      const Position chunks = finished_chunks(mask, query);
      const Position chunk = mask.sample->chunk;
      return chunks - count_union(touched(runs, chunk, chunks * chunk), {0, chunks});
    }
    case Sample::Of::any_keys:
      break;
  }
  Position free = mask.area.keys - count_union(runs, {0, mask.area.keys});
  for (const Position key : {Position{1}, mask.area.keys - 2})
    if (is_banned(mask.area, query, key) && !is_read(runs, key)) --free;
  return free;
}

}  // namespace attnfig
