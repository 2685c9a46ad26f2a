#include "figures/layer_strip/layer_strip.h"

#include "figures/head_map/metrics.h"
#include "figures/layer_strip/words.h"
#include "spec/finished_panel.h"

#include <fmt/format.h>

namespace attnfig {
namespace marks = layer_strip_marks;
namespace {

constexpr Field block_fields[] = {
    field<&LayerStripBlock::layouts>({.name = "layouts",
                                      .about = "the layouts whose layers are shown",
                                      .fallback = "(every layout)"}),
};

std::optional<LayerStripPlan> plan(Saying& say, const LayerStripBlock& block) {
  say.need_layouts();
  LayerStripPlan plan;
  for (const LayoutName& name : block.layouts)
    if (const auto layout = say.index_of(name)) plan.layouts.push_back(*layout);
  if (block.layouts.empty()) {
    say.use_all();
    for (std::size_t i = 0; i < say.layouts().size(); ++i) plan.layouts.push_back(i);
  }
  if (plan.layouts.empty()) return {};
  return plan;
}

std::string dump_strip(const Plan& all, const LayerStripPlan& plan) {
  std::string text;
  for (const std::size_t layout : plan.layouts)
    text += fmt::format("layers of {}\n", all.layouts[layout].name);
  return text;
}

/// The strip of one layout under its label.
Picture draw_one(const DrawInput& input, const Attention& layout, std::size_t index,
                 Length widest) {
  const TextStyle style = {marks::title, 0, input.metrics[metric::heading_size], Weight::bold};
  const Picture title = text_block({{layout.label}}, style, widest, input.align());
  const Picture strip = draw_layers(input, layout, Standing::alone, widest);
  return as_panel(above({title, strip}, input.metrics[metric::band_gap] / 2, input.align()),
                  layout.label, index);
}

Picture draw_all(const DrawInput& input, const LayerStripPlan& plan, Length widest) {
  std::vector<Picture> strips;
  for (std::size_t i = 0; i < plan.layouts.size(); ++i)
    strips.push_back(draw_one(input, input.plan.layouts[plan.layouts[i]], i, widest));
  return above(std::move(strips), input.metrics[metric::panel_gap], input.align());
}

Prepared prepare(const DrawInput& input, const LayerStripPlan& plan) {
  return {.draw = [input, plan](const Grid& grid) {
    Picture all = draw_all(input, plan, grid.width());
    Picture whole;
    const Length x = input.is_stacked ? Length() : (grid.width() - all.size.width) / 2;
    place(whole, std::move(all), {x, Length()});
    return whole;
  }};
}

std::string describe(const FinishedPanel& panel, const LayerStripPlan& plan) {
  const Attention& layout = panel.plan.layouts[plan.layouts[panel.index()]];
  std::string text = layout.label;
  std::string_view before = panel.words[word::colon];
  for (const std::string& fact : describe_layers(panel, layout, Standing::alone)) {
    text += std::string(before) + fact;
    before = panel.words[word::comma];
  }
  return text + panel.words[word::sentence_end];
}

std::string tell(const FinishedPanel& panel, const std::any& plan, const Item& item) {
  const auto& strip = std::any_cast<const LayerStripPlan&>(plan);
  return tell_of_layers(panel.plan.layouts[strip.layouts[panel.index()]], item);
}

constexpr Word words[] = {word::window,     word::sinks,          word::chunk,   word::encoder,
                          word::every,      word::blocks,         word::loops,   word::mtp_layers,
                          word::shared_by,  word::owning,         word::sharing, word::no_cache,
                          word::drawn_kind, word::layers_left_out};
constexpr Metric metrics[] = {metric::strip_width, metric::layer_width, metric::layer_height,
                              metric::layer_gap,   metric::head_gap,    metric::band_gap};

constexpr FigureKind make_kind() {
  FigureKind kind =
      figure_kind<LayerStripBlock, LayerStripPlan, plan, dump_strip, prepare, describe>(
          {.name = "layer_strip",
           .about = "all layers in their order, a cell each, and what each kind caches",
           .words = words,
           .metrics = metrics,
           .marks = marks::all});
  kind.tell = tell;
  return kind;
}

}  // namespace

const Table LayerStripBlock::table = {
    "a layer strip", "All layers in their order, by what each kind caches.", block_fields};

const FigureKind layer_strip = make_kind();

}  // namespace attnfig
