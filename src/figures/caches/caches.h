#pragma once

#include "figures/bar_card/bar_card.h"
#include "spec/saying.h"

namespace attnfig {

extern const FigureKind cache_rows;

struct EntrySpec {
  LayoutName layout;
  std::optional<Text> label;
  std::optional<Sourced<unit::Token>> context;

  static const Table table;
};

/// A quantity that caches can be compared by: its values add up.
struct ComparedQuantity {
  const Quantity* is = nullptr;  // null only after an error
};

/// The short way to write a block.
struct SummarySpec {
  std::optional<Text> title;
  std::optional<ComparedQuantity> quantity;
  std::vector<EntrySpec> entries;

  static const Table table;
};

/// What is compared, with the name of its standard heading.
struct Measure {
  ComparedQuantity quantity;
  std::optional<std::string> title;  // none: the quantity's name, or its label

  static const Table table;
};

/// What is compared where nothing says it.
std::vector<Measure> usual_measures();

/// A number of tokens at which a cache is shown: a fixed one, or the longest context of the model.
struct ShownContext {
  std::optional<UInt128> tokens;  // none: the layout's own context
};

/// The block of such a figure in a spec or a page.
struct CacheBlock {
  std::optional<Text> title;
  std::optional<std::vector<EntrySpec>> entries;
  /// The first one that all entries have is taken.
  std::vector<Measure> measures = usual_measures();
  /// If no entries are stated: the contexts of those that each panel gets.
  std::vector<ShownContext> contexts;
  /// The name of a standard text; empty: none.
  std::string standard_label = "name";

  static const Table table;
};

/// One value.
struct EntryPlan {
  std::size_t layout = 0;  // in Plan::layouts
  RichText label;
  RichText detail;
  RichText value;
  UInt128 amount = 0;               // the exact value, to which bars are proportional
  std::vector<BarPart> parts = {};  // none: the value is of no tensors

  friend bool operator==(const EntryPlan&, const EntryPlan&) = default;
};

struct CachePlan {
  const Quantity* quantity = nullptr;
  bool is_memory = false;  // values are bits
  RichText title;
  std::vector<EntryPlan> entries;

  friend bool operator==(const CachePlan&, const CachePlan&) = default;
};

std::optional<CachePlan> plan_caches(Saying& say, const CacheBlock& block);
std::string dump_caches(const Plan& all, const CachePlan& plan);
std::vector<std::vector<std::string>> cache_table(const Plan& all, const std::any& plan);
const Quantity* cache_quantity(const std::any& plan);

/// `summary: {title, entries}` at the top of a spec.
void read_summary(const Reporter& reporter, const Field& field, const Node& node, void* block);
constexpr Field cache_short_fields[] = {{.name = "summary",
                                         .about = "the box below the panels",
                                         .fallback = "(none)",
                                         .type = &Value<SummarySpec>::type,
                                         .read = read_summary}};

template <>
struct Value<ComparedQuantity> {
  static Type type() { return {.kind = Type::Kind::word}; }
  static void read(const Reporter& reporter, const Field& field, const Node& node,
                   ComparedQuantity& value);
};

template <>
struct Value<ShownContext> {
  static Type type() { return {.kind = Type::Kind::word}; }
  static void read(const Reporter& reporter, const Field& field, const Node& node,
                   ShownContext& value);
};

}  // namespace attnfig
