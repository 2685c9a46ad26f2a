#include "figures/figure.h"
#include "text/utf8.h"

#include <algorithm>
#include <array>

namespace attnfig {
namespace {

constexpr std::array<const Figure*, 3> all = {&head_map, &cache_columns, &cache_rows};

/// The figures of a page that have something to show.
std::vector<Draft> drafts_of(const Canvas& canvas) {
  const Plan& plan = canvas.plan;
  std::vector<Draft> drafts;
  for (const std::string& name : plan.page.figures) {
    const Figure* figure = find_figure(name);
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

Picture title(const Canvas& canvas, Length widest) {
  return text_block(canvas.plan.title, {Part::title, 0, canvas.metrics.title_size, Weight::bold},
                    widest, Align::middle);
}

Grid grid_of(const Canvas& canvas, const std::vector<Draft>& drafts) {
  Grid grid{.gap = canvas.metrics.panel_gap, .columns = canvas.plan.panels.size()};
  // The title wraps over the panels, which together are as wide as its longest word at least.
  const Length longest_word = title(canvas, Length()).size.width;
  const auto columns = static_cast<std::int64_t>(grid.columns);
  grid.column_width = snapped((longest_word - grid.gap * (columns - 1)) / columns);
  for (const Draft& draft : drafts) {
    grid.label_width = std::max(grid.label_width, draft.label_width);
    grid.column_width = std::max(grid.column_width, draft.column_width);
  }
  return grid;
}

}  // namespace

std::span<const Figure* const> figures() {
  return all;
}

const Figure* find_figure(std::string_view name) {
  const auto found = std::find_if(all.begin(), all.end(),
                                  [&](const Figure* figure) { return figure->name == name; });
  return found == all.end() ? nullptr : *found;
}

Scene draw(const Plan& plan, const Metrics& metrics) {
  const Canvas canvas{plan, metrics};
  const std::vector<Draft> page = drafts_of(canvas);
  const Grid grid = grid_of(canvas, page);
  // Title and summary are as wide as the panels; the row labels stand outside of that.
  const Picture heading = title(canvas, grid.width());
  Picture top;
  place(top, heading, {grid.label_width + (grid.width() - heading.size.width) / 2, Length()});
  std::vector<Picture> stacked = {top};
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
