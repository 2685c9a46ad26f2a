#pragma once

#include "spec/figure_kind.h"

namespace attnfig {

/// The needs of figures from pages, languages and themes: the kinds of figures, and the words,
/// sizes and marks of all of them and of the page around them.
struct Vocabulary {
  FigureKinds kinds = {};
  std::vector<Word> words = {};
  std::vector<Metric> metrics = {};
  std::vector<Mark> marks = {};

  Vocabulary() = default;
  explicit Vocabulary(FigureKinds all);

  /// Adds items that are not there yet.
  void add(std::span<const Word> more_words, std::span<const Metric> more_metrics,
           std::span<const Mark> more_marks);
};

}  // namespace attnfig
