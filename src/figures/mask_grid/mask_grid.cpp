// Which keys each query reads: a panel a mask, a row a query, a column a key.

#include "figures/mask_grid/mask_grid.h"

#include "figures/caches/caches.h"
#include "figures/mask_grid/cells.h"
#include "figures/mask_grid/panel.h"
#include "figures/mask_grid/quantities.h"
#include "model/number_text.h"
#include "spec/finished_panel.h"

#include <algorithm>

namespace attnfig {
namespace {

std::string describe_real(const FinishedPanel& panel, const BarCard& card) {
  const Words& words = panel.words;
  std::vector<std::string> rows;
  for (const BarRow& row : card.rows)
    rows.push_back(plain(row.label) + " " + plain(row.value) + words[word::comma] +
                   plain(row.detail));
  return plain(card.title) + words[word::colon] + joined(words, rows) + words[word::sentence_end] +
         describe_scale(words, panel.group);
}

/// "query 2: 0.9, 0.1", or by the words of queries and keys: "chat: the 0.1, cat 0.9".
std::string describe_weights(const Words& words, const MaskPanel& panel, std::size_t query) {
  std::vector<std::string> keys;
  for (std::size_t i = 0; i < panel.weights[query].size(); ++i) {
    const std::string weight = to_text(panel.weights[query][i]);
    keys.push_back(panel.key_labels.empty() ? weight : panel.key_labels[i] + " " + weight);
  }
  const std::string name =
      panel.query_labels.empty() ? grouped(query + 1) : panel.query_labels[query];
  return name + words[word::colon] + joined(words, keys);
}

std::string describe(const FinishedPanel& panel, const MaskGridPlan& plan) {
  if (panel.index() == plan.panels.size()) return describe_real(panel, *plan.real);
  const MaskPanel& own = plan.panels[panel.index()];
  const Rectangle& area = own.drawn.mask.area;
  std::vector<std::string> facts;
  if (!own.subtitle.empty()) facts.push_back(plain(own.subtitle));
  facts.push_back(with_count(with_count(panel.words[mask_word::size], area.queries), area.keys));
  facts.insert(facts.end(), own.drawn.reasons.begin(), own.drawn.reasons.end());
  if (const ShownCells cells = shown_cells(own.drawn.mask); cells.is_summed())
    facts.push_back(summed_text(panel.words, cells));
  const MaskTexts& texts = own.drawn.texts;
  for (const RichText* text : {&texts.scores, &texts.share, &texts.last_query, &texts.cached})
    if (!text->empty()) facts.push_back(plain(*text));
  for (std::size_t i = 0; i < own.weights.size(); ++i)
    facts.push_back(describe_weights(panel.words, own, i));
  return plain(own.label) + panel.words[word::colon] + joined(panel.words, facts) +
         panel.words[word::sentence_end];
}

/// What a reader learns who points at cells, or at a sign of the legend.
std::string tell(const FinishedPanel& panel, const std::any& content, const Item& item) {
  const auto& plan = std::any_cast<const MaskGridPlan&>(content);
  if (panel.index() == plan.panels.size() || item.mark.is_text) return {};
  const MaskPanel& own = plan.panels[panel.index()];
  const MaskTexts& texts = own.drawn.texts;
  if (item.mark == mask_marks::last_query) return plain(texts.last_query);
  if (item.mark == mask_marks::cached) return plain(texts.cached);
  if (item.mark != mask_marks::cell) return {};
  std::vector<std::string> told;
  for (std::size_t i = 0; i < own.series.size(); ++i)
    if (own.series[i] == item.series)
      told.push_back(
          own.drawn.reasons[i] + panel.words[word::colon] +
          with_count(panel.words[mask_word::scores], own.drawn.numbers.by_reason[i].count()));
  return joined(panel.words, told);
}

Prepared prepare(const DrawInput& input, const MaskGridPlan& plan) {
  return {.panels = plan.panels.size(),
          .panel_width = mask_panel_width(input, plan),
          .whole_width = plan.real ? bar_card_width(input, *plan.real) : Length(),
          .draw = [input, &plan](const Grid& grid) { return draw_masks(input, plan, grid); }};
}

/// The numbers at the real size stand on a card of bars.
constexpr const FigureKind* parts[] = {&cache_rows};

constexpr FigureKind make_kind() {
  FigureKind kind =
      figure_kind<MaskGridBlock, MaskGridPlan, plan_mask_grid, dump_mask_grid, prepare, describe>(
          {.name = "mask_grid",
           .about = "which keys each query reads, one panel a mask",
           .words = mask_word::list,
           .metrics = mask_metrics,
           .marks = mask_marks::all,
           .parts = parts});
  kind.tell = tell;
  kind.table_of = mask_table;
  kind.numbers = mask_numbers;
  return kind;
}

}  // namespace

const FigureKind mask_grid = make_kind();

}  // namespace attnfig
