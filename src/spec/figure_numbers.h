#pragma once

#include "model/number_text.h"
#include "model/quantities.h"
#include "spec/plan.h"

#include <fmt/format.h>

#include <span>

namespace attnfig {

/// A kind of number that a figure computes of its own fields, beside the quantities of layouts.
struct FigureQuantity {
  std::string_view name;  // "blocks.used"
  Word label;             // what readers call it
  std::string_view about;
  std::string_view unit = {};  // of a count or of both sides of a quotient: "blocks"
  bool brief = false;          // whether short lists have it
  std::string_view citation = {};
};

/// One such number.
struct FigureNumber {
  const FigureQuantity* quantity = nullptr;
  /// What it is of: a part of the figure, as the spec names it, or the kind of figure.
  std::string subject;
  Answer answer;                          // has a result
  std::string label = {};                 // what readers call the subject; empty: its name
  std::vector<std::string> sources = {};  // beside the quantity's own
};

// How figures make their numbers.

/// What a figure counts itself, without a formula: an input of derivations.
Expression computed(std::string name, UInt128 value, std::string_view unit);
/// A step of a derivation that has the name and the unit of a quantity.
Expression step(const FigureQuantity& quantity, Expression expression);

FigureNumber count_of(const FigureQuantity& quantity, std::string_view subject,
                      const Expression& count);
FigureNumber memory_of(const FigureQuantity& quantity, std::string_view subject,
                       const Expression& bits);
/// "A / B" as a `Saving`, which is a part of a whole, or a `Ratio`. B must not be 0.
template <class Kind>
FigureNumber quotient_of(const FigureQuantity& quantity, std::string_view subject,
                         const Expression& a, const Expression& b) {
  return {&quantity,
          std::string(subject),
          {Kind{a.value(), b.value()},
           {},
           {a, b},
           {fmt::format("{} / {}", a.name(), b.name()),
            fmt::format("{} / {}", grouped(a.value()), grouped(b.value()))}}};
}

/// Numbers in the order of quantities: a table has a row of each.
std::vector<FigureNumber> by_quantity(std::span<const FigureQuantity* const> quantities,
                                      std::vector<FigureNumber> numbers);

/// The numbers of one figure, by quantity and then by subject.
std::vector<FigureNumber> numbers_of_figure(const Plan& plan, const FigurePlan& figure);

/// Those of all figures of a plan.
std::vector<FigureNumber> figure_numbers(const Plan& plan);

/// The answer that a text shows; null: no figure has that number.
std::optional<Answer> figure_answer(const Plan& plan, const NumberName& number);

}  // namespace attnfig
