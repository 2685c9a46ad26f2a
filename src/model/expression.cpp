#include "model/expression.h"

#include "model/number_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

namespace attnfig {
namespace {

using Kind = Expression::Kind;

UInt128 checked(Kind kind, UInt128 a, UInt128 b) {
  UInt128 result = 0;
  switch (kind) {
    case Kind::sum:
      if (__builtin_add_overflow(a, b, &result)) throw std::overflow_error("sum");
      return result;
    case Kind::product:
      if (__builtin_mul_overflow(a, b, &result)) throw std::overflow_error("product");
      return result;
    case Kind::difference:
      return a < b ? 0 : a - b;
    case Kind::least:
      return std::min(a, b);
    case Kind::quotient:
    case Kind::quotient_down:
      return a / b;
    case Kind::quotient_up:
      return a / b + (a % b == 0 ? 0 : 1);
    case Kind::constant:
    case Kind::input:
      break;
  }
  return result;
}

/// Equal terms of a sum are counted: a + a is 2 × a.
void add(Kind kind, Expression operand, std::vector<Expression>& into) {
  if (kind != Kind::sum) return into.push_back(std::move(operand));
  const auto equal = std::find(into.begin(), into.end(), operand);
  if (equal == into.end()) return into.push_back(std::move(operand));
  *equal = Expression::apply(Kind::product, Expression::constant(2), std::move(operand));
}

/// Nested sums and products are one: a × (b × c) is a × b × c.
std::vector<Expression> flat(Kind kind, Expression operand) {
  const bool same = operand.kind() == kind && !operand.is_step();
  if (same && (kind == Kind::sum || kind == Kind::product))
    return std::move(operand).take_operands();
  std::vector<Expression> alone;
  alone.push_back(std::move(operand));
  return alone;
}

/// Whether an operand leaves a sum or a product unchanged.
bool is_neutral(Kind kind, const Expression& operand) {
  return (kind == Kind::sum && operand.is_constant(0)) ||
         (kind == Kind::product && operand.is_constant(1));
}

enum class Show { names, numbers };

std::string text_of(const Expression& expression, Show show);

/// Whether a sum or difference needs no parentheses: a + b − c, but a − (b − c).
enum class At { start, later };

std::string operand_text(const Expression& operand, Kind around, At at, Show show) {
  if (operand.is_step() || operand.kind() == Kind::input || operand.kind() == Kind::constant) {
    const bool number = show == Show::numbers || operand.name().empty();
    return number ? grouped(operand.value()) : operand.name();
  }
  const std::string text = text_of(operand, show);
  const bool loose = operand.kind() == Kind::sum || operand.kind() == Kind::difference;
  const bool tight = around != Kind::sum && around != Kind::least &&
                     !(around == Kind::difference && at == At::start);
  return loose && tight ? "(" + text + ")" : text;
}

std::string joined(const Expression& expression, std::string_view sign, Show show) {
  std::string text;
  for (const Expression& operand : expression.operands())
    text += fmt::format(
        "{}{}", text.empty() ? "" : sign,
        operand_text(operand, expression.kind(), text.empty() ? At::start : At::later, show));
  return text;
}

std::string text_of(const Expression& expression, Show show) {
  const Kind kind = expression.kind();
  switch (kind) {
    case Kind::constant:
      return grouped(expression.value());
    case Kind::input:
      return show == Show::numbers ? grouped(expression.value()) : expression.name();
    case Kind::sum:
      return joined(expression, " + ", show);
    case Kind::difference:
      return joined(expression, " − ", show);
    case Kind::product:
      return joined(expression, " × ", show);
    case Kind::least:
      return fmt::format("min({})", joined(expression, ", ", show));
    case Kind::quotient:
      return joined(expression, " / ", show);
    case Kind::quotient_down:
      return fmt::format("floor({})", joined(expression, " / ", show));
    case Kind::quotient_up:
      return fmt::format("ceil({})", joined(expression, " / ", show));
  }
  return {};
}

void collect(const Expression& expression, std::vector<Step>& into) {
  for (const Expression& operand : expression.operands()) collect(operand, into);
  if (!expression.is_step()) return;
  Step step{expression.name(), expression.formula(), expression.substituted(), expression.value(),
            expression.unit()};
  if (std::find(into.begin(), into.end(), step) == into.end()) into.push_back(std::move(step));
}

void collect(const Expression& expression, std::vector<Expression>& into) {
  for (const Expression& operand : expression.operands()) collect(operand, into);
  if (expression.kind() != Kind::input) return;
  if (std::find(into.begin(), into.end(), expression) == into.end()) into.push_back(expression);
}

}  // namespace

Expression Expression::constant(UInt128 value) {
  Expression expression;
  expression.value_ = value;
  return expression;
}

Expression Expression::input(std::string name, UInt128 value, const Origin& origin,
                             std::string_view unit) {
  Expression expression;
  expression.kind_ = Kind::input;
  expression.value_ = value;
  expression.name_ = std::move(name);
  expression.origin_ = origin;
  expression.unit_ = unit;
  return expression;
}

Expression Expression::apply(Kind kind, Expression a, Expression b) {
  const UInt128 value = checked(kind, a.value(), b.value());
  // An operand that changes nothing is not shown.
  if (is_neutral(kind, a)) return b;
  if (is_neutral(kind, b)) return a;
  std::vector<Expression> operands = flat(kind, std::move(a));
  for (Expression& operand : flat(kind, std::move(b))) add(kind, std::move(operand), operands);
  if (operands.size() == 1) return std::move(operands.front());
  Expression expression;
  expression.kind_ = kind;
  expression.value_ = value;
  expression.operands_ = std::move(operands);
  return expression;
}

Expression Expression::named(std::string name, std::string_view unit) && {
  Expression step;
  if (kind_ == Kind::input) {
    // A step keeps its single input visible.
    step.kind_ = Kind::sum;
    step.value_ = value_;
    step.operands_.push_back(std::move(*this));
  } else {
    step = std::move(*this);
  }
  step.name_ = std::move(name);
  step.unit_ = unit;
  return step;
}

std::vector<Expression> Expression::take_operands() && {
  return std::move(operands_);
}

std::string Expression::formula() const {
  return text_of(*this, Show::names);
}

std::string Expression::substituted() const {
  return text_of(*this, Show::numbers);
}

std::vector<Step> steps(const Expression& expression) {
  std::vector<Step> all;
  collect(expression, all);
  return all;
}

std::vector<Expression> inputs_of(const Expression& expression) {
  std::vector<Expression> all;
  collect(expression, all);
  return all;
}

}  // namespace attnfig
