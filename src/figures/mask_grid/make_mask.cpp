#include "figures/mask_grid/make_mask.h"

#include "model/mask/reasons.h"
#include "model/number_text.h"

#include <algorithm>
#include <set>

namespace attnfig {
void report_at(const Saying& say, Place place, const std::string& message, std::string_view hint) {
  if (place != Place{}) say.report(place, message, hint);
}

bool reads_both_ways(const MaskRules& rules) {
  if (rules.causal) return !*rules.causal;
  return rules.window && rules.window->right && rules.window->right->count != 0;
}

namespace {

/// The place of the first position in a list of lists.
Place place_of(const std::vector<Positions>& lists) {
  for (const Positions& list : lists)
    if (!list.empty()) return list.front().place;
  return {};
}

std::vector<std::vector<Position>> positions_of(const std::vector<Positions>& lists) {
  std::vector<std::vector<Position>> all;
  for (const Positions& list : lists)
    for (std::vector<Position>& own = all.emplace_back(); const At& at : list)
      own.push_back(at.count);
  return all;
}

constexpr std::size_t most_nodes = 1'024;

/// Makes the mask of rules, and reports what does not fit its size.
struct Maker {
  const Saying& say;
  const MaskRules& rules;
  Position tokens = 0;
  Mask mask = {};
  bool fails = false;

  void report(Place place, const std::string& message, std::string_view hint = {}) {
    report_at(say, place, message, hint);
    fails = true;
  }
  void add(Reason reason) { mask.reasons.push_back(std::move(reason)); }

  /// Reports a position that no token has.
  bool is_inside(const At& at, std::string_view what) {
    if (at.count < tokens) return true;
    report(at.place, fmt::format("{} ({}): positions go from 0 to {}", what, grouped(at.count),
                                 grouped(tokens - 1)));
    return false;
  }

  void set_area() {
    mask.area = Rectangle::square(tokens);
    const Position queries = rules.queries ? rules.queries->count : tokens;
    if (rules.cross) mask.area = Rectangle::cross(queries, rules.cross->count);
    if (rules.weights) return set_area_of_weights();
    if (!rules.queries || rules.cross) return;
    if (tokens < rules.queries->count)
      return report(rules.queries->place,
                    fmt::format("queries ({}) are more than {} tokens",
                                grouped(rules.queries->count), grouped(tokens)));
    mask.area = Rectangle::last_queries(queries, tokens);
  }

  void set_area_of_weights() {
    fails = !are_weights(say, *rules.weights);
    if (!fails) mask.area = Rectangle::cross(rules.weights->size(), rules.weights->front().size());
  }

  void add_window() {
    const WindowRule& window = *rules.window;
    if (window.keys && rules.dilation) {
      add(reason::dilated(window.keys->count, rules.dilation->count));
    } else if (window.keys) {
      add(reason::window(window.keys->count));
    } else if (reads_both_ways(rules)) {
      add(reason::band(window.left ? window.left->count : 0,
                       window.right ? window.right->count : 0));
    } else {
      add(reason::window((window.left ? window.left->count : 0) + 1));
    }
  }

  void add_global() {
    const GlobalRule& global = *rules.global;
    std::vector<Position> positions;
    if (global.first)
      for (Position at = 0; at < std::min(global.first->count, tokens); ++at)
        positions.push_back(at);
    std::set<Position> known;
    for (const At& at : global.at)
      if (is_inside(at, "global") && known.insert(at.count).second) positions.push_back(at.count);
    std::sort(positions.begin(), positions.end());
    add(reads_both_ways(rules) ? reason::global_both_ways(std::move(positions))
                               : reason::global(std::move(positions)));
  }

  void add_fixed() {
    const FixedRule& fixed = *rules.fixed;
    if (fixed.block.count < fixed.summary.count)
      return report(fixed.summary.place,
                    fmt::format("summary ({}) is larger than block ({})",
                                grouped(fixed.summary.count), grouped(fixed.block.count)));
    add(reason::chunk(fixed.block.count));
    add(reason::summary(fixed.block.count, fixed.summary.count));
  }

  void add_segments() {
    const SegmentRule& segments = *rules.segments;
    if (segments.step.count <= segments.offset.count)
      return report(segments.offset.place,
                    fmt::format("offset ({}) is not below step ({})",
                                grouped(segments.offset.count), grouped(segments.step.count)));
    add(reason::segments(segments.length.count, segments.step.count, segments.offset.count));
  }

  void add_parts() {
    std::vector<Interval> groups;
    Position at = 0;
    for (const SequencePart& part : *rules.parts) {
      if (part.both_ways) groups.push_back({at, at + part.tokens});
      at += part.tokens;
    }
    add(reason::groups(groups));
  }

  void add_top_k() {
    mask.sample = {.of = Sample::Of::earlier_keys,
                   .count = rules.top_k->count,
                   .seed = rules.seed ? rules.seed->count : 0};
  }

  void add_moba() {
    const MobaRule& moba = *rules.moba;
    add(reason::chunk(moba.block.count));
    if (moba.top_k.count == 1) return;
    if (!moba.seed)
      return report(moba.top_k.place,
                    fmt::format("top_k ({}): the data choose these blocks, so what is shown is a "
                                "sample",
                                grouped(moba.top_k.count)),
                    "add seed: 7");
    mask.sample = {.of = Sample::Of::earlier_chunks,
                   .count = moba.top_k.count - 1,
                   .seed = moba.seed->count,
                   .chunk = moba.block.count};
  }

  void add_blocks() {
    const BlocksRule& blocks = *rules.blocks;
    const Position count = tokens / blocks.size.count;
    if (tokens % blocks.size.count != 0)
      return report(blocks.size.place, fmt::format("size ({}) does not divide {} tokens",
                                                   grouped(blocks.size.count), grouped(tokens)));
    if (blocks.random.count != 0 && !blocks.seed)
      return report(blocks.random.place,
                    fmt::format("random ({}): what are these blocks drawn with?",
                                grouped(blocks.random.count)),
                    "add seed: 7");
    std::set<Position> ends;
    for (Position at = 0; at < std::min(blocks.global.count, count); ++at)
      ends.insert({at, count - 1 - at});
    if (!ends.empty()) add(reason::global_both_ways({ends.begin(), ends.end()}));
    add(reason::band(blocks.window.count, blocks.window.count));
    mask.tile = blocks.size.count;
    if (blocks.random.count != 0)
      mask.sample = {
          .of = Sample::Of::any_keys, .count = blocks.random.count, .seed = blocks.seed->count};
  }

  void add_plane() {
    const PlaneRule& plane = *rules.plane;
    if (plane.window.count <= plane.shift.count)
      return report(plane.shift.place,
                    fmt::format("shift ({}) is not below window ({})", grouped(plane.shift.count),
                                grouped(plane.window.count)));
    add(reason::plane_windows(plane.rows.count, plane.columns.count, plane.window.count,
                              plane.shift.count));
  }

  void add_tree() {
    const Place place = place_of(*rules.tree);
    if (most_nodes < rules.tree->size())
      return report(place, fmt::format("tree has more than {} paths", most_nodes));
    const auto parents = parents_of(positions_of(*rules.tree));
    if (!parents)
      return report(place, "tree: each path needs its parents, and each is said once",
                    "such as [[0], [1], [0, 0]]");
    if (tokens < parents->size())
      return report(place, fmt::format("tree: {} nodes are more than {} tokens", parents->size(),
                                       grouped(tokens)));
    mask.area = Rectangle::last_queries(parents->size(), tokens);
    add(reason::tree(*parents));
  }

  void add_keys() {
    for (const Positions& list : *rules.keys)
      for (const At& at : list) is_inside(at, "keys");
    if (rules.keys->size() != mask.area.queries)
      return report(place_of(*rules.keys),
                    fmt::format("keys has {} lists for {} queries", rules.keys->size(),
                                grouped(mask.area.queries)));
    add(reason::listed(positions_of(*rules.keys)));
  }

  void add_compressed() {
    const CompressedRule& compressed = *rules.compressed;
    const Position entries =
        compressed_entries(tokens, compressed.length.count, compressed.step.count);
    if (entries == 0)
      return report(compressed.length.place,
                    fmt::format("length ({}): {} tokens make no entry",
                                grouped(compressed.length.count), grouped(tokens)));
    mask.area = Rectangle::cross(tokens, entries);
    add(reason::compressed(compressed.length.count, compressed.step.count));
  }

  /// Reasons that bound what a query reads, the nearest keys first.
  void add_bounds() {
    if (rules.window) add_window();
    if (rules.chunk) add(reason::chunk(rules.chunk->count));
    if (rules.moba) add_moba();
    if (rules.fixed) add_fixed();
    if (rules.segments) add_segments();
    if (rules.blocks) add_blocks();
    if (rules.plane) add_plane();
    if (rules.tree) add_tree();
    if (rules.keys) add_keys();
    if (rules.compressed) add_compressed();
    if (rules.cross) add(reason::cross());
    if (rules.weights) add(reason::all());
    if (rules.stride) add(reason::stride(rules.stride->count));
    if (rules.sinks) add(reason::sinks(rules.sinks->count));
    if (rules.global) add_global();
    if (rules.every) add(reason::every(rules.every->count));
    if (rules.top_k) add_top_k();
  }

  std::optional<Mask> make() {
    set_area();
    if (fails) return {};
    add_bounds();
    if (mask.reasons.empty() && !mask.sample)
      add(reads_both_ways(rules) ? reason::all() : reason::causal());
    // These add later keys to those of any other rule.
    if (rules.prefix) add(reason::prefix(rules.prefix->count));
    if (rules.parts) add_parts();
    if (rules.documents)
      for (const Keys& length : *rules.documents) mask.documents.push_back(length.count);
    if (fails) return {};
    return std::move(mask);
  }
};

}  // namespace

std::optional<Position> tokens_of(const MaskRules& rules) {
  Position tokens = 0;
  if (rules.documents)
    for (const Keys& length : *rules.documents) tokens += length.count;
  if (rules.parts)
    for (const SequencePart& part : *rules.parts) tokens += part.tokens;
  if (rules.plane) tokens = rules.plane->rows.count * rules.plane->columns.count;
  if (rules.keys && !rules.queries) tokens = rules.keys->size();
  if (rules.weights) tokens = rules.weights->size();
  if (tokens == 0) return {};
  return tokens;
}

std::optional<Mask> mask_of(const Saying& say, const MaskRules& rules, Position tokens) {
  return Maker{say, rules, tokens}.make();
}

}  // namespace attnfig
