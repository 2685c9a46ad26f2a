// Selects the layouts that a map of heads draws, and fills their texts.

#include "figures/head_map/find_part.h"
#include "figures/head_map/head_map.h"
#include "model/number_text.h"
#include "model/view.h"

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
                             .about = "a quieter text under the caption, or one with a line to "
                                      "what it is about",
                             .fallback = "(the page's standard text)"}),
    field<&PanelSpec::highlight>({.name = "highlight",
                                  .about = "a query head whose path stands out",
                                  .fallback = "(that of all panels)"}),
};

constexpr Field highlight_fields[] = {
    field<&HighlightSpec::head>({.name = "head", .about = "the query head, from 1"}),
};

constexpr Field note_fields[] = {
    field<&NoteSpec::at>({.name = "at",
                          .about = "what a line leads to: query, key, value, latent and the like, "
                                   "with a number where there are several: key 2",
                          .fallback = "(nothing)"}),
    field<&NoteSpec::text>({.name = "text", .about = "the text"}),
};

constexpr Field block_fields[] = {
    panels_field,
    colour_by_field,
    dimensions_field,
    highlight_field,
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

UInt128 highlighted(Saying& say, const HighlightSpec& highlight, const Attention& layout) {
  const Block* block = main_block(layout);
  const UInt128 q_heads = block == nullptr ? 0 : block->q_heads.amount.count();
  const UInt128 head = highlight.head.amount.count();
  if (head <= q_heads) return head;
  say.report(highlight.head.place, fmt::format("there is no query head {}: {} has {}",
                                               grouped(head), layout.name, grouped(q_heads)));
  return 0;
}

PanelPlan panel_of(Saying& say, const HeadMapBlock& block, const PanelSpec& panel,
                   std::size_t layout) {
  const Attention& attention = say.layouts()[layout];
  const auto text = [&](std::string_view field, const std::optional<Text>& stated,
                        const std::string& standard) {
    return say.say_or(field, stated, standard, {&attention});
  };
  PanelPlan plan = {
      .layout = layout,
      .title =
          panel.title ? say.say("title", *panel.title, {&attention}) : RichText{{attention.label}},
      .subtitle = text("subtitle", panel.subtitle, block.standard_subtitle),
      .queries = text("queries", panel.queries, block.standard_queries),
      .cached = text("cached", panel.cached, block.standard_cached),
      .note = text("note", panel.note ? std::optional(panel.note->text) : std::nullopt,
                   block.standard_note),
      .caption = text("caption", panel.caption, block.standard_caption)};
  const std::optional<HighlightSpec>& highlight =
      panel.highlight ? panel.highlight : block.highlight;
  if (highlight) plan.highlight = highlighted(say, *highlight, attention);
  if (panel.note && panel.note->at) plan.noted = find_part(say, *panel.note->at, attention);
  return plan;
}

}  // namespace

void Value<PartName>::read(const Reporter& reporter, const Field& field, const Node& node,
                           PartName& value) {
  value = {read_word(reporter, field, node, "a part such as latent or key 2"), node.offset};
}

const Table HighlightSpec::table = {"a highlight", "A query head whose path stands out.",
                                    highlight_fields, "head"};
const Table NoteSpec::table = {"a note", "A quiet text, or one with a line to what it is about.",
                               note_fields, "text"};
const Table PanelSpec::table = {"a panel", "One layout, drawn.", panel_fields, "layout"};
const Table HeadMapBlock::table = {
    "a head map", "Which query heads read which keys and values, one panel a layout.",
    block_fields};

std::optional<HeadMapPlan> plan_head_map(Saying& say, const HeadMapBlock& block) {
  say.need_layouts();
  HeadMapPlan plan{.colour_by = block.colour_by, .dimensions = block.dimensions};
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
  if (plan.colour_by == ColourBy::group) text += "colours of groups\n";
  if (plan.dimensions) text += "dimensions\n";
  for (const PanelPlan& panel : plan.panels) {
    text += fmt::format(
        "panel {}\n  title \"{}\"\n  subtitle \"{}\"\n  queries \"{}\"\n  cached \"{}\"\n"
        "  note \"{}\"\n  caption \"{}\"\n",
        all.layouts[panel.layout].name, markup(panel.title), markup(panel.subtitle),
        markup(panel.queries), markup(panel.cached), markup(panel.note), markup(panel.caption));
    if (panel.noted)
      text += fmt::format("  note at {} {}\n", panel.noted->key, panel.noted->number);
    if (panel.highlight != 0) text += fmt::format("  highlight {}\n", digits(panel.highlight));
  }
  return text;
}

}  // namespace attnfig
