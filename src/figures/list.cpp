#include "figures/list.h"

#include "figures/caches/caches.h"
#include "figures/head_map/head_map.h"
#include "figures/layer_stack/layer_stack.h"
#include "figures/page.h"

#include <array>

namespace attnfig {

FigureKinds figure_kinds() {
  static constexpr std::array<const FigureKind*, 3> all = {&head_map, &layer_stack, &cache_rows};
  return all;
}

Vocabulary vocabulary(FigureKinds kinds) {
  Vocabulary all(kinds);
  all.add(sentence_words, page_metrics, page_marks);
  return all;
}

}  // namespace attnfig
