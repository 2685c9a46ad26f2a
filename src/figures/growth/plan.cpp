// Finds where curves reach a capacity, and fills their texts.

#include "figures/growth/subjects.h"
#include "figures/growth/words.h"
#include "model/number_text.h"
#include "scene/axis.h"

#include <algorithm>
#include <set>

namespace attnfig {
namespace {

/// Log axes where the largest amount is more than 16 times the smallest.
CurveScale usual_scale(const std::vector<Subject>& subjects,
                       const std::vector<CapacitySpec>& capacities) {
  UInt128 least = most_log_value;
  UInt128 most = 0;
  const auto take = [&](UInt128 bits) {
    least = std::min(least, bits);
    most = std::max(most, bits);
  };
  for (const Subject& subject : subjects) take(bits_at(subject, subject.from));
  for (const Subject& subject : subjects) take(bits_at(subject, subject.to));
  for (const CapacitySpec& capacity : capacities) take(capacity.memory.amount.count());
  return least * 16 < most ? CurveScale::log : CurveScale::linear;
}

/// The layout with the memory of a device.
Attention on_device(const Attention& attention, const CapacitySpec& capacity) {
  Attention placed = attention;
  placed.deployment.memory = capacity.memory;
  return placed;
}

/// What of a device's memory the weights leave; nothing where they leave none.
Bits room_of(const Attention& placed) {
  const Answer beside_weights = find_quantity("fit.room")->compute(placed, nullptr);
  if (beside_weights.result) return std::get<Memory>(*beside_weights.result).bits;
  return placed.deployment.memory->amount;
}

/// What is said of a layout on a device: the context that fills it, if the curve gets there.
RichText fill_note(Saying& say, const Subject& subject, const Attention& placed,
                   const Capacity& full) {
  if (room_of(placed) == Bits()) return say.standard("growth_no_room", {&placed});
  if (full.kind == Capacity::Kind::never_fits) return say.standard("growth_never_fits", {&placed});
  if (full.kind == Capacity::Kind::never_full || subject.to < full.tokens.count()) return {};
  return say.standard("growth_full", {&placed});
}

std::string reason_of(const Attention& layout) {
  const LayersByGrowth layers = layers_by_growth(layout);
  if (layer_count(layout).amount().count() == 1) return "";
  if (layers.capped != 0 && layers.constant != 0) return "growth_stop_or_constant";
  if (layers.capped != 0)
    return layers.growing + layers.nothing == 0 ? "growth_stop_all" : "growth_stop";
  if (layers.constant != 0) return layers.growing == 0 ? "" : "growth_constant";
  return layers.nothing == 0 ? "growth_all" : "growth_some";
}

/// The text of a curve at a context.
RichText amount_at(Saying& say, const Subject& subject, UInt128 tokens) {
  Attention at = subject.attention;
  at.context = {.amount = Tokens(tokens), .name = "context"};
  return say.standard("growth_at", {&at});
}

/// The same without words.
RichText plain_amount_at(const Saying& say, const Subject& subject, UInt128 tokens) {
  if (tokens < subject.from || subject.to < tokens) return {};
  const Quantity& quantity = *find_quantity("cache.rank");
  Attention at = subject.attention;
  at.context = {.amount = Tokens(tokens), .name = "context"};
  return say.number(at, quantity, quantity.compute(at, nullptr));
}

/// Two doublings apart from the start of the curves, and where one ends.
std::vector<UInt128> contexts_of(const std::vector<Subject>& subjects) {
  std::set<UInt128> contexts;
  for (const Subject& subject : subjects) {
    for (UInt128 tokens = subject.from; tokens < subject.to; tokens *= 4) contexts.insert(tokens);
    contexts.insert(subject.to);
  }
  return {contexts.begin(), contexts.end()};
}

/// What is said of a curve under its name, a line each.
std::vector<RichText> notes_of(Saying& say, const Subject& subject,
                               const std::vector<RichText>& fills) {
  const Attention& own = say.layouts()[subject.layout];
  if (subject.spec != nullptr && subject.spec->note)
    return {say.say("note", *subject.spec->note, {&subject.attention})};
  std::vector<RichText> notes = fills;
  const bool grows = slope(own).bits.amount() != Bits();
  if (notes.empty() && grows) notes.push_back(amount_at(say, subject, subject.to));
  notes.push_back(say.standard(grows ? "growth_law" : "growth_level", {&own}));
  notes.push_back(say.standard(reason_of(own), {&own}));
  std::erase_if(notes, [](const RichText& note) { return note.empty(); });
  return notes;
}

CurvePlan curve_of(Saying& say, const GrowthBlock& block, const Subject& subject,
                   CurveScale scale) {
  CurvePlan plan{.layout = subject.layout, .label = {{subject.attention.label}}};
  if (subject.spec != nullptr && subject.spec->label)
    plan.label = say.say("label", *subject.spec->label, {&subject.attention});
  plan.points =
      curve(subject.attention, Tokens(subject.from), Tokens(subject.to), scale, Share::rank);
  // A log axis has no 0: where entries come late, the curve begins with the first of them.
  if (scale == CurveScale::log)
    std::erase_if(plan.points, [](const CurvePoint& point) { return point.bits == Bits(); });
  std::vector<RichText> fills;
  for (std::size_t i = 0; i < block.capacity.list.size(); ++i) {
    const Attention placed = on_device(subject.attention, block.capacity.list[i]);
    const Bits room = room_of(placed);
    const Capacity full = capacity(placed, room, Share::rank);
    const UInt128 tokens = full.tokens.count();
    RichText note = fill_note(say, subject, placed, full);
    if (!note.empty()) fills.push_back(note);
    if (full.kind == Capacity::Kind::tokens && subject.from <= tokens && tokens <= subject.to)
      plan.crossings.push_back(
          {i, room, {full.tokens, Bits(bits_at(subject, tokens))}, std::move(note)});
  }
  plan.start = amount_at(say, subject, plan.points.front().tokens.count());
  plan.end = amount_at(say, subject, subject.to);
  plan.notes = notes_of(say, subject, fills);
  return plan;
}

CapacityPlan capacity_of(const Saying& say, const CapacitySpec& spec) {
  const std::string amount = to_text(Memory{spec.memory.amount}, "").value();
  RichText device;
  if (!spec.name.empty())
    device = {{spec.is_known ? with_text(say.words()[word::one_device], spec.name) : spec.name}};
  return {.memory = spec.memory.amount, .amount = {{amount}}, .device = std::move(device)};
}

RichText heading_of(Saying& say, const GrowthBlock& block, const std::vector<Subject>& subjects) {
  std::vector<const Attention*> shown;
  bool is_spread = false;
  for (const Subject& subject : subjects) {
    shown.push_back(&subject.attention);
    is_spread |= subject.attention.deployment.tensor_parallel.amount.count() != 1;
  }
  return say.say_or("heading", block.heading,
                    is_spread ? "growth_heading_of_device" : "growth_heading", std::move(shown));
}

}  // namespace

std::optional<GrowthPlan> plan_growth(Saying& say, const GrowthBlock& block) {
  say.need_layouts();
  const std::vector<Subject> subjects = subjects_of(say, block);
  if (subjects.empty()) return {};
  GrowthPlan plan{.heading = heading_of(say, block, subjects),
                  .scale = block.scale.value_or(usual_scale(subjects, block.capacity.list)),
                  .curves = {},
                  .capacities = {},
                  .contexts = contexts_of(subjects)};
  for (const Subject& subject : subjects) {
    CurvePlan& curve = plan.curves.emplace_back(curve_of(say, block, subject, plan.scale));
    for (const UInt128 tokens : plan.contexts)
      curve.amounts.push_back(plain_amount_at(say, subject, tokens));
  }
  for (const CapacitySpec& capacity : block.capacity.list)
    plan.capacities.push_back(capacity_of(say, capacity));
  return plan;
}

std::string dump_growth(const Plan& all, const GrowthPlan& plan) {
  std::string text = fmt::format("growth \"{}\" {}\n", markup(plan.heading),
                                 plan.scale == CurveScale::log ? "log" : "linear");
  const auto point = [](const CurvePoint& at) {
    return fmt::format("{}:{}", digits(at.tokens.count()), digits(at.bits.count()));
  };
  for (const CurvePlan& curve : plan.curves) {
    text += fmt::format("curve {} \"{}\"\n", all.layouts[curve.layout].name, markup(curve.label));
    for (const RichText& note : curve.notes) text += fmt::format("  note \"{}\"\n", markup(note));
    text += fmt::format("  from \"{}\" to \"{}\"\n ", markup(curve.start), markup(curve.end));
    for (const CurvePoint& at : curve.points) text += " " + point(at);
    text += "\n";
    for (const Crossing& crossing : curve.crossings)
      text += fmt::format("  reaches {} at {}\n", crossing.capacity + 1, point(crossing.at));
  }
  for (const CapacityPlan& capacity : plan.capacities)
    text += fmt::format("capacity {} \"{}\" \"{}\"\n", digits(capacity.memory.count()),
                        markup(capacity.amount), markup(capacity.device));
  return text;
}

}  // namespace attnfig
