#pragma once

#include "spec/bounded.h"
#include "spec/by_name.h"
#include "spec/sizes.h"
#include "spec/spec.h"

// The fields of the block of a paged cache.

namespace attnfig {

struct BlockTokens {
  static constexpr std::string_view unit = "tokens";
  static constexpr std::uint64_t least = 1;
  static constexpr std::uint64_t most = 4'096;
};
struct PoolBlocks {
  static constexpr std::string_view unit = "blocks";
  static constexpr std::uint64_t least = 1;
  static constexpr std::uint64_t most = 16'384;
};
/// Of a sequence: as many as the largest pool of the largest blocks holds.
struct SequenceTokens {
  static constexpr std::string_view unit = "tokens";
  static constexpr std::uint64_t least = 1;
  static constexpr std::uint64_t most = BlockTokens::most * PoolBlocks::most;
};
struct BlockNumber {
  static constexpr std::string_view unit = "as a block's number";
  static constexpr std::uint64_t least = 0;
  static constexpr std::uint64_t most = PoolBlocks::most - 1;
};

/// The tokens that a sequence shares with another one, by that one's name.
using SharesSpec = ByName<Bounded<SequenceTokens>>;

struct RequestSpec {
  Bounded<SequenceTokens> tokens;
  SharesSpec shares;
  std::optional<Text> label;

  static const Table table;
};

/// One thing that happens: a request starts, grows, forks or ends.
struct StepSpec {
  std::optional<Key> start;
  std::optional<Key> grow;
  std::optional<Key> fork;
  std::optional<Key> end;
  std::optional<Bounded<SequenceTokens>> tokens;
  std::optional<Bounded<SequenceTokens>> to;
  SharesSpec shares;
  std::optional<Key> as;
  std::size_t offset = 0;

  static const Table table;
};

template <>
struct Value<StepSpec> {
  static Type type() { return {.kind = Type::Kind::mapping, .table = &StepSpec::table}; }
  static void read(const Reporter& reporter, const Field& field, const Node& node, StepSpec& value);
};

struct PagedCacheBlock {
  Bounded<BlockTokens> block;
  std::optional<Bounded<PoolBlocks>> pool;
  std::optional<Sourced<unit::Bit>> memory;
  std::optional<LayoutName> layout;
  ByName<RequestSpec> requests;
  ByName<std::vector<Bounded<BlockNumber>>> place;
  std::vector<StepSpec> steps;

  static const Table table;
};

}  // namespace attnfig
