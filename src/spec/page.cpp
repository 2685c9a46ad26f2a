#include "spec/page.h"

#include <algorithm>

namespace attnfig {
namespace {

constexpr Field measure_fields[] = {
    field<&Measure::quantity>(
        {.name = "quantity", .about = "what the summary's values and bars stand for"}),
    field<&Measure::title>(
        {.name = "title", .about = "standard title of the summary", .fallback = "(none)"}),
    field<&Measure::detail>({.name = "detail",
                             .about = "standard text beside a summary's value",
                             .fallback = "(none)"}),
};

constexpr Field page_fields[] = {
    field<&Page::about>({.name = "about", .about = "what the page is for, in one sentence"}),
    field<&Page::figures>({.name = "figures", .about = "the figures from top to bottom"}),
    field<&Page::head_rows>(
        {.name = "head_rows", .about = "keys and values in one box, or in rows of their own"}),
    field<&Page::panel_frame>({.name = "panel_frame", .about = "what sets the panels apart"}),
    field<&Page::measures>(
        {.name = "measures",
         .about = "what the summary compares: the first that all its layouts have"}),
    field<&Page::summary_contexts>(
        {.name = "summary_contexts",
         .about = "contexts of a summary where the spec has none: numbers of tokens, and full for "
                  "the layout's own; those past it are left out",
         .fallback = "(none)"}),
    field<&Page::subtitle>(
        {.name = "subtitle", .about = "standard text under a panel's title", .fallback = "(none)"}),
    field<&Page::caption>(
        {.name = "caption", .about = "standard text under a panel", .fallback = "(none)"}),
    field<&Page::note>(
        {.name = "note", .about = "standard quiet text under a panel", .fallback = "(none)"}),
    field<&Page::summary_label>({.name = "summary_label",
                                 .about = "standard label of a summary's entry",
                                 .fallback = "(none)"}),
};

constexpr Field language_fields[] = {
    field<&Language::about>({.name = "about", .about = "the language's name in itself"}),
    field<&Language::fonts>(
        {.name = "fonts", .about = "font families for its script", .fallback = "(none)"}),
    field<&Language::q_heads>({.name = "q_heads", .about = "label of the row of query heads"}),
    field<&Language::kv_heads>({.name = "kv_heads", .about = "label of the row of joined heads"}),
    field<&Language::k_heads>({.name = "k_heads", .about = "label of the row of key heads"}),
    field<&Language::v_heads>({.name = "v_heads", .about = "label of the row of value heads"}),
    field<&Language::q_head>({.name = "q_head", .about = "one query head"}),
    field<&Language::kv_head>({.name = "kv_head", .about = "one joined head"}),
    field<&Language::k_head>({.name = "k_head", .about = "one key head"}),
    field<&Language::v_head>({.name = "v_head", .about = "one value head"}),
    field<&Language::reads>({.name = "reads", .about = "a query head reads the head {}"}),
    field<&Language::read_by>({.name = "read_by", .about = "query heads {} read a head"}),
    field<&Language::remade_from>(
        {.name = "remade_from", .about = "a head is made from {} whenever it is read"}),
    field<&Language::latent>({.name = "latent", .about = "the compressed latent"}),
    field<&Language::rope_key>({.name = "rope_key", .about = "the decoupled rope key"}),
    field<&Language::heads_left_out>({.name = "heads_left_out", .about = "{} heads are not drawn"}),
    field<&Language::heads_left_out_of_group>(
        {.name = "heads_left_out_of_group", .about = "{} heads of each drawn group are not drawn"}),
    field<&Language::whole_groups_left_out>(
        {.name = "whole_groups_left_out", .about = "{} groups are not drawn at all"}),
    field<&Language::groups_left_out>(
        {.name = "groups_left_out", .about = "{} groups are not drawn"}),
    field<&Language::shared_tensors>(
        {.name = "shared_tensors", .about = "label of the row of latent and rope key"}),
    field<&Language::heads>(
        {.name = "heads", .about = "label of the row of heads of recurrent layers"}),
    field<&Language::channels>(
        {.name = "channels", .about = "label of the row of heads that are one element wide"}),
    field<&Language::kv_vectors>(
        {.name = "kv_vectors", .about = "label of the row of vectors that are key and value"}),
    field<&Language::states>({.name = "states", .about = "label of the row of recurrent states"}),
    field<&Language::convolutions>(
        {.name = "convolutions", .about = "label of the row of convolutions"}),
    field<&Language::also_cached>(
        {.name = "also_cached",
         .about = "label of the row of what is cached beside what heads read"}),
    field<&Language::key_value>({.name = "key_value", .about = "a vector that is key and value"}),
    field<&Language::keys_and_values>(
        {.name = "keys_and_values", .about = "further keys and values of one head"}),
    field<&Language::key_factors>(
        {.name = "key_factors", .about = "factors that keys are made from"}),
    field<&Language::value_factors>(
        {.name = "value_factors", .about = "factors that values are made from"}),
    field<&Language::index_key>({.name = "index_key", .about = "the key of an indexer"}),
    field<&Language::state>({.name = "state", .about = "a recurrent state"}),
    field<&Language::convolution>(
        {.name = "convolution", .about = "the newest inputs of a convolution"}),
    field<&Language::each>({.name = "each", .about = "the size {} of one of many"}),
    field<&Language::window>({.name = "window", .about = "the newest {} tokens are kept"}),
    field<&Language::sinks>({.name = "sinks", .about = "the first {} tokens are kept too"}),
    field<&Language::chunk>({.name = "chunk", .about = "the tokens of a chunk of {} are kept"}),
    field<&Language::encoder>({.name = "encoder", .about = "{} tokens of an encoder"}),
    field<&Language::every>({.name = "every", .about = "one entry for {} tokens"}),
    field<&Language::blocks>({.name = "blocks", .about = "a layer has {} attentions"}),
    field<&Language::passes>({.name = "passes", .about = "layers run {} times"}),
    field<&Language::draft>({.name = "draft", .about = "{} further layers that draft"}),
    field<&Language::shared_by>(
        {.name = "shared_by", .about = "{} neighbouring layers share one cache"}),
    field<&Language::owning>({.name = "owning", .about = "{} layers with a cache of their own"}),
    field<&Language::borrowing>(
        {.name = "borrowing", .about = "{} layers that read the cache of an earlier one"}),
    field<&Language::no_cache>({.name = "no_cache", .about = "{} layers that cache nothing"}),
    field<&Language::drawn_kind>({.name = "drawn_kind", .about = "the kind of layers {} is drawn"}),
    field<&Language::layers_left_out>(
        {.name = "layers_left_out", .about = "{} layers are not drawn"}),
    field<&Language::sentence_end>({.name = "sentence_end", .about = "what ends a sentence"}),
    field<&Language::comma>({.name = "comma", .about = "what separates parts of a sentence"}),
    field<&Language::colon>({.name = "colon", .about = "what follows a heading"}),
    field<&Language::texts>(
        {.name = "texts", .about = "standard texts by name, each with its wordings"}),
};

}  // namespace

const Table Measure::table = {"a measure", "What a summary compares.", measure_fields};
const Table Page::table = {"a page", "An arrangement of figures with their standard texts.",
                           page_fields};
const Table Language::table = {"a language", "The standard words of a language.", language_fields};

const StandardText* Language::find(std::string_view text_name) const {
  const auto found = std::find_if(texts.list.begin(), texts.list.end(),
                                  [&](const StandardText& text) { return text.name == text_name; });
  return found == texts.list.end() ? nullptr : &*found;
}

void Value<PageContext>::read(const Reader& reader, const Field& field, const Node& node,
                              PageContext& value) {
  if (node.kind == Node::Kind::scalar && node.text == "full") return;
  const bool plain = node.kind == Node::Kind::scalar && node.plain;
  const Number number = plain ? parse_number(node.text, Suffixes::allowed) : Number{};
  if (!plain || !number.fault.empty() || number.value == 0)
    return complain_type(reader, field, node, "a number of tokens, or full");
  value.tokens = number.value;
}

void Value<StandardTexts>::read(const Reader& reader, const Field& field, const Node& node,
                                StandardTexts& value) {
  if (node.kind != Node::Kind::mapping) return complain_type(reader, field, node, "texts by name");
  for (std::size_t i = 0; i < node.keys.size(); ++i) {
    StandardText& text = value.list.emplace_back();
    text.name = node.keys[i].text;
    Value<std::vector<Template>>::read(reader, field, node.items[i], text.wordings);
  }
}

}  // namespace attnfig
