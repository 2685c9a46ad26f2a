#include "spec/vocabulary.h"

#include <algorithm>

namespace attnfig {
namespace {

template <class T>
void add_new(std::vector<T>& all, std::span<const T> more) {
  for (const T& one : more)
    if (std::find(all.begin(), all.end(), one) == all.end()) all.push_back(one);
}

}  // namespace

Vocabulary::Vocabulary(FigureKinds all) : kinds(all) {
  for (const FigureKind* kind : kinds) {
    add(kind->words, kind->metrics, kind->marks);
    for (const FigureKind* part : kind->parts) add(part->words, part->metrics, part->marks);
  }
}

void Vocabulary::add(std::span<const Word> more_words, std::span<const Metric> more_metrics,
                     std::span<const Mark> more_marks) {
  add_new(words, more_words);
  add_new(metrics, more_metrics);
  add_new(marks, more_marks);
}

}  // namespace attnfig
