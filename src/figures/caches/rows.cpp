// Caches one below the other on a card.

#include "figures/bar_card/bars.h"
#include "figures/caches/caches.h"
#include "spec/finished_panel.h"

#include <algorithm>

namespace attnfig {
namespace {

/// Whether a figure above or below says what the colours of roles stand for.
bool names_roles(const Plan& plan) {
  return std::any_of(plan.figures.begin(), plan.figures.end(),
                     [](const FigurePlan& figure) { return figure.kind->names_roles; });
}

BarCard card_of(const DrawInput& input, const CachePlan& plan) {
  BarCard card{.title = plan.title,
               .unit = plan.is_memory ? AxisUnit::bits : AxisUnit::things,
               .rows = {},
               .has_key = !names_roles(input.plan)};
  for (const EntryPlan& entry : plan.entries)
    card.rows.push_back({entry.label, entry.detail, entry.value, entry.amount, entry.parts});
  return card;
}

Prepared prepare(const DrawInput& input, const CachePlan& plan) {
  BarCard card = card_of(input, plan);
  const Length width = bar_card_width(input, card);
  return {.whole_width = width, .draw = [input, card = std::move(card)](const Grid& grid) {
            Picture whole;
            place(whole, as_panel(draw_bar_card(input, card, grid.width()), plain(card.title), 0),
                  {});
            return whole;
          }};
}

std::string describe(const FinishedPanel& panel, const CachePlan& plan) {
  const Words& words = panel.words;
  std::string text = plain(plan.title) + words[word::colon];
  for (std::size_t i = 0; i < plan.entries.size(); ++i) {
    const EntryPlan& entry = plan.entries[i];
    text += (i == 0 ? "" : words[word::comma]) + plain(entry.label) + " ";
    if (!entry.detail.empty()) text += plain(entry.detail) + " = ";
    text += plain(entry.value);
  }
  text += words[word::sentence_end];
  return text + describe_scale(words, panel.group);
}

constexpr FigureKind make_kind() {
  FigureKind kind = figure_kind<CacheBlock, CachePlan, plan_caches, dump_caches, prepare, describe>(
      {.name = "cache_rows",
       .about = "caches one below the other, each with its formula and a bar, on one axis",
       .words = bar_words,
       .metrics = bar_metrics,
       .marks = summary_marks::all,
       .short_fields = cache_short_fields});
  kind.table_of = cache_table;
  kind.quantity = cache_quantity;
  return kind;
}

}  // namespace

const FigureKind cache_rows = make_kind();

}  // namespace attnfig
