#include "figures/layer_stack/layer_stack.h"

#include "figures/head_map/metrics.h"
#include "figures/layer_stack/words.h"
#include "spec/finished_panel.h"

#include <fmt/format.h>

#include <algorithm>

namespace attnfig {
namespace marks = layer_stack_marks;
namespace {

constexpr Field block_fields[] = {
    field<&LayerStackBlock::layouts>({.name = "layouts",
                                      .about = "the layouts whose layers are shown",
                                      .fallback = "(every layout)"}),
};

std::optional<LayerStackPlan> plan(Saying& say, const LayerStackBlock& block) {
  say.need_layouts();
  LayerStackPlan plan;
  for (const LayoutName& name : block.layouts)
    if (const auto layout = say.index_of(name)) plan.layouts.push_back(*layout);
  if (block.layouts.empty()) {
    say.use_all();
    for (std::size_t i = 0; i < say.layouts().size(); ++i) plan.layouts.push_back(i);
  }
  if (plan.layouts.empty()) return {};
  return plan;
}

std::string dump_stack(const Plan& all, const LayerStackPlan& plan) {
  std::string text;
  for (const std::size_t layout : plan.layouts)
    text += fmt::format("layers of {}\n", all.layouts[layout].name);
  return text;
}

/// The layers of one layout under its label.
Picture draw_one(const DrawInput& input, const Attention& layout, std::size_t index,
                 Length widest) {
  const TextStyle style = {marks::title, 0, input.metrics[metric::heading_size], Weight::bold};
  const Picture title = text_block({{layout.label}}, style, widest, input.align());
  const Picture stack = draw_layers(input, layout, Standing::alone, widest);
  return as_panel(above({title, stack}, input.metrics[metric::band_gap] / 2, input.align()),
                  layout.label, index);
}

Picture draw_all(const DrawInput& input, const LayerStackPlan& plan, Length widest) {
  std::vector<Picture> stacks;
  for (std::size_t i = 0; i < plan.layouts.size(); ++i)
    stacks.push_back(draw_one(input, input.plan.layouts[plan.layouts[i]], i, widest));
  const bool differ = std::any_of(plan.layouts.begin(), plan.layouts.end(), [&](std::size_t i) {
    return heights_differ(input.metrics, input.plan.layouts[i]);
  });
  if (differ)
    stacks.push_back(text_block({{input.words[word::heights]}},
                                {.mark = marks::label, .size = input.metrics[metric::text_size]},
                                widest, input.align()));
  return above(std::move(stacks), input.metrics[metric::panel_gap], input.align());
}

Prepared prepare(const DrawInput& input, const LayerStackPlan& plan) {
  return {.draw = [input, plan](const Grid& grid) {
    Picture all = draw_all(input, plan, grid.width());
    Picture whole;
    const Length x = input.is_stacked ? Length() : (grid.width() - all.size.width) / 2;
    place(whole, std::move(all), {x, Length()});
    return whole;
  }};
}

std::string describe(const FinishedPanel& panel, const LayerStackPlan& plan) {
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
  const auto& stack = std::any_cast<const LayerStackPlan&>(plan);
  return tell_of_layers(panel.words, panel.plan.layouts[stack.layouts[panel.index()]], item);
}

constexpr Metric metrics[] = {metric::layer_width,    metric::layer_height, metric::layer_gap,
                              metric::most_layer_gap, metric::head_gap,     metric::band_gap};

constexpr FigureKind make_kind() {
  FigureKind kind =
      figure_kind<LayerStackBlock, LayerStackPlan, plan, dump_stack, prepare, describe>(
          {.name = "layer_stack",
           .about = "all layers in their order, as high as each sees far back",
           .words = layer_words,
           .metrics = metrics,
           .marks = marks::all});
  kind.tell = tell;
  return kind;
}

}  // namespace

const Table LayerStackBlock::table = {
    "a layer stack", "All layers in their order: what each caches and how far back it sees.",
    block_fields};

const FigureKind layer_stack = make_kind();

}  // namespace attnfig
