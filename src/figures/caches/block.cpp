// Fields of the blocks of figures that compare caches.

#include "figures/caches/caches.h"

#include <algorithm>

namespace attnfig {
namespace {

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
    field<&SummarySpec::quantity>({.name = "quantity",
                                   .about = "what is compared, such as cache.slope",
                                   .fallback = "(the page's)"}),
    field<&SummarySpec::entries>(
        {.name = "entries", .about = "the layouts to compare, from top to bottom"}),
};

constexpr Field measure_fields[] = {
    field<&Measure::quantity>(
        {.name = "quantity", .about = "what values and bars stand for: a quantity"}),
    field<&Measure::title>(
        {.name = "title", .about = "name of the standard heading", .fallback = "(the quantity's)"}),
};

constexpr Field block_fields[] = {
    field<&CacheBlock::title>(
        {.name = "title", .about = "the heading", .fallback = "(the standard one)"}),
    field<&CacheBlock::entries>({.name = "entries",
                                 .about = "the layouts to compare, in their order",
                                 .fallback = "(each panel's at the contexts)"}),
    field<&CacheBlock::measures>({.name = "measures",
                                  .about = "what is compared: the first that all entries have",
                                  .fallback = "(that of the page, else memory, else elements)"}),
    field<&CacheBlock::contexts>(
        {.name = "contexts",
         .about = "where no entries are stated, the contexts of those that each panel has: numbers "
                  "of tokens, and full for the layout's own; those past it are left out",
         .fallback = "(none)"}),
    field<&CacheBlock::standard_label>({.name = "standard_label",
                                        .about = "name of the standard label of an entry",
                                        .fallback = "(that of the page, else name)"}),
};

}  // namespace

const Table EntrySpec::table = {"an entry", "One value of the summary.", entry_fields, "layout"};
const Table SummarySpec::table = {"a summary", "Caches compared in numbers and bars.",
                                  summary_fields};
const Table Measure::table = {"a measure", "What a figure of caches compares.", measure_fields,
                              "quantity"};
const Table CacheBlock::table = {"a figure of caches", "Caches compared in numbers and bars.",
                                 block_fields};

std::vector<Measure> usual_measures() {
  std::vector<Measure> usual;
  for (const Quantity* quantity : measures()) usual.push_back({{quantity}, {}});
  return usual;
}

void read_summary(const Reporter& reporter, const Field& field, const Node& node, void* block) {
  SummarySpec summary;
  Value<SummarySpec>::read(reporter, field, node, summary);
  auto& own = *static_cast<CacheBlock*>(block);
  own.title = std::move(summary.title);
  if (summary.quantity) own.measures = {{*summary.quantity, {}}};
  own.entries = std::move(summary.entries);
}

void Value<ComparedQuantity>::read(const Reporter& reporter, const Field& field, const Node& node,
                                   ComparedQuantity& value) {
  const std::string name = read_word(reporter, field, node);
  if (name.empty()) return;
  std::vector<std::string_view> known;
  for (const Quantity& quantity : quantities()) {
    if (!quantity.summable) continue;
    if (quantity.name == name) value.is = &quantity;
    known.push_back(quantity.name);
  }
  if (value.is == nullptr)
    reporter.report(node.offset, fmt::format("unknown quantity of a measure \"{}\"", name),
                    choose_from(name, known));
}

void Value<ShownContext>::read(const Reporter& reporter, const Field& field, const Node& node,
                               ShownContext& value) {
  if (node.kind == Node::Kind::scalar && node.text == "full") return;
  const bool plain = node.kind == Node::Kind::scalar && node.plain;
  const Number number = plain ? parse_number(node.text, Suffixes::allowed) : Number{};
  if (!plain || !number.fault.empty() || number.value == 0)
    return report_type(reporter, field, node, "a number of tokens, or full");
  value.tokens = number.value;
}

}  // namespace attnfig
