// The panels of steps: the pool after each, and the queue of its free blocks.

#include "figures/paged_cache/parts.h"

#include <algorithm>

namespace attnfig {
namespace marks = paged_marks;
namespace {

constexpr Length under_words = Length::px(6);

/// What happens in a step, and what came of it.
Picture draw_words(const DrawInput& input, const PagedStepText& text, Length width) {
  const FontSize size = input.metrics[metric::text_size];
  std::vector<Picture> lines = {
      text_block(text.title, {.mark = marks::title, .size = size, .weight = Weight::bold}, width,
                 Align::start)};
  for (const RichText& fact : text.facts)
    lines.push_back(text_block(fact, {.mark = marks::note, .size = size}, width, Align::start));
  return above(std::move(lines), Length(), Align::start);
}

}  // namespace

Picture draw_steps(const DrawInput& input, const PagedCachePlan& plan, const Grid& grid) {
  const PagedForm form = step_form(input, plan, grid.column_width);
  Picture whole;
  Length y;
  for (std::size_t first = 0; first < plan.frames.size(); first += grid.columns) {
    const std::size_t end = std::min(first + grid.columns, plan.frames.size());
    std::vector<Picture> row;
    Length words_height;
    for (std::size_t step = first; step < end; ++step) {
      row.push_back(draw_words(input, plan.step_texts[step], grid.column_width));
      words_height = std::max(words_height, row.back().size.height);
    }
    for (std::size_t i = 0; i < row.size(); ++i) {
      const std::size_t step = first + i;
      // The pools of a row stand at one height.
      row[i].size.height = words_height;
      const PagedInput in{input, plan, plan.frames[step].cache, form, grid.column_width};
      place(whole,
            as_panel(above({std::move(row[i]), draw_grid(in)}, under_words, Align::start),
                     plain(plan.step_texts[step].title),
                     static_cast<std::size_t>(PagedPanel::first_step) + step),
            {grid.left(i), y});
    }
    y = whole.size.height + input.metrics[metric::block_row_gap];
  }
  return whole;
}

}  // namespace attnfig
