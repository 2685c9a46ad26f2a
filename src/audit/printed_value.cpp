#include "audit/printed_value.h"

#include "model/number_text.h"
#include "text/number.h"

#include <algorithm>
#include <stdexcept>

namespace attnfig {
namespace {

UInt128 multiply(UInt128 a, UInt128 b) {
  UInt128 product = 0;
  if (__builtin_mul_overflow(a, b, &product)) throw std::overflow_error("audit");
  return product;
}

UInt128 power(UInt128 base, int exponent) {
  UInt128 result = 1;
  for (int i = 0; i < exponent; ++i) result = multiply(result, base);
  return result;
}

UInt128 unit_of(const PrintedValue& printed) {
  return power(printed.prefix == PrintedValue::Prefix::decimal ? 1000 : 1024, printed.power);
}

/// The quotient that a printed number stands for.
struct Quotient {
  UInt128 numerator = 0;
  UInt128 denominator = 1;
};

Quotient quotient_of(const Result& result, const PrintedValue& printed) {
  const UInt128 unit = unit_of(printed);
  if (const auto* memory = std::get_if<Memory>(&result))
    return {memory->bits.count(), multiply(multiply(unit, 8), memory->tokens)};
  if (const auto* count = std::get_if<Count>(&result)) return {count->value, unit};
  if (const auto* derivation = std::get_if<Derivation>(&result))
    return {derivation->count.value(), multiply(unit, derivation->tokens)};
  if (const auto* ratio = std::get_if<Ratio>(&result))
    return {ratio->numerator, ratio->denominator};
  const auto& saving = std::get<Saving>(result);
  const UInt128 whole = printed.kind == PrintedValue::Kind::percent ? 100 : 1;
  return {multiply(saving.numerator, whole), saving.denominator};
}

/// The unit of memory as people also write it: "KB" is kB.
const Scale* unit_as_printed(std::string_view name) {
  return find_scale(memory_units(), name == "KB" ? "kB" : name);
}

void set_scale(PrintedValue& value, const Scale& scale) {
  value.prefix = scale.base == 1024 ? PrintedValue::Prefix::binary : PrintedValue::Prefix::decimal;
  value.power = scale.power;
}

/// Reads the unit after the number: a unit of memory, "%", "×", or a prefix of a count and any
/// words.
bool read_unit(std::string_view unit, PrintedValue& value) {
  if (unit == "%") {
    value.kind = PrintedValue::Kind::percent;
    return true;
  }
  if (unit == "x" || unit == "×") {
    value.kind = PrintedValue::Kind::ratio;
    return true;
  }
  if (const Scale* memory = unit_as_printed(unit)) {
    value.kind = PrintedValue::Kind::memory;
    set_scale(value, *memory);
    return true;
  }
  // "34.6 k elements", "2 M": the prefix of a decimal unit of memory without its "B".
  const std::string prefix(unit.substr(0, unit.find(' ')));
  if (prefix.size() == 1)
    if (const Scale* count = unit_as_printed(prefix + "B")) set_scale(value, *count);
  return std::all_of(unit.begin(), unit.end(), [](char c) {
    return c == ' ' || ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z');
  });
}

}  // namespace

void Value<PrintedValue>::read(const Reporter& reporter, const Field& field, const Node& node,
                               PrintedValue& value) {
  if (node.kind != Node::Kind::scalar) return report_type(reporter, field, node, "a number");
  value = {.text = node.text, .offset = node.offset};
  const TypedNumber number = read_number(node.text);
  constexpr std::size_t most_digits = 20;
  bool fine = !number.whole.empty() && number.digit_count() <= most_digits;
  if (fine) {
    value.digits = number.digits();
    value.decimals = static_cast<int>(number.decimals.size());
    const std::size_t unit = std::min(number.rest.find_first_not_of(' '), number.rest.size());
    fine = read_unit(number.rest.substr(unit), value);
  }
  if (!fine)
    reporter.report(node.offset,
                    fmt::format("{} ({}) is not a number with a unit", field.name, node.text),
                    "write it like \"40 GB\", \"93.3 %\", \"4.66×\" or \"34.6 k elements\"");
}

bool is_comparable(const PrintedValue& printed, const Result& result) {
  switch (printed.kind) {
    case PrintedValue::Kind::memory:
      return std::holds_alternative<Memory>(result);
    case PrintedValue::Kind::percent:
      return std::holds_alternative<Saving>(result);
    case PrintedValue::Kind::ratio:
      return std::holds_alternative<Ratio>(result);
    case PrintedValue::Kind::count:
      return std::holds_alternative<Count>(result) || std::holds_alternative<Derivation>(result) ||
             std::holds_alternative<Ratio>(result) || std::holds_alternative<Saving>(result);
  }
  return false;
}

bool rounds_to(const Result& result, const PrintedValue& printed) {
  const Quotient exact = quotient_of(result, printed);
  const UInt128 scaled = multiply(multiply(exact.numerator, power(10, printed.decimals)), 2);
  const UInt128 shown = multiply(multiply(printed.digits, exact.denominator), 2);
  const UInt128 away = scaled < shown ? shown - scaled : scaled - shown;
  return away <= multiply(exact.denominator, power(10, printed.zeros));
}

std::string in_unit_of(const PrintedValue& printed, const Result& result) {
  const Quotient exact = quotient_of(result, printed);
  const std::size_t number = printed.text.find_first_not_of("0123456789.,");
  const std::string unit = number == std::string::npos ? "" : printed.text.substr(number);
  return decimal_to(exact.numerator, exact.denominator, printed.decimals + 1) + unit;
}

}  // namespace attnfig
