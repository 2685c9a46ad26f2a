// Logical blocks of requests on the physical blocks of a pool, and what becomes of them step by
// step.

#include "figures/paged_cache/paged_cache.h"

#include "figures/paged_cache/numbers.h"
#include "figures/paged_cache/parts.h"
#include "figures/paged_cache/words.h"

namespace attnfig {
namespace marks = paged_marks;
namespace {

PagedInput input_of(const DrawInput& input, const PagedCachePlan& plan, Length width) {
  return {input, plan, plan.cache, paged_form(input, plan, plan.cache, width), width};
}

/// Whether a step shows a free block whose tokens can still be found.
bool keeps_free_tokens(const PagedCachePlan& plan) {
  for (const PagingFrame& frame : plan.frames)
    for (const PageId id : frame.cache.free_queue())
      if (frame.cache.pool()[id].content) return true;
  return false;
}

Picture draw_all(const DrawInput& input, const PagedCachePlan& plan, const Grid& grid) {
  std::vector<Picture> parts;
  if (!plan.cache.sequences().empty())
    parts.push_back(draw_parts(input_of(input, plan, grid.width())));
  if (!plan.frames.empty()) parts.push_back(draw_steps(input, plan, grid));
  if (keeps_free_tokens(plan))
    parts.push_back(text_block({{input.words[word::kept_key]}},
                               {.mark = marks::note, .size = input.metrics[metric::text_size]},
                               grid.width(), Align::start));
  parts.push_back(as_panel(draw_meter_card(input, plan.about, plan.stats, grid.width()),
                           input.words[word::paged_summary],
                           static_cast<std::size_t>(PagedPanel::summary)));
  return above(std::move(parts), input.metrics[metric::part_gap], Align::start);
}

constexpr Metric metrics[] = {metric::slot_width,   metric::least_slot_width, metric::slot_height,
                              metric::block_gap,    metric::block_row_gap,    metric::block_bar,
                              metric::block_cell,   metric::part_room,        metric::step_width,
                              metric::card_padding, metric::entry_gap,        metric::bar_height};
constexpr Mark all_marks[] = {marks::title,         marks::note,
                              marks::request,       marks::tokens,
                              marks::label,         marks::free_label,
                              marks::slot,          marks::empty_slot,
                              marks::block,         marks::free_block,
                              marks::divider,       marks::kept_slot,
                              summary_marks::meter, summary_marks::meter_track,
                              summary_marks::card,  summary_marks::amount,
                              summary_marks::detail};

std::vector<std::vector<std::string>> table_of(const Plan&, const std::any& content) {
  const auto& plan = std::any_cast<const PagedCachePlan&>(content);
  std::vector<std::vector<std::string>> rows = {{plain(plan.about), ""}};
  for (const auto& [label, text] : plan.placed) rows.push_back({plain(label), plain(text)});
  const auto add = [&](const RichText& label, const std::vector<RichText>& facts) {
    rows.push_back({plain(label), ""});
    for (const RichText& fact : facts)
      rows.back()[1] += (rows.back()[1].empty() ? "" : "; ") + plain(fact);
  };
  for (const PagedStepText& step : plan.step_texts) add(step.title, step.facts);
  for (const Meter& stat : plan.stats) add(stat.value, stat.facts);
  return rows;
}

std::vector<FigureNumber> numbers_of_kind(const Plan&, const std::any& content) {
  return numbers_of(std::any_cast<const PagedCachePlan&>(content));
}

constexpr FigureKind make_kind() {
  FigureKind kind = figure_kind<PagedCacheBlock, PagedCachePlan, plan_paged_cache, dump_paged_cache,
                                prepare_paged_cache, describe_paged_cache>(
      {.name = "paged_cache",
       .about = "logical blocks of requests on physical blocks, shared prefixes, and steps",
       .words = paged_words,
       .metrics = metrics,
       .marks = all_marks});
  kind.table_of = table_of;
  kind.tell = tell_of_paged_cache;
  kind.numbers = numbers_of_kind;
  return kind;
}

}  // namespace

Prepared prepare_paged_cache(const DrawInput& input, const PagedCachePlan& plan) {
  return {.panels = plan.frames.size(),
          .panel_width = plan.frames.empty() ? Length() : input.metrics[metric::step_width],
          .draw = [input, &plan](const Grid& grid) { return draw_all(input, plan, grid); }};
}

const FigureKind paged_cache = make_kind();

}  // namespace attnfig
