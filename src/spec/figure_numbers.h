#pragma once

#include "model/quantities.h"
#include "spec/plan.h"

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

/// The numbers of one figure, by quantity and then by subject.
std::vector<FigureNumber> numbers_of_figure(const Plan& plan, const FigurePlan& figure);

/// Those of all figures of a plan.
std::vector<FigureNumber> figure_numbers(const Plan& plan);

/// The answer that a text shows; null: no figure has that number.
std::optional<Answer> figure_answer(const Plan& plan, const NumberName& number);

}  // namespace attnfig
