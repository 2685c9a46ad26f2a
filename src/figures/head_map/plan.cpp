// Selects the layouts that a map of heads draws, and fills their texts.

#include "figures/head_map/head_map.h"

namespace attnfig {
namespace {

constexpr Field panel_fields[] = {
    field<&PanelSpec::layout>({.name = "layout", .about = "the layout that the panel draws"}),
    field<&PanelSpec::title>(
        {.name = "title", .about = "the panel's title", .fallback = "(the layout's label)"}),
    field<&PanelSpec::subtitle>({.name = "subtitle",
                                 .about = "the line under the title",
                                 .fallback = "(the page's standard text)"}),
    field<&PanelSpec::queries>({.name = "queries",
                                .about = "the text above the query heads",
                                .fallback = "(the page's standard text)"}),
    field<&PanelSpec::cached>({.name = "cached",
                               .about = "the text under what is cached",
                               .fallback = "(the page's standard text)"}),
    field<&PanelSpec::caption>({.name = "caption",
                                .about = "the text under the heads",
                                .fallback = "(the page's standard text)"}),
    field<&PanelSpec::note>({.name = "note",
                             .about = "a quieter text above the caption",
                             .fallback = "(the page's standard text)"}),
};

constexpr Field block_fields[] = {
    panels_field,
    field<&HeadMapBlock::standard_subtitle>(
        {.name = "standard_subtitle",
         .about = "name of the standard text under a panel's title",
         .fallback = "(that of the page)"}),
    field<&HeadMapBlock::standard_queries>({.name = "standard_queries",
                                            .about = "name of the standard text above query heads",
                                            .fallback = "(that of the page)"}),
    field<&HeadMapBlock::standard_cached>(
        {.name = "standard_cached",
         .about = "name of the standard text under what is cached",
         .fallback = "(that of the page)"}),
    field<&HeadMapBlock::standard_caption>({.name = "standard_caption",
                                            .about = "name of the standard text under a panel",
                                            .fallback = "(that of the page)"}),
    field<&HeadMapBlock::standard_note>({.name = "standard_note",
                                         .about = "name of the standard quiet text under a panel",
                                         .fallback = "(that of the page)"}),
};

PanelPlan panel_of(Saying& say, const HeadMapBlock& block, const PanelSpec& panel,
                   std::size_t layout) {
  const Attention& attention = say.layouts()[layout];
  const auto text = [&](std::string_view field, const std::optional<Text>& stated,
                        const std::string& standard) {
    return say.say_or(field, stated, standard, {&attention});
  };
  return {.layout = layout,
          .title = panel.title ? say.say("title", *panel.title, {&attention})
                               : RichText{{attention.label}},
          .subtitle = text("subtitle", panel.subtitle, block.standard_subtitle),
          .queries = text("queries", panel.queries, block.standard_queries),
          .cached = text("cached", panel.cached, block.standard_cached),
          .note = text("note", panel.note, block.standard_note),
          .caption = text("caption", panel.caption, block.standard_caption)};
}

}  // namespace

const Table PanelSpec::table = {"a panel", "One layout, drawn.", panel_fields, "layout"};
const Table HeadMapBlock::table = {
    "a head map", "Which query heads read which keys and values, one panel a layout.",
    block_fields};

std::optional<HeadMapPlan> plan_head_map(Saying& say, const HeadMapBlock& block) {
  say.need_layouts();
  HeadMapPlan plan;
  if (block.panels.empty()) {
    say.use_all();
    for (std::size_t i = 0; i < say.layouts().size(); ++i)
      plan.panels.push_back(panel_of(say, block, {}, i));
  }
  for (const PanelSpec& panel : block.panels)
    if (const auto layout = say.index_of(panel.layout))
      plan.panels.push_back(panel_of(say, block, panel, *layout));
  if (plan.panels.empty()) return {};
  return plan;
}

std::string dump_head_map(const Plan& all, const HeadMapPlan& plan) {
  std::string text;
  for (const PanelPlan& panel : plan.panels)
    text += fmt::format(
        "panel {}\n  title \"{}\"\n  subtitle \"{}\"\n  queries \"{}\"\n  cached \"{}\"\n"
        "  note \"{}\"\n  caption \"{}\"\n",
        all.layouts[panel.layout].name, markup(panel.title), markup(panel.subtitle),
        markup(panel.queries), markup(panel.cached), markup(panel.note), markup(panel.caption));
  return text;
}

}  // namespace attnfig
