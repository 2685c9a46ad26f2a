#pragma once

#include "model/attention.h"
#include "model/sample.h"

#include <cstddef>
#include <cstdint>
#include <functional>

namespace attnfig::numbers {

/// A seed costs nothing, so that each of a million layouts has one of its own.
class Random {
 public:
  explicit Random(std::uint64_t seed) : numbers_(seed) {}

  std::uint64_t next() { return numbers_.next(); }
  std::uint64_t between(std::uint64_t least, std::uint64_t most);
  /// From 1 to `most`, every order of magnitude equally often, and the ends more often.
  std::uint64_t up_to(std::uint64_t most);
  bool chance(unsigned percent) { return next() % 100 < percent; }
  template <class T, std::size_t n>
  const T& pick(const T (&list)[n]) {
    return list[next() % n];
  }

 private:
  SplitMix64 numbers_;
};

/// Small: one kind of layer with one to three tensors. Large: up to four kinds, each with up to
/// three attentions of up to five tensors.
enum class Size { small, large };

/// A layout within the ranges of src/variants/values.h, the same for the same seed: every role and
/// storage, and every way to keep tokens, to share and to repeat. It states a context.
Attention random_layout(std::uint64_t seed, Size size);

void for_tensors(Attention& layout, const std::function<void(Tensor&)>& change);

/// The layout without anything that breaks exact proportions: strides of at most 16, no skipped
/// tokens, and caps, encoders and residuals of at most 4,096 tokens.
Attention tamed(Attention layout);

}  // namespace attnfig::numbers
