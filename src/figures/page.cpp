#include "figures/page.h"

#include "text/utf8.h"

#include <algorithm>

namespace attnfig {
namespace {

/// Assistive technology reads titles in one go, so one of more than 120 characters is cut at a
/// word.
std::string shortened(const std::string& title) {
  constexpr int most = 120;
  std::size_t kept = 0;  // bytes of all characters but the last that fits, for "…"
  Utf8 walk(title);
  for (int length = 1; length < most && !walk.done(); ++length) kept += walk.next().bytes.size();
  if (walk.done() || kept + walk.next().bytes.size() == title.size()) return title;
  return title.substr(0, std::min(title.rfind(' ', kept), kept)) + "…";
}

/// Panels that stand side by side.
std::size_t columns_of(const Plan& plan) {
  for (const FigurePlan& figure : plan.figures)
    if (figure.kind->panels != nullptr) return figure.kind->panels(figure.content).size();
  return 1;
}

/// The distance of the title from the edges of the panels.
Length title_padding(const DrawInput& input) {
  return input.is_stacked() ? input.metrics[metric::panel_padding] : Length();
}

Picture title(const DrawInput& input, Length widest) {
  return text_block(input.plan.title,
                    {page_marks[0], 0, input.metrics[metric::title_size], Weight::bold}, widest,
                    input.align());
}

/// Width of one panel if all panels of a row, with gaps, fill `whole`.
Length share(const Grid& grid, Length whole) {
  const auto columns = static_cast<std::int64_t>(grid.columns);
  return (whole - grid.gap * (columns - 1)) / columns;
}

Grid grid_of(const DrawInput& input, const std::vector<Prepared>& figures) {
  Grid grid{.gap = input.metrics[metric::panel_gap], .columns = input.columns};
  for (const Prepared& figure : figures)
    grid.label_width = std::max(grid.label_width, figure.label_width);
  if (!input.is_stacked()) grid.start = grid.label_width;
  // The title wraps over the panels, which together are as wide as its longest word at least.
  const Length longest_word = title(input, Length()).size.width + title_padding(input) * 2;
  const Length page =
      input.metrics[metric::page_width] - input.metrics[metric::margin] * 2 - grid.start;
  // Shares are rounded down; a stack has no shares.
  const Length rounding = input.is_stacked() ? Length() : Length::px(1);
  Length panel = snapped(share(grid, std::max(longest_word, page)));
  for (const Prepared& figure : figures)
    panel = std::max({panel, figure.panel_width, grid.inset() + figure.column_width,
                      snapped(share(grid, figure.width) + rounding)});
  grid.column_width = panel - grid.inset();
  return grid;
}

Picture draw_title(const DrawInput& input, const Grid& grid) {
  const Length padding = title_padding(input);
  Picture words = title(input, grid.width() - padding * 2);
  const Length x = input.is_stacked() ? padding : (grid.width() - words.size.width) / 2;
  Picture heading;
  place(heading, std::move(words), {grid.start + x, Length()});
  return heading;
}

}  // namespace

Length DrawInput::text_width() const {
  if (!is_stacked()) return metrics[metric::text_width];
  return metrics[metric::page_width] -
         (metrics[metric::margin] + metrics[metric::panel_padding]) * 2;
}

Scene draw(const Plan& plan, const Language& language, const Metrics& metrics,
           Arrangement arrangement) {
  DrawInput input{plan, language.words, metrics, arrangement};
  if (!input.is_stacked()) input.columns = columns_of(plan);
  std::vector<Prepared> figures;
  for (const FigurePlan& figure : plan.figures)
    figures.push_back(figure.kind->prepare(input, figure.content));
  const Grid grid = grid_of(input, figures);
  // Title and summary are as wide as the panels.
  std::vector<Picture> stacked = {draw_title(input, grid)};
  for (std::size_t i = 0; i < figures.size(); ++i) {
    stacked.push_back(figures[i].draw(grid));
    for (Group& group : stacked.back().groups)
      if (group.panel) group.panel->figure = i;
  }

  Picture whole;
  const Length margin = metrics[metric::margin];
  place(whole, above(std::move(stacked), metrics[metric::part_gap], Align::start),
        {margin, margin});
  return {.size = {whole.size.width + margin, whole.size.height + margin},
          .name = plan.name,
          .language = plan.language,
          .fonts = language.fonts,
          .text_size = metrics[metric::text_size],
          .title = shortened(plain(plan.title)),
          .groups = std::move(whole.groups)};
}

}  // namespace attnfig
