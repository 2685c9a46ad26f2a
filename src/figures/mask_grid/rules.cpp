#include "figures/mask_grid/rules.h"

#include "text/number.h"

namespace attnfig {
namespace {

constexpr Field window_fields[] = {
    field<&WindowRule::keys>({.name = "keys",
                              .about = "the newest keys, the query's own among them",
                              .fallback = "(left and right say it)"}),
    field<&WindowRule::left>(
        {.name = "left", .about = "keys before the query's own", .fallback = "(0)"}),
    field<&WindowRule::right>({.name = "right",
                               .about = "keys after it, which only an encoder's query reads",
                               .fallback = "(0)"}),
};

constexpr Field fixed_fields[] = {
    field<&FixedRule::block>({.name = "block", .about = "tokens of a block"}),
    field<&FixedRule::summary>(
        {.name = "summary", .about = "last keys of each earlier block that are read"}),
};

constexpr Field segment_fields[] = {
    field<&SegmentRule::length>({.name = "length", .about = "tokens of a segment"}),
    field<&SegmentRule::step>({.name = "step", .about = "each of so many tokens is in it"}),
    field<&SegmentRule::offset>(
        {.name = "offset", .about = "its first token in a segment", .fallback = "0"}),
};

constexpr Field plane_fields[] = {
    field<&PlaneRule::rows>({.name = "rows", .about = "rows of patches"}),
    field<&PlaneRule::columns>({.name = "columns", .about = "patches of a row"}),
    field<&PlaneRule::window>({.name = "window", .about = "patches on a side of a window"}),
    field<&PlaneRule::shift>(
        {.name = "shift", .about = "patches by which windows are moved", .fallback = "0"}),
};

constexpr Field blocks_fields[] = {
    field<&BlocksRule::size>({.name = "size", .about = "tokens on a side of a block"}),
    field<&BlocksRule::window>(
        {.name = "window", .about = "blocks on each side of the query's own", .fallback = "1"}),
    field<&BlocksRule::global>({.name = "global",
                                .about = "blocks at each end that read all and that all read",
                                .fallback = "1"}),
    field<&BlocksRule::random>(
        {.name = "random", .about = "further blocks for each row of blocks", .fallback = "0"}),
    field<&BlocksRule::seed>(
        {.name = "seed", .about = "what they are drawn with", .fallback = "(needed for random)"}),
};

constexpr Field moba_fields[] = {
    field<&MobaRule::block>({.name = "block", .about = "keys of a block"}),
    field<&MobaRule::top_k>({.name = "top_k", .about = "blocks that a query reads, its own first"}),
    field<&MobaRule::seed>({.name = "seed",
                            .about = "what the shown ones are drawn with",
                            .fallback = "(needed where top_k is not 1)"}),
};

constexpr Field compressed_fields[] = {
    field<&CompressedRule::length>({.name = "length", .about = "tokens that an entry stands for"}),
    field<&CompressedRule::step>({.name = "step", .about = "tokens from one entry to the next"}),
};

}  // namespace

const Table WindowRule::table = {"a window", "Keys near the query.", window_fields, "keys"};
const Table FixedRule::table = {"a fixed pattern", "Blocks, and what stands for earlier ones.",
                                fixed_fields};
const Table SegmentRule::table = {"dilated segments", "Tokens of a segment that read each other.",
                                  segment_fields};
const Table PlaneRule::table = {"windows on a plane", "Patches that read each other.",
                                plane_fields};
const Table BlocksRule::table = {"a pattern of blocks", "Queries and keys in squares.",
                                 blocks_fields};
const Table MobaRule::table = {"chosen blocks", "The query's own block and chosen earlier ones.",
                               moba_fields};
const Table CompressedRule::table = {"compressed entries", "Entries that stand for several tokens.",
                                     compressed_fields};

MaskRules at_size(MaskRules rules, const MaskRules& size) {
  const auto take = [&](auto member) {
    if (rules.*member && size.*member) rules.*member = size.*member;
  };
  std::apply([&](auto... member) { (take(member), ...); }, rule_members);
  return rules;
}

void Value<WindowRule>::read(const Reporter& reporter, const Field& field, const Node& node,
                             WindowRule& value) {
  value.place = reporter.source.place(node.offset);
  if (node.kind == Node::Kind::scalar)
    return Value<Keys>::read(reporter, field, node, value.keys.emplace());
  const Target target{&WindowRule::table, &value};
  read_mapping(reporter, node, {&target, 1});
  if (node.kind != Node::Kind::mapping) return;
  const bool sides = value.left || value.right;
  if (value.keys && sides)
    reporter.report(node.offset, "window: keys and left or right exclude each other");
  if (!value.keys && !sides)
    reporter.report(node.offset, "window: how many keys?",
                    "write window: 4, or {left: 4, right: 4}");
}

Type Value<GlobalRule>::type() {
  Type type = Value<FewKeys>::type();
  type.or_else = {Value<Positions>::type()};
  return type;
}

void Value<GlobalRule>::read(const Reporter& reporter, const Field& field, const Node& node,
                             GlobalRule& value) {
  value.place = reporter.source.place(node.offset);
  if (node.kind == Node::Kind::list) return Value<Positions>::read(reporter, field, node, value.at);
  Value<FewKeys>::read(reporter, field, node, value.first.emplace());
}

void Value<SequencePart>::read(const Reporter& reporter, const Field& field, const Node& node,
                               SequencePart& value) {
  const std::string text = read_word(reporter, field, node, "a number of tokens and their kind");
  if (text.empty()) return;
  const std::size_t blank = std::min(text.find(' '), text.size());
  const Number tokens = parse_number(text.substr(0, blank), Suffixes::allowed);
  const std::string kind = text.substr(std::min(blank + 1, text.size()));
  if (!tokens.fault.empty() || tokens.value == 0 || most_positions < tokens.value ||
      (kind != "text" && kind != "image"))
    return reporter.report(node.offset, fmt::format("\"{}\" is no part of a sequence", text),
                           "such as 5 text, or 4 image");
  value = {static_cast<Position>(tokens.value), kind == "image"};
}

}  // namespace attnfig
