#pragma once

#include "model/attention.h"
#include "model/result.h"

#include <functional>
#include <span>
#include <string>
#include <vector>

namespace attnfig {

/// The last step of a derivation whose result is not a whole number, such as a quotient.
struct Closing {
  std::string formula = {};  // empty: there is none
  std::string substituted = {};
};

/// The value of a quantity: a result with its derivation, or the reason why this layout has none.
struct Answer {
  std::optional<Result> result;
  std::string refusal = {};
  std::vector<Expression> how = {};  // of counts and memory; of a comparison, those of both layouts
  Closing closing = {};
};

/// The needs of a quantity that not every layout meets; it is refused otherwise.
struct Needs {
  bool baseline = false;      // a second layout to compare with
  bool context = false;       // a context that the layout states
  bool equal_layers = false;  // layers that are all of one kind: it is a number of one layer
};

/// The things that a number counts, for texts in which numbers are typed.
enum class Counted { other, q_heads, kv_heads, layers, tokens, elements, sequences };

/// One fact that a text can state about a layout, written {layout.name} or {layout.name over
/// baseline}. A quantity is a row of a table in model/quantities; its label is in every language of
/// templates/languages.
struct Quantity {
  using Rule = std::function<Answer(const Attention& layout, const Attention* baseline)>;

  std::string name;
  std::string about;
  Rule rule;
  std::string_view unit = {};      // of a count whose name does not say it: "tokens"
  std::string_view citation = {};  // the rule's source, beside the variant's own
  Needs needs = {};
  Counted counts = Counted::other;
  /// Whether values of several layouts add up, so that bars can show them.
  bool summable = false;
  /// Its rank among the quantities by which caches are compared if a figure names none: 1, 2 …; 0:
  /// not among them.
  int choice = 0;
  /// Whether short tables for readers have it.
  bool brief = false;
  /// Whether they leave it out if it is 1 for every layout.
  bool one_goes_unsaid = false;
  std::string_view short_name = {};  // empty: its name
  /// For a quantity of an engine: the family whose label it has, with the engine's name in it.
  std::string_view family = {};
  std::string_view engine = {};

  /// `baseline` is null exactly if the quantity needs none. A number that is too large for 128 bits
  /// is refused.
  Answer compute(const Attention& layout, const Attention* baseline) const;

  /// The key of its label in a language.
  std::string_view label() const { return family.empty() ? std::string_view(name) : family; }
};

/// All quantities, in the order in which the reference shows them.
std::span<const Quantity> quantities();

const Quantity* find_quantity(std::string_view name);

/// Those with a choice, the first choice first.
std::vector<const Quantity*> measures();

}  // namespace attnfig
