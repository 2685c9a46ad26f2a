#include "figures/page.h"

#include "figures/draw_input.h"
#include "text/utf8.h"

#include <algorithm>

namespace attnfig {
namespace {

/// Pages narrower than this have panels one below the other, with texts on one left edge.
constexpr Length narrowest_side_by_side = Length::px(480);

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

/// What the figure is called where its title is left out: by the labels of its layouts.
std::string name_of(const Plan& plan) {
  if (!plan.title.empty()) return plain(plan.title);
  std::string name;
  for (const Attention& layout : plan.layouts) name += (name.empty() ? "" : ", ") + layout.label;
  return name;
}

TextStyle title_style(const DrawInput& input) {
  return {.mark = page_marks[0], .size = input.metrics[metric::title_size], .weight = Weight::bold};
}

TextStyle claim_style(const DrawInput& input) {
  return {.mark = page_marks[1], .size = input.metrics[metric::text_size]};
}

/// Title and claim in a width.
Picture heading(const DrawInput& input, Length widest) {
  return above({text_block(input.plan.title, title_style(input), widest, input.align()),
                text_block(input.plan.claim, claim_style(input), widest, input.align())},
               Length::px(4), input.align());
}

std::int64_t count(std::size_t columns) {
  return static_cast<std::int64_t>(columns);
}

/// The width of so many columns of a width.
Length width_of(std::size_t columns, Length column, Length gap) {
  return column * count(columns) + gap * (count(columns) - 1);
}

/// As many columns as panels of their least width fit, and rows as even as that allows.
std::size_t columns_of(const DrawInput& input, const Prepared& all, Length gap) {
  if (input.is_stacked || all.panels <= 1) return 1;
  std::size_t most = 1;
  while (most < all.panels && width_of(most + 1, all.panel_width, gap) <= input.room) ++most;
  const std::size_t rows = (all.panels + most - 1) / most;
  return (all.panels + rows - 1) / rows;
}

Grid grid_of(const DrawInput& input, const std::vector<Prepared>& figures) {
  Prepared all;
  for (const Prepared& figure : figures) {
    all.panels = std::max(all.panels, figure.panels);
    all.panel_width = std::max(all.panel_width, figure.panel_width);
    all.whole_width = std::max(all.whole_width, figure.whole_width);
  }
  Grid grid{.gap = input.metrics[metric::panel_gap]};
  grid.columns = columns_of(input, all, grid.gap);
  // The title wraps over the panels, which together are as wide as its longest word at least.
  const Length least = std::max({width_of(grid.columns, all.panel_width, grid.gap), all.whole_width,
                                 heading(input, Length()).size.width});
  // All figures for a page have its width, so that their texts keep one size wherever it is set.
  const Length width = std::max(least, input.room);
  const Length column = (width - grid.gap * (count(grid.columns) - 1)) / count(grid.columns);
  // Whole and even, so that middles are sharp; a page that is full is not made wider by it.
  grid.column_width = Length::px(column.hundredths() / 200 * 2);
  if (grid.width() < least) grid.column_width += Length::px(2);
  return grid;
}

Picture draw_heading(const DrawInput& input, const Grid& grid) {
  Picture words = heading(input, grid.width());
  if (words.size.height == Length()) return {};
  Picture whole;
  const Length x = input.is_stacked ? Length() : (grid.width() - words.size.width) / 2;
  place(whole, std::move(words), {x, Length()});
  return whole;
}

}  // namespace

Length longest_word(const RichText& text, const TextStyle& style) {
  return text.empty() ? Length() : text_block(text, style, Length(), Align::start).size.width;
}

Scene draw(const Plan& plan, const Language& language, const Metrics& metrics, Length page_width) {
  const Length margin = metrics[metric::margin];
  const DrawInput input{plan, language.words, metrics, page_width - margin * 2,
                        page_width < narrowest_side_by_side};
  std::vector<Prepared> figures;
  for (const FigurePlan& figure : plan.figures)
    figures.push_back(figure.kind->prepare(input, figure.content));
  const Grid grid = grid_of(input, figures);
  std::vector<Picture> stacked = {draw_heading(input, grid)};
  for (std::size_t i = 0; i < figures.size(); ++i) {
    stacked.push_back(figures[i].draw(grid));
    for (Group& group : stacked.back().groups)
      if (group.panel) group.panel->figure = i;
  }

  Picture whole;
  place(whole, above(std::move(stacked), metrics[metric::part_gap], Align::start),
        {margin, margin});
  whole.size.width = std::max(whole.size.width, grid.width() + margin);
  return {.size = {whole.size.width + margin, whole.size.height + margin},
          .name = plan.name,
          .language = plan.language,
          .fonts = language.fonts,
          .text_size = metrics[metric::text_size],
          .title = shortened(name_of(plan)),
          .groups = std::move(whole.groups)};
}

}  // namespace attnfig
