#include "spec/vocabulary.h"

#include <algorithm>

namespace attnfig {
namespace {

template <class T>
std::vector<T> each_once(const std::vector<std::span<const T>>& lists) {
  std::vector<T> all;
  for (const std::span<const T> list : lists)
    for (const T& one : list)
      if (std::find(all.begin(), all.end(), one) == all.end()) all.push_back(one);
  return all;
}

}  // namespace

Vocabulary::Vocabulary(FigureKinds kinds) : kinds_(kinds) {
  for (const FigureKind* kind : kinds) {
    add(kind->words, kind->metrics, kind->marks);
    for (const FigureKind* part : kind->parts) add(part->words, part->metrics, part->marks);
  }
}

void Vocabulary::add(std::span<const Word> words, std::span<const Metric> metrics,
                     std::span<const Mark> marks) {
  words_.push_back(words);
  metrics_.push_back(metrics);
  marks_.push_back(marks);
}

std::vector<Word> Vocabulary::words() const {
  return each_once(words_);
}
std::vector<Metric> Vocabulary::metrics() const {
  return each_once(metrics_);
}
std::vector<Mark> Vocabulary::marks() const {
  return each_once(marks_);
}

}  // namespace attnfig
