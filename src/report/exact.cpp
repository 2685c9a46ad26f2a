#include "report/exact.h"

#include <algorithm>

namespace attnfig {
namespace {

constexpr Wide nanoseconds = 1'000'000'000;

Wide rounded_up(Wide a, Wide b) {
  return a / b + (a % b == 0 ? 0 : 1);
}

struct Exact {
  const Quantity& quantity;

  ExactValue value(std::string_view suffix, std::string_view unit, Wide count) const {
    return {key_of(quantity) + std::string(suffix), std::string(unit), count};
  }

  std::vector<ExactValue> operator()(const Count& count) const {
    const std::string suffix =
        quantity.unit.empty() ? std::string() : "_" + std::string(quantity.unit);
    return {value(suffix, quantity.unit.empty() ? "count" : quantity.unit, count.value)};
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
    const Wide seconds = duration.numerator / duration.denominator;
    const Wide rest = duration.numerator % duration.denominator * nanoseconds;
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
  std::vector<ExactValue> operator()(const Phrase& word) const {
    return {{key_of(quantity), "", 0, word.text}};
  }
  std::vector<ExactValue> operator()(const Derivation& derivation) const {
    std::vector<ExactValue> values = {value("_count", "elements", derivation.count.value())};
    if (derivation.tokens != 1) values.push_back(value("_tokens", "tokens", derivation.tokens));
    return values;
  }
  std::vector<ExactValue> quotient(Wide numerator, Wide denominator) const {
    return {value("_numerator", "bits", numerator), value("_denominator", "bits", denominator)};
  }
};

}  // namespace

std::string key_of(const Quantity& quantity) {
  std::string key(quantity.name);
  std::replace(key.begin(), key.end(), '.', '_');
  return key;
}

std::vector<ExactValue> exact_values(const Quantity& quantity, const Result& result) {
  return std::visit(Exact{quantity}, result);
}

}  // namespace attnfig
