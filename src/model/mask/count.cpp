#include "model/mask/count.h"

#include "model/mask/rows.h"

#include <algorithm>
#include <cassert>
#include <numeric>

namespace attnfig {
namespace {

/// The keys of a row: those for a reason, and those that a sample may be drawn from.
struct Row {
  Position read = 0;
  Position free = 0;
};

enum class Samples { ignored, counted };

/// What is counted: rows of a mask without tiles and documents, and some columns of it.
struct Part {
  const Mask& mask;
  std::span<const Reason> reasons;
  Interval keys;
  Samples samples = Samples::ignored;

  bool is_sampled() const { return samples == Samples::counted && mask.sample; }
};

Row row(const Part& part, Position query) {
  const std::vector<KeyRun> runs = keys_of(part.reasons, part.mask.area, query);
  Row row{count_union(runs, part.keys)};
  if (part.is_sampled()) row.free = count_candidates(part.mask, query, runs);
  return row;
}

/// Queries at which the ends of runs pass each other, in ascending order.
std::vector<Position> breaks(std::vector<Position> fixed, const std::vector<std::int64_t>& moving,
                             const Interval& queries) {
  std::vector<Position> all = {queries.first, queries.end};
  std::sort(fixed.begin(), fixed.end());
  fixed.erase(std::unique(fixed.begin(), fixed.end()), fixed.end());
  for (const Position end : fixed)
    for (const std::int64_t by : moving) {
      const std::int64_t at = static_cast<std::int64_t>(end) + by;
      if (at <= 0) continue;
      const auto query = static_cast<Position>(at);
      if (queries.first < query && query < queries.end) all.push_back(query);
    }
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

/// The ends of all runs of a part, and after how many queries rows repeat; 0: never.
Ends ends_of(const Part& part) {
  Ends all{.fixed = {0, part.keys.first, part.keys.end}, .moving = {0}};
  const auto repeat = [&](Position period) {
    all.period = all.period == 0 || period == 0 ? 0 : std::lcm(all.period, period);
    if (most_positions < all.period) all.period = 0;
  };
  for (const Reason& reason : part.reasons) {
    const Ends ends = reason.rule->ends(reason, part.mask.area);
    all.fixed.insert(all.fixed.end(), ends.fixed.begin(), ends.fixed.end());
    all.moving.insert(all.moving.end(), ends.moving.begin(), ends.moving.end());
    repeat(ends.period);
  }
  if (!part.is_sampled()) return all;
  const Sample& sample = *part.mask.sample;
  if (sample.of == Sample::Of::any_keys) {
    const Position end = part.mask.area.keys;
    all.fixed.insert(all.fixed.end(), {1, 2, end - std::min<Position>(end, 2), end - 1});
  }
  if (sample.of == Sample::Of::earlier_chunks) {
    // A chunk is free once a run has left it whole.
    const auto chunk = static_cast<std::int64_t>(sample.chunk);
    const std::vector<std::int64_t> moving = all.moving;
    for (const std::int64_t by : moving)
      all.moving.insert(all.moving.end(), {by - chunk, by + chunk});
    repeat(sample.chunk);
  }
  return all;
}

/// Σ of `count` numbers that start with `first` and change by the same amount up to `last`.
UInt128 arithmetic_sum(Position first, Position last, Position count) {
  const UInt128 twice = (UInt128{first} + last) * count;
  assert(twice % 2 == 0);
  return twice / 2;
}

/// The same where no number counts for more than `most`.
UInt128 capped_sum(Position first, Position last, Position count, Position most) {
  if (last < first) std::swap(first, last);
  if (last <= most) return arithmetic_sum(first, last, count);
  if (most <= first || count == 1) return UInt128{std::min(first, most)} * count;
  const Position change = (last - first) / (count - 1);
  const Position below = (most - first) / change + 1;
  return arithmetic_sum(first, first + (below - 1) * change, below) + UInt128{count - below} * most;
}

/// Keys that a sample adds to rows with so many free ones.
UInt128 sampled(const Part& part, Position first, Position last, Position count) {
  if (!part.is_sampled()) return 0;
  const Sample& sample = *part.mask.sample;
  return capped_sum(first, last, count, sample.count) * sample.chunk;
}

/// The scores of queries between two breaks. Every `period`-th row has as many keys more, or fewer,
/// as the one before: ends that move stay on the same side of those that do not.
UInt128 sum_between(const Part& part, Position period, const Interval& queries) {
  const Position length = queries.end - queries.first;
  const bool each = period == 0 || length / 2 <= period;
  const Position rows = each ? length : period;
  UInt128 sum = 0;
  for (Position k = 0; k < rows; ++k) {
    const Position query = queries.first + k;
    const Position count = each ? 1 : (length - 1 - k) / period + 1;
    const Row first = row(part, query);
    const Row last = count == 1 ? first : row(part, query + (count - 1) * period);
    sum +=
        arithmetic_sum(first.read, last.read, count) + sampled(part, first.free, last.free, count);
  }
  return sum;
}

UInt128 sum(const Part& part, const Interval& queries) {
  const Ends ends = ends_of(part);
  const std::vector<Position> at = breaks(ends.fixed, ends.moving, queries);
  UInt128 sum = 0;
  for (std::size_t i = 0; i + 1 < at.size(); ++i)
    sum += sum_between(part, ends.period, {at[i], at[i + 1]});
  return sum;
}

Interval queries_of(const Rectangle& area) {
  return {area.offset, area.offset + area.queries};
}

UInt128 sum_of_reasons(const Mask& mask, std::span<const Reason> reasons, Samples samples) {
  UInt128 all = 0;
  for (const Mask& document : documents_of(mask)) {
    const Mask tiles = in_tiles(document);
    all += sum({tiles, reasons, {0, tiles.area.keys}, samples}, queries_of(tiles.area));
  }
  return all * mask.tile * mask.tile;
}

/// Cached keys among some, of a mask without tiles and documents, once so many tokens are computed.
std::optional<Position> cached_after(const Mask& mask, Position tokens, const Interval& keys) {
  std::vector<KeyRun> runs;
  for (const Reason& reason : mask.reasons) {
    if (reason.rule->cached == nullptr) return {};
    if (tokens != 0) reason.rule->cached(reason, mask.area, tokens, runs);
  }
  if (mask.sample) {
    if (mask.sample->of == Sample::Of::any_keys) return {};
    runs.push_back({0, tokens});  // a later query may choose any
  }
  return count_union(runs, keys);
}

/// The most of a number of each query. Between two breaks it changes by the same amount every
/// period, so the most is found within the first or the last one. The keys of a sample stop growing
/// in between, so its rows are looked at one by one.
template <class NumberOf>
Position most_of(const Part& part, const Interval& queries, const NumberOf& number_of) {
  const Ends ends = ends_of(part);
  const std::vector<Position> at = breaks(ends.fixed, ends.moving, queries);
  const bool each = ends.period == 0 || part.is_sampled();
  const Position period = each ? queries.end : ends.period;
  Position most = 0;
  for (std::size_t i = 0; i + 1 < at.size(); ++i)
    for (Position k = 0; k < std::min(period, at[i + 1] - at[i]); ++k)
      most = std::max({most, number_of(at[i] + k), number_of(at[i + 1] - 1 - k)});
  return most;
}

std::optional<Position> most_cached(const Mask& mask) {
  const Interval queries{0, mask.area.offset + mask.area.queries};
  const Interval keys{0, mask.area.keys};
  if (!cached_after(mask, queries.end, keys)) return {};
  return most_of({mask, mask.reasons, keys}, queries,
                 [&](Position query) { return *cached_after(mask, query + 1, keys); });
}

Position keys_of_row(const Part& part, Position query) {
  const Row own = row(part, query);
  return own.read + static_cast<Position>(sampled(part, own.free, own.free, 1));
}

std::optional<Tokens> sum_of_documents(const Mask& mask,
                                       std::optional<Position> (*cached)(const Mask&)) {
  UInt128 sum = 0;
  for (const Mask& document : documents_of(mask)) {
    const std::optional<Position> own = cached(in_tiles(document));
    if (!own) return {};
    sum += *own;
  }
  return Tokens(sum * mask.tile);
}

}  // namespace

Scores scores(const Mask& mask) {
  return Scores(sum_of_reasons(mask, mask.reasons, Samples::counted));
}

std::vector<Scores> scores_by_reason(const Mask& mask) {
  std::vector<Scores> all;
  UInt128 before = 0;
  for (std::size_t count = 1; count <= mask.reasons.size(); ++count) {
    const UInt128 up_to =
        sum_of_reasons(mask, std::span(mask.reasons).first(count), Samples::ignored);
    all.emplace_back(up_to - before);
    before = up_to;
  }
  if (mask.sample) all.emplace_back(scores(mask).count() - before);
  return all;
}

Scores scores_within(const Mask& mask, const Interval& queries, const Interval& keys) {
  assert(!mask.sample && mask.documents.empty());
  const Mask tiles = in_tiles(mask);
  const Interval down{tiles.area.offset + queries.first / mask.tile,
                      tiles.area.offset + queries.end / mask.tile};
  const Interval across{keys.first / mask.tile, keys.end / mask.tile};
  return Scores(sum({tiles, tiles.reasons, across}, down) * mask.tile * mask.tile);
}

Scores all_pairs(const Mask& mask) {
  return Scores(UInt128{mask.area.queries} * mask.area.keys);
}

std::optional<Scores> causal_scores(const Mask& mask) {
  const Rectangle& area = mask.area;
  if (area.queries == 0 || area.offset + area.queries != area.keys) return {};
  return Scores(arithmetic_sum(area.offset + 1, area.keys, area.queries));
}

Tokens keys_read(const Mask& mask, Position query) {
  for (const Mask& document : documents_of(mask)) {
    if (document.area.queries <= query) {
      query -= document.area.queries;
      continue;
    }
    const Mask tiles = in_tiles(document);
    const Part part{tiles, tiles.reasons, {0, tiles.area.keys}, Samples::counted};
    const Position keys = keys_of_row(part, tiles.area.offset + query / mask.tile);
    return Tokens(UInt128{keys} * mask.tile);
  }
  return {};
}

Tokens last_keys_read(const Mask& mask) {
  return mask.area.queries == 0 ? Tokens() : keys_read(mask, mask.area.queries - 1);
}

Tokens most_keys_read(const Mask& mask) {
  Position most = 0;
  for (const Mask& document : documents_of(mask)) {
    const Mask tiles = in_tiles(document);
    const Part part{tiles, tiles.reasons, {0, tiles.area.keys}, Samples::counted};
    most = std::max(most, most_of(part, queries_of(tiles.area),
                                  [&](Position query) { return keys_of_row(part, query); }));
  }
  return Tokens(UInt128{most} * mask.tile);
}

std::optional<Tokens> cached_keys(const Mask& mask) {
  return sum_of_documents(mask, [](const Mask& document) {
    const Rectangle& area = document.area;
    return cached_after(document, area.offset + area.queries, {0, area.keys});
  });
}

std::optional<Tokens> cached_keys_within(const Mask& mask, const Interval& keys) {
  UInt128 sum = 0;
  Position at = 0;  // where a document starts
  for (const Mask& document : documents_of(mask)) {
    const Mask tiles = in_tiles(document);
    const auto inside = [&](Position key) {
      return (std::clamp(key, at, at + document.area.keys) - at) / mask.tile;
    };
    const std::optional<Position> own =
        cached_after(tiles, tiles.area.offset + tiles.area.queries,
                     {inside(keys.first), inside(keys.end + mask.tile - 1)});
    if (!own) return {};
    sum += *own;
    at += document.area.keys;
  }
  return Tokens(sum * mask.tile);
}

std::optional<Tokens> most_cached_keys(const Mask& mask) {
  return sum_of_documents(mask, most_cached);
}

}  // namespace attnfig
