#include "report/exact.h"

#include "input/values.h"
#include "model/number_text.h"

#include <algorithm>

namespace attnfig {
namespace {

constexpr UInt128 nanoseconds = 1'000'000'000;

/// A name as a key: "cache_total".
std::string key_of(std::string_view name) {
  std::string key(name);
  std::replace(key.begin(), key.end(), '.', '_');
  return key;
}

UInt128 rounded_up(UInt128 a, UInt128 b) {
  return a / b + (a % b == 0 ? 0 : 1);
}

struct Exact {
  std::string key;
  std::string count_suffix;  // of the key of a count
  std::string_view count_unit;
  std::string_view quotient_unit;

  ExactValue value(std::string_view suffix, std::string_view of, UInt128 count) const {
    return {key + std::string(suffix), std::string(of), count};
  }

  std::vector<ExactValue> operator()(const Count& count) const {
    return {value(count_suffix, count_unit, count.value)};
  }
  std::vector<ExactValue> operator()(const Memory& memory) const {
    if (memory.tokens != 1)
      return {value("_bits", "bits", memory.bits.count()),
              value("_tokens", "tokens", memory.tokens)};
    return {value("_bits", "bits", memory.bits.count()),
            value("_bytes", "bytes", rounded_up(memory.bits.count(), 8))};
  }
  std::vector<ExactValue> operator()(const Duration& duration) const {
    // Whole seconds apart, since bits times 10^9 may be more than 128 bits hold.
    const UInt128 seconds = duration.numerator / duration.denominator;
    const UInt128 rest = duration.numerator % duration.denominator * nanoseconds;
    return {
        value("_nanoseconds", "nanoseconds",
              seconds * nanoseconds + (rest + duration.denominator / 2) / duration.denominator)};
  }
  std::vector<ExactValue> operator()(const Ratio& ratio) const {
    return quotient(ratio.numerator, ratio.denominator);
  }
  std::vector<ExactValue> operator()(const Saving& saving) const {
    return quotient(saving.numerator, saving.denominator);
  }
  std::vector<ExactValue> operator()(const Phrase& word) const { return {{key, "", 0, word.text}}; }
  std::vector<ExactValue> operator()(const Derivation& derivation) const {
    std::vector<ExactValue> values = {value("_count", "elements", derivation.count.value())};
    if (derivation.tokens != 1) values.push_back(value("_tokens", "tokens", derivation.tokens));
    return values;
  }
  std::vector<ExactValue> quotient(UInt128 numerator, UInt128 denominator) const {
    return {value("_numerator", quotient_unit, numerator),
            value("_denominator", quotient_unit, denominator)};
  }
};

constexpr std::string_view bits_unit = " bits";
constexpr std::string_view per = " per ";
constexpr std::string_view tokens_unit = " tokens";

std::string exact_amount(UInt128 count, std::string_view unit, UInt128 tokens) {
  std::string text = digits(count) + std::string(unit);
  if (tokens != 1) text += std::string(per) + digits(tokens) + std::string(tokens_unit);
  return text;
}

struct ExactText {
  std::string operator()(const Count& count) const { return digits(count.value); }
  std::string operator()(const Memory& memory) const {
    return exact_amount(memory.bits.count(), bits_unit, memory.tokens);
  }
  std::string operator()(const Derivation& derivation) const {
    return exact_amount(derivation.count.value(), "", derivation.tokens);
  }
  std::string operator()(const Duration&) const { return {}; }
  std::string operator()(const Ratio&) const { return {}; }
  std::string operator()(const Saving&) const { return {}; }
  std::string operator()(const Phrase&) const { return {}; }
};

}  // namespace

std::vector<ExactValue> exact_values(const Quantity& quantity, const Result& result) {
  const std::string_view unit = quantity.unit;
  const std::string suffix = unit.empty() ? std::string() : "_" + std::string(unit);
  return std::visit(Exact{key_of(quantity.name), suffix, unit.empty() ? "count" : unit, "bits"},
                    result);
}

std::vector<ExactValue> exact_values(std::string_view name, std::string_view unit,
                                     const Result& result) {
  return std::visit(Exact{key_of(name), "", unit, unit}, result);
}

std::string exact_text(const Result& result) {
  return std::visit(ExactText{}, result);
}

std::optional<Result> read_exact(std::string_view text) {
  Number tokens{.value = 1};
  if (const std::size_t at = text.find(per); at != text.npos) {
    std::string_view rate = text.substr(at + per.size());
    if (!rate.ends_with(tokens_unit)) return {};
    rate.remove_suffix(tokens_unit.size());
    tokens = parse_number(rate, Suffixes::none);
    text = text.substr(0, at);
  }
  const bool is_memory = text.ends_with(bits_unit);
  if (is_memory) text.remove_suffix(bits_unit.size());
  const Number count = parse_number(text, Suffixes::none);
  if (!count.fault.empty() || !tokens.fault.empty() || tokens.value == 0) return {};
  if (is_memory) return Memory{Bits(count.value), tokens.value};
  return Derivation{Expression::constant(count.value), tokens.value};
}

}  // namespace attnfig
