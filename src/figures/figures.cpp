#include "figures/figure.h"
#include "figures/layer_strip.h"
#include "text/utf8.h"

#include <algorithm>
#include <array>

namespace attnfig {
namespace {

constexpr std::array<const Figure*, 4> all = {&head_map, &cache_columns, &cache_rows, &cache_list};

constexpr Mark title_mark = {.name = "title", .fill = Ink::text, .on = Ink::page, .is_text = true};

/// The figures of a page that have something to show.
std::vector<Draft> drafts_of(const Canvas& canvas) {
  const Plan& plan = canvas.plan;
  std::vector<Draft> drafts;
  for (const std::string& name : plan.page.figures) {
    const Figure* figure = find_figure(name);
    if (canvas.is_stacked() && figure->if_stacked != nullptr) figure = figure->if_stacked;
    const bool empty = figure->shows == Shows::summary ? plan.entries.empty() : plan.panels.empty();
    if (!empty) drafts.push_back(figure->prepare(canvas));
  }
  return drafts;
}

/// Assistive technology reads titles in one go, so one of more than 120 characters is cut at a
/// word.
std::string shortened(const std::string& title) {
  constexpr int most = 120;
  std::size_t kept = 0;  // bytes of all characters but the last that fits: "…" takes its place
  Utf8 walk(title);
  for (int length = 1; length < most && !walk.done(); ++length) kept += walk.next().bytes.size();
  if (walk.done() || kept + walk.next().bytes.size() == title.size()) return title;
  return title.substr(0, std::min(title.rfind(' ', kept), kept)) + "…";
}

/// How far the title stays away from the edges of the panels.
Length title_padding(const Canvas& canvas) {
  return canvas.is_stacked() ? canvas.metrics.panel_padding : Length();
}

Picture title(const Canvas& canvas, Length widest) {
  return text_block(canvas.plan.title, {title_mark, 0, canvas.metrics.title_size, Weight::bold},
                    widest, canvas.align());
}

/// The width of each panel that lets all of a row together be so wide.
Length share(const Grid& grid, Length whole) {
  const auto columns = static_cast<std::int64_t>(grid.columns);
  return (whole - grid.gap * (columns - 1)) / columns;
}

Grid grid_of(const Canvas& canvas, const std::vector<Draft>& drafts) {
  Grid grid{.gap = canvas.metrics.panel_gap, .columns = canvas.columns()};
  for (const Draft& draft : drafts)
    grid.label_width = std::max(grid.label_width, draft.label_width);
  if (!canvas.is_stacked()) grid.start = grid.label_width;
  // The title wraps over the panels, which together are as wide as its longest word at least.
  const Length longest_word = title(canvas, Length()).size.width + title_padding(canvas) * 2;
  const Length page = canvas.metrics.page_width - canvas.metrics.margin * 2 - grid.start;
  // Shares are rounded down; a stack of panels shares nothing.
  const Length rounding = canvas.is_stacked() ? Length() : Length::px(1);
  Length panel = snapped(share(grid, std::max(longest_word, page)));
  for (const Draft& draft : drafts)
    panel = std::max({panel, draft.panel_width, grid.inset() + draft.column_width,
                      snapped(share(grid, draft.width) + rounding)});
  grid.column_width = panel - grid.inset();
  return grid;
}

Picture draw_title(const Canvas& canvas, const Grid& grid) {
  const Length padding = title_padding(canvas);
  const Picture words = title(canvas, grid.width() - padding * 2);
  const Length x = canvas.is_stacked() ? padding : (grid.width() - words.size.width) / 2;
  Picture heading;
  place(heading, words, {grid.start + x, Length()});
  return heading;
}

}  // namespace

std::span<const Figure* const> figures() {
  return all;
}

std::vector<Mark> all_marks() {
  std::vector<Mark> marks = {title_mark};
  const auto add = [&](const Mark& mark) {
    if (std::find(marks.begin(), marks.end(), mark) == marks.end()) marks.push_back(mark);
  };
  std::for_each(std::begin(layer_strip_marks::all), std::end(layer_strip_marks::all), add);
  for (const Figure* figure : all) std::for_each(figure->marks.begin(), figure->marks.end(), add);
  return marks;
}

const Figure* find_figure(std::string_view name) {
  const auto found = std::find_if(all.begin(), all.end(),
                                  [&](const Figure* figure) { return figure->name == name; });
  return found == all.end() ? nullptr : *found;
}

Scene draw(const Plan& plan, const Metrics& metrics, Arrangement arrangement) {
  const Canvas canvas{plan, metrics, arrangement};
  const std::vector<Draft> page = drafts_of(canvas);
  const Grid grid = grid_of(canvas, page);
  // Title and summary are as wide as the panels.
  std::vector<Picture> stacked = {draw_title(canvas, grid)};
  for (const Draft& draft : page) stacked.push_back(draft.draw(grid));

  Picture whole;
  place(whole, above(stacked, metrics.part_gap, Align::start), {metrics.margin, metrics.margin});
  Scene scene{.size = {whole.size.width + metrics.margin, whole.size.height + metrics.margin},
              .name = plan.name,
              .language = plan.language,
              .fonts = plan.words.fonts,
              .text_size = metrics.text_size,
              .title = shortened(plain(plan.title)),
              .groups = std::move(whole.groups)};
  // The title is read out anyway; it is repeated only where it holds numbers.
  const std::string whole_title = plain(plan.title);
  if (whole_title.find_first_of("0123456789") != std::string::npos)
    scene.description = whole_title + plan.words.sentence_end;
  for (const Group& group : scene.groups) scene.description += group.description;
  while (scene.description.ends_with(' ')) scene.description.pop_back();
  return scene;
}

}  // namespace attnfig
