#pragma once

#include "diagnostic.h"
#include "units.h"

#include <string>
#include <utility>
#include <vector>

namespace attnfig {

/// The origin of an input of a derivation.
struct Origin {
  enum class Kind {
    definition,   // the meaning of a word: bf16 has 16 bits
    setting,      // a default of an engine
    computation,  // hidden steps, such as a search
    spec,         // a field of the spec
    fallback,     // a default, for a field that the spec leaves out
  };
  Kind kind = Kind::definition;
  Place place = {};  // of Kind::spec

  friend bool operator==(const Origin&, const Origin&) = default;
};

/// A whole number with its derivation. Every quantity is an expression over inputs, so the number
/// in a figure and the derivation that explains it are one thing.
///
/// Values are checked while expressions are built: an overflow throws std::overflow_error.
class Expression {
 public:
  enum class Kind {
    constant,
    input,
    sum,
    difference,
    product,
    least,
    quotient,  // of what divides
    quotient_down,
    quotient_up
  };

  Expression() = default;  // the constant 0

  static Expression constant(UInt128 value);
  static Expression input(std::string name, UInt128 value, const Origin& origin = {},
                          std::string_view unit = {});
  /// A difference is 0 where it would be negative.
  static Expression apply(Kind kind, Expression a, Expression b);

  /// Makes it a step of a derivation: expressions around it show its name instead of its formula. A
  /// new name replaces an old one.
  Expression named(std::string name, std::string_view unit) &&;

  Kind kind() const { return kind_; }
  UInt128 value() const { return value_; }
  const std::string& name() const { return name_; }
  std::string_view unit() const { return unit_; }
  const Origin& origin() const { return origin_; }
  const std::vector<Expression>& operands() const { return operands_; }
  std::vector<Expression> take_operands() &&;
  bool is_step() const { return kind_ != Kind::input && !unit_.empty(); }
  bool is_constant(UInt128 value) const {
    return kind_ == Kind::constant && !is_step() && value_ == value;
  }

  /// Equal numbers with equal derivations.
  friend bool operator==(const Expression&, const Expression&) = default;

  /// "2 × kv_heads × head_dim": names of inputs and of inner steps. Factors of 1 that are not
  /// stated are left out.
  std::string formula() const;
  /// "2 × 8 × 128": the same with numbers in place of names.
  std::string substituted() const;

 private:
  Kind kind_ = Kind::constant;
  UInt128 value_ = 0;
  std::string name_;       // of an input or a step
  std::string_view unit_;  // of a step, always; of an input, if its name does not imply it
  Origin origin_;          // of an input
  std::vector<Expression> operands_;
};

/// One line of a derivation.
struct Step {
  std::string name;
  std::string formula;
  std::string substituted;
  UInt128 value = 0;
  std::string_view unit;

  friend bool operator==(const Step&, const Step&) = default;
};

/// The named steps of an expression in dependency order, without repeats.
std::vector<Step> steps(const Expression& expression);

/// The inputs of an expression in the order of their first use, without repeats.
std::vector<Expression> inputs_of(const Expression& expression);

/// A count from a field of the spec, one that a variant derives from such, or one that a definition
/// fixes (then `name` is empty: MQA has one KV head).
template <class Unit>
struct Sourced {
  Amount<Unit> amount = Amount<Unit>(1);
  std::string name = {};  // the field that states it, such as "kv_heads", or its formula
  Place place = {};       // of the field; ignored by `==`
  bool fallback = false;  // the field has its default; `place` is its layout's
  std::vector<Expression> formula = {};  // its derivation; none: it is an input

  friend bool operator==(const Sourced& a, const Sourced& b) {
    return a.amount == b.amount && a.name == b.name;
  }
};

/// The unit of a number whose field's name does not imply it.
template <class Unit>
constexpr std::string_view unit_of_input{};
template <>
inline constexpr std::string_view unit_of_input<unit::Bit> = "bits";
template <>
inline constexpr std::string_view unit_of_input<unit::BitPerSecond> = "bits/s";

/// An expression for an amount of one unit, so that only meaningful ones compile.
template <class Unit>
struct Formula {
  Expression is = {};

  Amount<Unit> amount() const { return Amount<Unit>(is.value()); }
};

template <class Unit>
Formula<Unit> formula_of(const Sourced<Unit>& sourced) {
  if (!sourced.formula.empty()) return {sourced.formula.front()};
  if (sourced.name.empty()) return {Expression::constant(sourced.amount.count())};
  const Origin origin =
      sourced.fallback ? Origin{Origin::Kind::fallback} : Origin{Origin::Kind::spec, sourced.place};
  return {Expression::input(sourced.name, sourced.amount.count(), origin, unit_of_input<Unit>)};
}

/// A count that a variant derives from fields of the spec.
template <class Unit>
Sourced<Unit> derive(const Formula<Unit>& formula) {
  return {formula.amount(), formula.is.formula(), {}, false, {formula.is}};
}

template <class Unit>
Formula<Unit> formula_of(Amount<Unit> amount) {
  return {Expression::constant(amount.count())};
}

template <class A, class B>
Formula<typename Product<A, B>::Unit> operator*(Formula<A> a, Formula<B> b) {
  return {Expression::apply(Expression::Kind::product, std::move(a.is), std::move(b.is))};
}

/// So many times as much.
template <class Unit>
Formula<Unit> times(const Expression& count, Formula<Unit> a) {
  return {Expression::apply(Expression::Kind::product, count, std::move(a.is))};
}

template <class Unit>
Formula<Unit> operator+(Formula<Unit> a, Formula<Unit> b) {
  return {Expression::apply(Expression::Kind::sum, std::move(a.is), std::move(b.is))};
}

template <class Unit>
Formula<Unit> operator-(Formula<Unit> a, Formula<Unit> b) {
  return {Expression::apply(Expression::Kind::difference, std::move(a.is), std::move(b.is))};
}

template <class Unit>
Formula<Unit> least(Formula<Unit> a, Formula<Unit> b) {
  return {Expression::apply(Expression::Kind::least, std::move(a.is), std::move(b.is))};
}

enum class Rounding { down, up };

/// The quotient of `a` by `b`.
template <class Result, class A, class B>
Formula<Result> quotient(Formula<A> a, Formula<B> b, Rounding rounding) {
  return {Expression::apply(
      rounding == Rounding::down ? Expression::Kind::quotient_down : Expression::Kind::quotient_up,
      std::move(a.is), std::move(b.is))};
}

/// An exact part: the count must be divisible.
template <class Unit>
Formula<Unit> divided(Formula<Unit> a, UInt128 count) {
  return {
      Expression::apply(Expression::Kind::quotient, std::move(a.is), Expression::constant(count))};
}

template <class Unit>
Formula<Unit> named(std::string name, std::string_view unit, Formula<Unit> a) {
  return {std::move(a.is).named(std::move(name), unit)};
}

}  // namespace attnfig
