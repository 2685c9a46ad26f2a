#include "report/explain.h"

#include "input/fields.h"
#include "model/derivation.h"
#include "model/number_text.h"
#include "report/exact.h"
#include "spec/figure_numbers.h"

#include <fmt/format.h>

#include <algorithm>

namespace attnfig {
namespace {

std::vector<std::string> citations_of(const NumberCell& cell) {
  std::vector<std::string> all;
  if (!cell.quantity->citation.empty()) all.emplace_back(cell.quantity->citation);
  const auto add = [&](const std::string& citation) {
    if (!citation.empty() && std::find(all.begin(), all.end(), citation) == all.end())
      all.push_back(citation);
  };
  for (const Attention* layout : {cell.layout, cell.baseline})
    if (layout != nullptr)
      for (const LayerKind& kind : layout->layers) {
        add(kind.citation);
        for (const Block& block : kind.blocks)
          for (const Tensor& tensor : block.tensors)
            if (tensor.cached() && tensor.storage.scale != Bits())
              add(fmt::format("{}: {}", tensor.storage.name, tensor.storage.citation));
      }
  return all;
}

/// A number without a place in a file is one that a user assumed, or that was counted from a
/// model's keys.
InputOrigin origin_of(const Origin& origin) {
  switch (origin.kind) {
    case Origin::Kind::definition:
      return InputOrigin::definition;
    case Origin::Kind::setting:
      return InputOrigin::setting;
    case Origin::Kind::computation:
      return InputOrigin::computation;
    case Origin::Kind::fallback:
      return InputOrigin::fallback;
    case Origin::Kind::spec:
      break;
  }
  if (origin.place == assumed_place) return InputOrigin::assumption;
  return origin.place.line == 0 ? InputOrigin::computation : InputOrigin::spec;
}

ExplainedStep explained(const Step& step) {
  return {.name = step.name,
          .formula = {step.formula, step.substituted},
          .digits = digits(step.value),
          .unit = std::string(step.unit),
          .text = value_text(step.value, step.unit)};
}

ExplainedInput explained(const Expression& leaf) {
  const Origin& origin = leaf.origin();
  return {.name = leaf.name(),
          .digits = digits(leaf.value()),
          .unit = std::string(leaf.unit()),
          .text = value_text(leaf.value(), leaf.unit()),
          .origin = origin_of(origin),
          .place = origin.place.line == 0 ? Place() : origin.place};
}

[[noreturn]] void refuse(std::string message, std::string hint) {
  throw InvalidInput{{{{}, std::move(message), std::move(hint)}}};
}

/// The parts of a text such as "gqa.cache.total over mha".
struct Wanted {
  const Quantity* quantity = nullptr;
  const Attention* layout = nullptr;    // null: every layout
  const Attention* baseline = nullptr;  // null: the one that the spec names
};

const Attention* layout_named(const Plan& plan, std::string_view name) {
  std::vector<std::string_view> known;
  for (const Attention& layout : plan.layouts) {
    if (layout.name == name) return &layout;
    known.push_back(layout.name);
  }
  refuse(fmt::format("unknown layout \"{}\"", printable(name)), choose_from(name, known));
}

Wanted parse(const Plan& plan, std::string_view text) {
  Wanted wanted;
  if (const std::size_t over = text.find(" over "); over != std::string_view::npos) {
    wanted.baseline = layout_named(plan, text.substr(over + 6));
    text = text.substr(0, over);
  }
  wanted.quantity = find_quantity(text);
  if (wanted.quantity != nullptr) return wanted;
  const std::size_t dot = text.find('.');
  if (dot != std::string_view::npos) wanted.quantity = find_quantity(text.substr(dot + 1));
  if (wanted.quantity == nullptr) {
    std::vector<std::string_view> known;
    for (const Quantity& quantity : quantities()) known.push_back(quantity.name);
    for (const FigureNumber& number : figure_numbers(plan))
      if (known.back() != number.quantity->name) known.push_back(number.quantity->name);
    refuse(fmt::format("unknown quantity \"{}\"", printable(text)), choose_from(text, known));
  }
  wanted.layout = layout_named(plan, text.substr(0, dot));
  return wanted;
}

}  // namespace

std::vector<NumberCell> find_numbers(const Plan& plan, std::string_view text) {
  if (text.empty()) {
    std::vector<NumberCell> all = numbers_of(plan);
    std::erase_if(all, [](const NumberCell& cell) { return steps(cell.answer).empty(); });
    return all;
  }
  Wanted wanted = parse(plan, text);
  const bool compares = wanted.quantity->needs.baseline;
  if (compares && wanted.baseline == nullptr && plan.baseline)
    wanted.baseline = &plan.layouts[*plan.baseline];
  if (compares != (wanted.baseline != nullptr))
    refuse(fmt::format("{} {} a baseline", wanted.quantity->name, compares ? "needs" : "has no"),
           compares ? "write \"cache.saving over LAYOUT\"" : "remove \"over\"");
  std::vector<NumberCell> found;
  std::string refusal;
  for (const Attention& layout : plan.layouts) {
    if (wanted.layout != nullptr && wanted.layout != &layout) continue;
    if (compares && wanted.baseline == &layout) continue;
    Answer answer = wanted.quantity->compute(layout, wanted.baseline);
    if (!answer.result) {
      refusal = answer.refusal;
    } else {
      found.push_back({wanted.quantity, &layout, wanted.baseline, std::move(answer)});
    }
  }
  for (NumberCell& cell : numbers_of(plan))
    if (!cell.at.empty() && cell.quantity == wanted.quantity && cell.baseline == wanted.baseline &&
        (wanted.layout == nullptr || wanted.layout == cell.layout))
      found.push_back(std::move(cell));
  if (found.empty()) refuse(refusal.empty() ? "nothing to compare" : refusal, "");
  return found;
}

LayoutNumber number_of(const NumberCell& cell, const QuantityLabels& labels) {
  const std::string baseline = cell.baseline == nullptr ? "" : cell.baseline->name;
  LayoutNumber number{
      .layout = cell.layout->name,
      .quantity = std::string(cell.quantity->name),
      .baseline = baseline,
      .at = cell.at,
      .label = labels.label(*cell.quantity, cell.baseline == nullptr ? "" : cell.baseline->label),
      .text = to_text(*cell.answer.result, "").value(),
      .exact = {}};
  for (const ExactValue& value : exact_values(*cell.quantity, *cell.answer.result))
    number.exact.push_back({value.key, value.unit,
                            value.unit.empty() ? std::string() : digits(value.count), value.word});
  return number;
}

ExplainedNumber explained(LayoutNumber number, std::string_view about, const Answer& answer,
                          std::vector<std::string> sources) {
  const Closing& closing = answer.closing;
  ExplainedNumber explained_number{.number = std::move(number),
                                   .about = std::string(about),
                                   .steps = {},
                                   .closing = {closing.formula, closing.substituted},
                                   .inputs = {},
                                   .sources = std::move(sources)};
  for (const Step& step : steps(answer)) explained_number.steps.push_back(explained(step));
  for (const Expression& leaf : inputs_of(answer))
    explained_number.inputs.push_back(explained(leaf));
  return explained_number;
}

ExplainedNumber explain(const NumberCell& cell, const QuantityLabels& labels) {
  return explained(number_of(cell, labels), cell.quantity->about, cell.answer, citations_of(cell));
}

}  // namespace attnfig
