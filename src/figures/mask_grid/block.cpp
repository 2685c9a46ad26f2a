#include "figures/mask_grid/block.h"

#include <algorithm>
#include <array>

namespace attnfig {
namespace {

/// The row of a rule that an object has among its members.
template <class Object, auto Member>
constexpr Field rule(Field row) {
  using Held = MemberOf<decltype(Member)>::Held;
  if (row.fallback.empty()) row.fallback = "(none)";
  row.type = &Value<Held>::type;
  row.read = [](const Reporter& reporter, const Field& field, const Node& node, void* object) {
    Value<Held>::read(reporter, field, node, static_cast<Object*>(object)->*Member);
  };
  return row;
}

template <class Object>
constexpr std::array rule_rows = {
    rule<Object, &MaskRules::causal>(
        {.name = "causal",
         .about = "false: queries read later keys too, as in an encoder",
         .fallback = "(true, unless a rule is an encoder's)"}),
    rule<Object, &MaskRules::window>({.name = "window",
                                      .about = "the newest keys, the query's own among them",
                                      .also_called = "sliding_window window_size"}),
    rule<Object, &MaskRules::dilation>(
        {.name = "dilation", .about = "tokens from one key of the window to the next"}),
    rule<Object, &MaskRules::chunk>({.name = "chunk",
                                     .about = "the earlier keys of the query's own chunk",
                                     .also_called = "attention_chunk_size"}),
    rule<Object, &MaskRules::stride>(
        {.name = "stride", .about = "the keys so many tokens back, again and again"}),
    rule<Object, &MaskRules::fixed>(
        {.name = "fixed", .about = "the query's own block, and the last keys of earlier ones"}),
    rule<Object, &MaskRules::segments>(
        {.name = "segments", .about = "each of some tokens in a segment, as in LongNet"}),
    rule<Object, &MaskRules::sinks>({.name = "sinks",
                                     .about = "the first keys, which stay beside a window",
                                     .also_called = "num_sink_tokens attention_sinks"}),
    rule<Object, &MaskRules::global>(
        {.name = "global", .about = "the first tokens, or those at positions from 0"}),
    rule<Object, &MaskRules::every>(
        {.name = "every", .about = "keys at the multiples of a number"}),
    rule<Object, &MaskRules::prefix>(
        {.name = "prefix", .about = "the first keys, which also read each other both ways"}),
    rule<Object, &MaskRules::parts>(
        {.name = "parts", .about = "the sequence as text and images, which read themselves whole"}),
    rule<Object, &MaskRules::documents>(
        {.name = "documents", .about = "lengths of documents in one sequence"}),
    rule<Object, &MaskRules::top_k>({.name = "top_k",
                                     .about = "earlier keys that the data choose",
                                     .also_called = "index_topk"}),
    rule<Object, &MaskRules::seed>(
        {.name = "seed", .about = "what the shown ones of these are drawn with"}),
    rule<Object, &MaskRules::moba>(
        {.name = "moba", .about = "the query's own block and earlier ones that the data choose"}),
    rule<Object, &MaskRules::blocks>(
        {.name = "blocks",
         .about = "blocks near the query, at both ends and at random, as in BigBird"}),
    rule<Object, &MaskRules::plane>(
        {.name = "plane", .about = "windows of patches on a plane, as in Swin"}),
    rule<Object, &MaskRules::tree>(
        {.name = "tree", .about = "paths to the nodes of a tree of drafted tokens, as in Medusa"}),
    rule<Object, &MaskRules::keys>({.name = "keys", .about = "the keys of each query, from 0"}),
    rule<Object, &MaskRules::weights>(
        {.name = "weights", .about = "how much each query reads of each key: numbers from 0 to 1"}),
    rule<Object, &MaskRules::compressed>(
        {.name = "compressed", .about = "entries that stand for several tokens"}),
    rule<Object, &MaskRules::cross>(
        {.name = "cross", .about = "keys of an encoder, which every query reads"}),
    rule<Object, &MaskRules::queries>(
        {.name = "queries",
         .about = "last tokens of the sequence that are queries: 1 in decoding"}),
};

template <std::size_t A, std::size_t B>
constexpr std::array<Field, A + B> joined(const std::array<Field, A>& a,
                                          const std::array<Field, B>& b) {
  std::array<Field, A + B> all{};
  std::copy(a.begin(), a.end(), all.begin());
  std::copy(b.begin(), b.end(), all.begin() + A);
  return all;
}

constexpr std::array own_fields = {
    field<&MaskSpec::label>(
        {.name = "label", .about = "the panel's title", .fallback = "(named by its rules)"}),
    field<&MaskSpec::subtitle>(
        {.name = "subtitle", .about = "the line under the title", .fallback = "(none)"}),
    field<&MaskSpec::layout>({.name = "layout",
                              .about = "the layout whose mask it is; beside rules, one that must "
                                       "read as much at the real size",
                              .fallback = "(none)"}),
    field<&MaskSpec::tokens>({.name = "tokens",
                              .about = "tokens of the sequence",
                              .fallback = "(the block's, or as many as its lists have)"}),
    field<&MaskSpec::query_labels>({.name = "query_labels",
                                    .about = "a word for each query, such as the tokens of a text",
                                    .fallback = "(none)"}),
    field<&MaskSpec::key_labels>(
        {.name = "key_labels", .about = "a word for each key", .fallback = "(none)"}),
};
constexpr std::array mask_fields = joined(own_fields, rule_rows<MaskSpec>);

constexpr std::array size_fields = {
    field<&RealSizeSpec::tokens>({.name = "tokens", .about = "tokens of the sequence"}),
    field<&RealSizeSpec::title>({.name = "title",
                                 .about = "the heading of the numbers at this size",
                                 .fallback = "(the standard one)"}),
};
constexpr std::array real_size_fields = joined(size_fields, rule_rows<RealSizeSpec>);

constexpr Field block_fields[] = {
    field<&MaskGridBlock::tokens>({.name = "tokens",
                                   .about = "tokens of the sequence; above 64 they are summed",
                                   .fallback = "(16, or the context of layouts)"}),
    field<&MaskGridBlock::masks>(
        {.name = "masks", .about = "the masks by name, or layouts that each have one"}),
    field<&MaskGridBlock::at>({.name = "at",
                               .about = "a real size, at which numbers are said too",
                               .fallback = "(none)"}),
};

template <class T>
void read_with_names(const Reporter& reporter, const Node& node, T& value) {
  value.stated = node.keys;
  const Target target{&T::table, &value};
  read_mapping(reporter, node, {&target, 1});
}

}  // namespace

const Table MaskSpec::table = {
    "a mask", "Which keys a query reads: those for which at least one of its rules is a reason.",
    mask_fields, "layout"};
const Table RealSizeSpec::table = {
    "a real size", "Numbers that replace those of the same name in each mask that has one.",
    real_size_fields};
const Table MaskGridBlock::table = {"a grid of masks", "Which keys each query reads, a cell a key.",
                                    block_fields};

bool is_rule(std::string_view name) {
  return std::any_of(rule_rows<MaskSpec>.begin(), rule_rows<MaskSpec>.end(),
                     [&](const Field& row) { return row.name == name; });
}

void Value<MaskSpec>::read(const Reporter& reporter, const Field&, const Node& node,
                           MaskSpec& value) {
  read_with_names(reporter, node, value);
}

void Value<RealSizeSpec>::read(const Reporter& reporter, const Field&, const Node& node,
                               RealSizeSpec& value) {
  read_with_names(reporter, node, value);
}

Type Value<MaskList>::type() {
  Type type = Value<ByName<MaskSpec>>::type();
  type.or_else = {Value<std::vector<LayoutName>>::type()};
  return type;
}

void Value<MaskList>::read(const Reporter& reporter, const Field& field, const Node& node,
                           MaskList& value) {
  if (node.kind != Node::Kind::list) {
    ByName<MaskSpec> masks;
    Value<ByName<MaskSpec>>::read(reporter, field, node, masks);
    value.all = std::move(masks.all);
    return;
  }
  std::vector<LayoutName> layouts;
  Value<std::vector<LayoutName>>::read(reporter, field, node, layouts);
  for (LayoutName& layout : layouts) {
    NamedValue<MaskSpec>& mask =
        value.all.emplace_back(NamedValue<MaskSpec>{{layout.name, layout.offset}});
    mask.value.layout = std::move(layout);
  }
}

}  // namespace attnfig
