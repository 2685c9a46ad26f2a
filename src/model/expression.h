#pragma once

#include "diagnostic.h"
#include "units.h"

#include <string>
#include <utility>
#include <vector>

namespace attnfig {

/// A count that a spec states, or one that a definition fixes (then `name` is empty: MQA has one KV
/// head).
template <class Unit>
struct Given {
  Amount<Unit> amount = Amount<Unit>(1);
  std::string name = {};  // the field that states it, such as "kv_heads"
  Place place = {};       // where it is stated; two equal counts are equal wherever they stand

  friend bool operator==(const Given& a, const Given& b) {
    return a.amount == b.amount && a.name == b.name;
  }
};

/// A whole number together with how it came about. Every quantity is an expression over givens, so
/// the number in a figure and the derivation that explains it are one thing.
///
/// Values are checked while expressions are built: an overflow throws std::overflow_error.
class Expression {
 public:
  enum class Kind { constant, given, sum, difference, product, least, quotient_down, quotient_up };

  Expression() = default;  // the constant 0

  static Expression constant(Wide value);
  static Expression given(std::string name, Wide value, Place place);
  /// A difference is 0 where it would be negative.
  static Expression apply(Kind kind, Expression a, Expression b);

  /// Makes it a step of a derivation: expressions around it show its name instead of its formula.
  Expression named(std::string name, std::string_view unit) &&;

  Kind kind() const { return kind_; }
  Wide value() const { return value_; }
  const std::string& name() const { return name_; }
  std::string_view unit() const { return unit_; }
  Place place() const { return place_; }
  const std::vector<Expression>& operands() const { return operands_; }
  std::vector<Expression> take_operands() &&;
  bool is_step() const { return !unit_.empty(); }
  bool is_constant(Wide value) const {
    return kind_ == Kind::constant && !is_step() && value_ == value;
  }

  /// "2 × kv_heads × head_dim": names of givens and of steps inside it. Factors of 1 that nobody
  /// stated are left out.
  std::string formula() const;
  /// "2 × 8 × 128": the same with numbers in place of names.
  std::string substituted() const;

 private:
  Kind kind_ = Kind::constant;
  Wide value_ = 0;
  std::string name_;       // of a given or a step
  std::string_view unit_;  // of a step; empty: not a step
  Place place_;
  std::vector<Expression> operands_;
};

/// One line of a derivation.
struct Step {
  std::string name;
  std::string formula;
  std::string substituted;
  Wide value = 0;
  std::string_view unit;

  friend bool operator==(const Step&, const Step&) = default;
};

/// The named steps of an expression, each after those that it uses, each once.
std::vector<Step> steps(const Expression& expression);

/// Whether two givens are one: same name, value and place.
bool same_given(const Expression& a, const Expression& b);

/// The givens of an expression in the order in which they are used, each once.
std::vector<Expression> givens(const Expression& expression);

/// An expression for an amount of one unit, so that only sensible ones compile.
template <class Unit>
struct Term {
  Expression is = {};

  Amount<Unit> amount() const { return Amount<Unit>(is.value()); }
};

template <class Unit>
Term<Unit> term(const Given<Unit>& given) {
  return {given.name.empty() ? Expression::constant(given.amount.count())
                             : Expression::given(given.name, given.amount.count(), given.place)};
}

template <class Unit>
Term<Unit> term(Amount<Unit> amount) {
  return {Expression::constant(amount.count())};
}

template <class A, class B>
Term<typename Product<A, B>::Unit> operator*(Term<A> a, Term<B> b) {
  return {Expression::apply(Expression::Kind::product, std::move(a.is), std::move(b.is))};
}

/// So many times as much.
template <class Unit>
Term<Unit> times(Expression count, Term<Unit> a) {
  return {Expression::apply(Expression::Kind::product, std::move(count), std::move(a.is))};
}

template <class Unit>
Term<Unit> operator+(Term<Unit> a, Term<Unit> b) {
  return {Expression::apply(Expression::Kind::sum, std::move(a.is), std::move(b.is))};
}

template <class Unit>
Term<Unit> operator-(Term<Unit> a, Term<Unit> b) {
  return {Expression::apply(Expression::Kind::difference, std::move(a.is), std::move(b.is))};
}

template <class Unit>
Term<Unit> least(Term<Unit> a, Term<Unit> b) {
  return {Expression::apply(Expression::Kind::least, std::move(a.is), std::move(b.is))};
}

enum class Rounding { down, up };

/// How often `b` goes into `a`.
template <class Result, class A, class B>
Term<Result> quotient(Term<A> a, Term<B> b, Rounding rounding) {
  return {Expression::apply(
      rounding == Rounding::down ? Expression::Kind::quotient_down : Expression::Kind::quotient_up,
      std::move(a.is), std::move(b.is))};
}

template <class Unit>
Term<Unit> named(std::string name, std::string_view unit, Term<Unit> a) {
  return {std::move(a.is).named(std::move(name), unit)};
}

}  // namespace attnfig
