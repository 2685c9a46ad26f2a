#pragma once

#include "figures/draw_input.h"
#include "figures/growth/capacity.h"
#include "model/growth.h"
#include "spec/saying.h"

namespace attnfig {

extern const FigureKind growth;

/// One curve of a block.
struct CurveSpec {
  LayoutName layout;
  std::optional<Text> label;
  std::optional<Text> note;

  static const Table table;
};

/// The block of a figure that draws caches against their context.
struct GrowthBlock {
  std::optional<Text> heading;
  std::vector<CurveSpec> curves;  // empty: every layout that states a context
  std::optional<Sourced<unit::Token>> from;
  std::optional<Sourced<unit::Token>> to;
  std::optional<Sourced<unit::Sequence>> batch;
  CapacitySpecs capacity;
  std::optional<CurveScale> scale;

  static const Table table;
};

/// The point of a curve at which it reaches a capacity.
struct Crossing {
  std::size_t capacity = 0;  // in GrowthPlan::capacities
  Bits room;                 // of its memory, what weights leave
  CurvePoint at;
  RichText said;

  friend bool operator==(const Crossing&, const Crossing&) = default;
};

/// The cache of one layout on one device, from a context to another.
struct CurvePlan {
  std::size_t layout = 0;  // in Plan::layouts
  RichText label = {};
  std::vector<RichText> notes = {};  // a line each
  std::vector<CurvePoint> points = {};
  std::vector<Crossing> crossings = {};
  // For those who cannot see it:
  RichText start = {};  // the cache at the first context
  RichText end = {};
  std::vector<RichText> amounts = {};  // at each of GrowthPlan::contexts; empty past the end

  friend bool operator==(const CurvePlan&, const CurvePlan&) = default;
};

/// The memory of a device, as a line.
struct CapacityPlan {
  Bits memory;
  RichText amount;  // "80 GiB"
  RichText device;  // "one A100"; empty: it has no name

  friend bool operator==(const CapacityPlan&, const CapacityPlan&) = default;
};

struct GrowthPlan {
  RichText heading;  // what the curves show
  CurveScale scale = CurveScale::log;
  std::vector<CurvePlan> curves;
  std::vector<CapacityPlan> capacities;
  std::vector<UInt128> contexts;  // of a table of amounts

  friend bool operator==(const GrowthPlan&, const GrowthPlan&) = default;
};

/// As many as there are colours for what has no role.
constexpr std::size_t most_curves = 6;

std::optional<GrowthPlan> plan_growth(Saying& say, const GrowthBlock& block);
std::string dump_growth(const Plan& all, const GrowthPlan& plan);
Prepared prepare_growth(const DrawInput& input, const GrowthPlan& plan);
std::string describe_growth(const FinishedPanel& panel, const GrowthPlan& plan);
std::string tell_of_growth(const FinishedPanel& panel, const std::any& plan, const Item& item);
std::vector<std::vector<std::string>> growth_table(const Plan& all, const std::any& plan);

/// "80 GiB: one A100".
RichText said_of(const Words& words, const CapacityPlan& capacity);

template <>
struct Choices<CurveScale> {
  static constexpr std::pair<std::string_view, CurveScale> names[] = {
      {"log", CurveScale::log}, {"linear", CurveScale::linear}};
};

}  // namespace attnfig
