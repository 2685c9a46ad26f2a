#pragma once

#include "spec/figure_kind.h"

namespace attnfig {

/// The needs of figures from pages, languages and themes: the kinds of figures, and the words,
/// sizes and marks of all of them and of the page around them. Kinds may share some; each is listed
/// once, in the order of first use.
class Vocabulary {
 public:
  Vocabulary() = default;
  explicit Vocabulary(FigureKinds kinds);

  /// The lists must live as long as the vocabulary.
  void add(std::span<const Word> words, std::span<const Metric> metrics,
           std::span<const Mark> marks);

  FigureKinds kinds() const { return kinds_; }
  // Made on request: a run may read no template, and only checks of themes need marks.
  std::vector<Word> words() const;
  std::vector<Metric> metrics() const;
  std::vector<Mark> marks() const;

 private:
  FigureKinds kinds_ = {};
  std::vector<std::span<const Word>> words_;
  std::vector<std::span<const Metric>> metrics_;
  std::vector<std::span<const Mark>> marks_;
};

}  // namespace attnfig
