#pragma once

#include "figures/mask_grid/weights.h"
#include "model/mask/runs.h"
#include "spec/bounded.h"
#include "spec/spec.h"

#include <tuple>

// The rules of a mask as a spec states them: numbers of keys, positions and lists. A rule that is
// left out is no reason to read a key.

namespace attnfig {

struct KeyCount {
  static constexpr std::string_view unit = "tokens";
  static constexpr std::uint64_t least = 1;
  static constexpr std::uint64_t most = most_positions;
};
/// Of tokens that are listed one by one.
struct FewKeyCount {
  static constexpr std::string_view unit = "tokens";
  static constexpr std::uint64_t least = 1;
  static constexpr std::uint64_t most = 4'096;
};
struct KeyPosition {
  static constexpr std::string_view unit = "tokens";
  static constexpr std::uint64_t least = 0;
  static constexpr std::uint64_t most = most_positions;
};
struct FewBlocks {
  static constexpr std::string_view unit = "blocks";
  static constexpr std::uint64_t least = 0;
  static constexpr std::uint64_t most = 4'096;
};
struct SeedNumber {
  static constexpr std::string_view unit = "as a seed";
  static constexpr std::uint64_t least = 0;
  static constexpr std::uint64_t most = UINT32_MAX;
};
using Keys = Bounded<KeyCount>;
using FewKeys = Bounded<FewKeyCount>;
using At = Bounded<KeyPosition>;
using Few = Bounded<FewBlocks>;
using Seed = Bounded<SeedNumber>;

/// The newest keys, the query's own among them; or so many before and after it.
struct WindowRule {
  std::optional<Keys> keys;
  std::optional<At> left;
  std::optional<At> right;
  Place place = {};

  static const Table table;
};

/// The first tokens, or those at stated positions.
struct GlobalRule {
  std::optional<FewKeys> first;
  std::vector<At> at;
  Place place = {};
};

/// Sparse Transformer's "fixed" pattern.
struct FixedRule {
  Keys block;
  Keys summary;

  static const Table table;
};

/// LongNet's dilated segments.
struct SegmentRule {
  Keys length;
  Keys step;
  At offset;

  static const Table table;
};

/// Windows of patches on a plane.
struct PlaneRule {
  Keys rows;
  Keys columns;
  Keys window;
  At shift;

  static const Table table;
};

/// BigBird's pattern of blocks.
struct BlocksRule {
  Keys size;
  Few window;
  Few global;
  Few random;
  std::optional<Seed> seed;

  static const Table table;
};

/// MoBA: the query's own block and others that the data choose.
struct MobaRule {
  Keys block;
  Keys top_k;
  std::optional<Seed> seed;

  static const Table table;
};

/// Entries that stand for several tokens.
struct CompressedRule {
  Keys length;
  Keys step;

  static const Table table;
};

/// Neighbouring tokens of one kind: "4 image".
struct SequencePart {
  Position tokens = 0;
  bool both_ways = false;  // they all read each other
};

/// A list in a list, such as the path to a node of a tree, or the keys of a query.
using Positions = std::vector<At>;

struct MaskRules {
  std::optional<bool> causal;
  std::optional<WindowRule> window;
  std::optional<Keys> dilation;
  std::optional<Keys> chunk;
  std::optional<Keys> stride;
  std::optional<FixedRule> fixed;
  std::optional<SegmentRule> segments;
  std::optional<Keys> sinks;
  std::optional<GlobalRule> global;
  std::optional<Keys> every;
  std::optional<Keys> prefix;
  std::optional<std::vector<SequencePart>> parts;
  std::optional<std::vector<Keys>> documents;
  std::optional<Keys> top_k;
  std::optional<Seed> seed;
  std::optional<MobaRule> moba;
  std::optional<BlocksRule> blocks;
  std::optional<PlaneRule> plane;
  std::optional<std::vector<Positions>> tree;
  std::optional<std::vector<Positions>> keys;
  std::optional<std::vector<Weights>> weights;
  std::optional<CompressedRule> compressed;
  std::optional<Keys> cross;
  std::optional<Keys> queries;
};

/// All of its members.
inline constexpr std::tuple rule_members = {
    &MaskRules::causal,    &MaskRules::window,     &MaskRules::dilation, &MaskRules::chunk,
    &MaskRules::stride,    &MaskRules::fixed,      &MaskRules::segments, &MaskRules::sinks,
    &MaskRules::global,    &MaskRules::every,      &MaskRules::prefix,   &MaskRules::parts,
    &MaskRules::documents, &MaskRules::top_k,      &MaskRules::seed,     &MaskRules::moba,
    &MaskRules::blocks,    &MaskRules::plane,      &MaskRules::tree,     &MaskRules::keys,
    &MaskRules::weights,   &MaskRules::compressed, &MaskRules::cross,    &MaskRules::queries};

/// The same rules with other numbers, where both state one.
MaskRules at_size(MaskRules rules, const MaskRules& size);

template <>
struct Value<WindowRule> {
  static Type type() { return {.kind = Type::Kind::mapping, .table = &WindowRule::table}; }
  static void read(const Reporter& reporter, const Field& field, const Node& node,
                   WindowRule& value);
};

template <>
struct Value<GlobalRule> {
  static Type type();
  static void read(const Reporter& reporter, const Field& field, const Node& node,
                   GlobalRule& value);
};

template <>
struct Value<SequencePart> {
  static Type type() { return {.kind = Type::Kind::word}; }
  static void read(const Reporter& reporter, const Field& field, const Node& node,
                   SequencePart& value);
};

}  // namespace attnfig
