#include "audit/audit.h"

#include "model/quantities.h"
#include "spec/figure_numbers.h"

#include <algorithm>
#include <stdexcept>

namespace attnfig {
namespace {

using attnfig::find_quantity;

/// The quantity's value for a case, or nothing if the case has none.
std::optional<Result> compute(const Quantity& quantity, const Case& of) {
  return quantity.compute(of.layout, of.baseline ? &*of.baseline : nullptr).result;
}

bool holds(const Quantity& quantity, const Case& of) {
  try {
    const std::optional<Result> result = compute(quantity, of);
    return result && is_comparable(of.printed, *result) && rounds_to(*result, of.printed);
  } catch (const std::overflow_error&) {
    return false;
  }
}

Explanation explanation(const std::vector<const Convention*>& applied) {
  Explanation found;
  for (const Convention* convention : applied) {
    found.names.push_back(convention->name);
    found.about.push_back(convention->about);
  }
  std::sort(found.names.begin(), found.names.end());
  return found;
}

void add(std::vector<Explanation>& all, Explanation found) {
  const bool known = std::any_of(all.begin(), all.end(), [&](const Explanation& other) {
    return other.names == found.names && other.about == found.about;
  });
  if (!known) all.push_back(std::move(found));
}

/// All explanations with the fewest conventions: none, one, or two.
std::vector<Explanation> explain(const Quantity& quantity, const Case& original,
                                 const std::vector<Convention>& conventions) {
  if (holds(quantity, original)) return {{}};
  std::vector<Explanation> found;
  std::vector<std::optional<Case>> singles;
  for (const Convention& convention : conventions) {
    singles.push_back(convention.apply(original));
    if (singles.back() && holds(quantity, *singles.back())) add(found, explanation({&convention}));
  }
  if (!found.empty()) return found;
  for (std::size_t i = 0; i < conventions.size(); ++i) {
    if (!singles[i]) continue;
    for (std::size_t j = i + 1; j < conventions.size(); ++j) {
      const std::optional<Case> both = conventions[j].apply(*singles[i]);
      if (both && holds(quantity, *both))
        add(found, explanation({&conventions[i], &conventions[j]}));
    }
  }
  return found;
}

/// The conventions' names alone, each set once.
Combinations names_of(const std::vector<Explanation>& holding) {
  Combinations names;
  for (const Explanation& one : holding) names.push_back(one.names);
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

const Attention* find(const Reporter& reporter, const Plan& plan, const LayoutName& name) {
  std::vector<std::string_view> known;
  for (const Attention& layout : plan.layouts) {
    if (layout.name == name.name) return &layout;
    known.push_back(layout.name);
  }
  reporter.report(name.offset, fmt::format("unknown layout \"{}\"", name.name),
                  choose_from(name.name, known));
  return nullptr;
}

void check_baseline(const Reporter& reporter, const Claim& claim, bool compares) {
  if (compares != claim.over.has_value())
    reporter.report(
        claim.layout.offset,
        fmt::format("{} {} baseline", claim.quantity.text, compares ? "needs a" : "has no"),
        compares ? "add over: LAYOUT" : "remove over");
}

bool check_unit(const Reporter& reporter, const Claim& claim, const Result& result) {
  if (is_comparable(claim.value, result)) return true;
  reporter.report(claim.value.offset, fmt::format("{} cannot be printed as \"{}\"",
                                                  claim.quantity.text, claim.value.text));
  return false;
}

const FigureNumber* find(const std::vector<FigureNumber>& numbers, const Claim& claim) {
  const auto found = std::find_if(numbers.begin(), numbers.end(), [&](const FigureNumber& number) {
    return number.subject == claim.layout.name && number.quantity->name == claim.quantity.text;
  });
  return found == numbers.end() ? nullptr : &*found;
}

/// Conventions of counting are about caches: a number of a figure holds as it is, or it fails.
std::optional<Verdict> audit_figure(const Reporter& reporter, const Claim& claim,
                                    const FigureNumber& number) {
  const Result& result = *number.answer.result;
  check_baseline(reporter, claim, false);
  if (!check_unit(reporter, claim, result)) return {};
  Verdict verdict{&claim, in_unit_of(claim.value, result), {}};
  if (rounds_to(result, claim.value)) verdict.holding.push_back({});
  verdict.as_expected = names_of(verdict.holding) == claim.expect.combinations;
  return verdict;
}

bool has_part(const std::vector<FigureNumber>& numbers, std::string_view name) {
  return std::any_of(numbers.begin(), numbers.end(),
                     [&](const FigureNumber& number) { return number.subject == name; });
}

const Quantity* find_quantity(const Reporter& reporter, const Key& name,
                              const std::vector<FigureNumber>& numbers) {
  if (const Quantity* quantity = find_quantity(name.text)) return quantity;
  std::vector<std::string_view> known;
  for (const Quantity& quantity : quantities()) known.push_back(quantity.name);
  for (const FigureNumber& number : numbers)
    if (std::find(known.begin(), known.end(), number.quantity->name) == known.end())
      known.push_back(number.quantity->name);
  reporter.report(name.offset, fmt::format("unknown quantity \"{}\"", name.text),
                  choose_from(name.text, known));
  return nullptr;
}

std::optional<Verdict> audit_layout(const Reporter& reporter, const Plan& plan, const Claim& claim,
                                    const std::vector<FigureNumber>& numbers,
                                    const References& references) {
  const Quantity* found = find_quantity(reporter, claim.quantity, numbers);
  if (found == nullptr && has_part(numbers, claim.layout.name)) return {};
  if (found != nullptr) check_baseline(reporter, claim, found->needs.baseline);
  const Attention* layout = find(reporter, plan, claim.layout);
  const Attention* baseline = claim.over ? find(reporter, plan, *claim.over) : nullptr;
  if (found == nullptr || layout == nullptr || (claim.over && baseline == nullptr)) return {};
  const Quantity& quantity = *found;
  if (quantity.needs.baseline && baseline == nullptr) return {};
  Case original{.per_layer = quantity.needs.equal_layers,
                .layout = *layout,
                .baseline = {},
                .printed = claim.value};
  if (baseline != nullptr) original.baseline = *baseline;
  const Answer answer = quantity.compute(*layout, baseline);
  if (!answer.result) {
    reporter.report(claim.layout.offset, answer.refusal);
    return {};
  }
  if (!check_unit(reporter, claim, *answer.result)) return {};
  Verdict verdict{&claim, in_unit_of(claim.value, *answer.result),
                  explain(quantity, original, conventions_for(original, plan.layouts, references))};
  verdict.as_expected = names_of(verdict.holding) == claim.expect.combinations;
  return verdict;
}

}  // namespace

std::vector<Verdict> audit(const Plan& plan, const Claims& claims, const References& references,
                           std::string_view claims_text) {
  const SourceText source(claims_text);
  Diagnostics diagnostics;
  const Reporter reporter{source, diagnostics};
  const std::vector<FigureNumber> numbers = figure_numbers(plan);
  std::vector<Verdict> verdicts;
  for (const Claim& claim : claims.list) {
    const FigureNumber* number = find(numbers, claim);
    auto verdict = number != nullptr ? audit_figure(reporter, claim, *number)
                                     : audit_layout(reporter, plan, claim, numbers, references);
    if (verdict) verdicts.push_back(std::move(*verdict));
  }
  if (!diagnostics.empty()) throw InvalidInput{diagnostics.sorted()};
  return verdicts;
}

}  // namespace attnfig
