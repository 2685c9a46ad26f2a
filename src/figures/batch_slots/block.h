#pragma once

#include "spec/bounded.h"
#include "spec/by_name.h"
#include "spec/spec.h"

// The fields of the block of a batch.

namespace attnfig {

struct SlotCount {
  static constexpr std::string_view unit = "slots";
  static constexpr std::uint64_t least = 1;
  static constexpr std::uint64_t most = 32;
};
struct SlotNumber {
  static constexpr std::string_view unit = "as a slot's number";
  static constexpr std::uint64_t least = 1;
  static constexpr std::uint64_t most = SlotCount::most;
};
struct StepCount {
  static constexpr std::string_view unit = "steps";
  static constexpr std::uint64_t least = 1;
  static constexpr std::uint64_t most = 1'000'000;
};
struct StepNumber {
  static constexpr std::string_view unit = "as a step";
  static constexpr std::uint64_t least = 0;
  static constexpr std::uint64_t most = StepCount::most;
};

/// Which ways of batching a figure compares.
enum class ShownBatching { both, fixed, continuous };

template <>
struct Choices<ShownBatching> {
  static constexpr std::pair<std::string_view, ShownBatching> names[] = {
      {"both", ShownBatching::both},
      {"static", ShownBatching::fixed},
      {"continuous", ShownBatching::continuous}};
};

struct BatchRequestSpec {
  Bounded<StepCount> length;
  Bounded<StepNumber> arrival;
  std::optional<Bounded<StepNumber>> start;
  std::optional<Bounded<SlotNumber>> slot;
  std::optional<Text> label;

  static const Table table;
};

struct BatchSlotsBlock {
  Bounded<SlotCount> slots;
  ByName<BatchRequestSpec> requests;
  std::optional<ShownBatching> batching;
  std::optional<Bounded<StepCount>> until;

  static const Table table;
};

}  // namespace attnfig
