#include "figures/list.h"

#include "figures/batch_slots/batch_slots.h"
#include "figures/caches/caches.h"
#include "figures/growth/growth.h"
#include "figures/head_map/head_map.h"
#include "figures/layer_stack/layer_stack.h"
#include "figures/mask_grid/mask_grid.h"
#include "figures/page.h"
#include "figures/paged_cache/paged_cache.h"
#include "figures/role_words.h"
#include "figures/sharding/sharding.h"

#include <array>

namespace attnfig {

FigureKinds figure_kinds() {
  static constexpr std::array<const FigureKind*, 8> all = {&head_map,    &layer_stack, &cache_rows,
                                                           &growth,      &mask_grid,   &paged_cache,
                                                           &batch_slots, &sharding};
  return all;
}

Vocabulary vocabulary(FigureKinds kinds) {
  Vocabulary all(kinds);
  all.add(sentence_words, page_metrics, page_marks);
  all.add(role_words, {}, {});
  return all;
}

}  // namespace attnfig
