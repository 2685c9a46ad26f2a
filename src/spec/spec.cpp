#include "spec/spec.h"

namespace attnfig {
namespace {

constexpr Field panel_fields[] = {
    field<&PanelSpec::layout>({.name = "layout", .about = "the layout that the panel draws"}),
    field<&PanelSpec::title>(
        {.name = "title", .about = "the panel's title", .fallback = "(the layout's label)"}),
    field<&PanelSpec::subtitle>({.name = "subtitle",
                                 .about = "the line under the title",
                                 .fallback = "(the page's standard text)"}),
    field<&PanelSpec::caption>({.name = "caption",
                                .about = "the text under the heads",
                                .fallback = "(the page's standard text)"}),
    field<&PanelSpec::note>({.name = "note",
                             .about = "a quieter text above the caption",
                             .fallback = "(the page's standard text)"}),
};

constexpr Field entry_fields[] = {
    field<&EntrySpec::layout>({.name = "layout", .about = "the layout whose cache is shown"}),
    field<&EntrySpec::label>(
        {.name = "label", .about = "what the value is of", .fallback = "(the layout's label)"}),
    field<&EntrySpec::context>({.name = "context",
                                .about = "tokens of one sequence that are cached",
                                .fallback = "(the layout's)"}),
};

constexpr Field summary_fields[] = {
    field<&SummarySpec::title>({.name = "title",
                                .about = "the summary's heading",
                                .fallback = "(the page's standard text)"}),
    field<&SummarySpec::entries>({.name = "entries",
                                  .about = "the layouts to compare, from left to right or top to "
                                           "bottom"}),
};

constexpr Field spec_fields[] = {
    field<&Spec::page>({.name = "page",
                        .about = "the arrangement, one of those that attnfig list shows",
                        .fallback = "head_sharing",
                        .also_called = "figure template"}),
    field<&Spec::title>({.name = "title", .about = "the figure's title"}),
    field<&Spec::over>(
        {.name = "over",
         .about = "the layout that standard texts compare with; placeholders call it baseline",
         .fallback = "(none)",
         .also_called = "baseline"}),
    field<&Spec::layouts>(
        {.name = "layouts", .about = "the attention layouts by name", .also_called = "models"}),
    field<&Spec::panels>({.name = "panels",
                          .about = "the layouts to draw, from left to right",
                          .fallback = "(one for every layout)"}),
    field<&Spec::summary>(
        {.name = "summary", .about = "the box below the panels", .fallback = "(none)"}),
};

}  // namespace

const Table PanelSpec::table = {"a panel", "One layout, drawn.", panel_fields, "layout"};
const Table EntrySpec::table = {"an entry", "One value of the summary.", entry_fields, "layout"};
const Table SummarySpec::table = {"a summary", "Caches compared in numbers and bars.",
                                  summary_fields};
const Table Spec::table = {"a spec", "One figure.", spec_fields};

void Value<LayoutName>::read(const Reader& reader, const Field& field, const Node& node,
                             LayoutName& value) {
  if (node.kind != Node::Kind::scalar)
    return complain_type(reader, field, node, "the name of a layout");
  value = {node.text, node.offset};
}

std::vector<NamedText> texts_of(const Spec& spec) {
  std::vector<NamedText> all;
  const auto add = [&](std::string_view field, const std::optional<Text>& text,
                       const LayoutName* layout) {
    if (text) all.push_back({field, &*text, layout});
  };
  add("title", spec.title, nullptr);
  for (const PanelSpec& panel : spec.panels) {
    add("title", panel.title, &panel.layout);
    add("subtitle", panel.subtitle, &panel.layout);
    add("note", panel.note, &panel.layout);
    add("caption", panel.caption, &panel.layout);
  }
  if (!spec.summary) return all;
  add("title", spec.summary->title, nullptr);
  for (const EntrySpec& entry : spec.summary->entries) add("label", entry.label, &entry.layout);
  return all;
}

}  // namespace attnfig
