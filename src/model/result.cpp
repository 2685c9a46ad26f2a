#include "model/result.h"

#include "model/number_text.h"
#include "text/number.h"

#include <fmt/format.h>

namespace attnfig {
namespace {

constexpr UInt128 kibi = 1024;
constexpr UInt128 kilo = 1000;

/// The unit asked for; without one the largest binary unit of which there is at least one.
const Scale* memory_unit(const Memory& memory, std::string_view name) {
  if (!name.empty()) return find_scale(memory_units(), name);
  const Scale* best = &memory_units().front();
  for (const Scale& unit : memory_units())
    if (unit.base == kibi && unit.factor() * 8 * memory.tokens <= memory.bits.count()) best = &unit;
  return best;
}

struct TimeUnit {
  std::string_view name;
  UInt128 in_a_second = 1;
};
constexpr TimeUnit time_units[] = {{"s", 1}, {"ms", kilo}, {"µs", kilo* kilo}};

/// The unit asked for; without one the largest of which there is at least one.
const TimeUnit* time_unit(const Duration& duration, std::string_view name) {
  for (const TimeUnit& unit : time_units) {
    if (unit.name == name) return &unit;
    if (name.empty() && duration.denominator <= duration.numerator * unit.in_a_second) return &unit;
  }
  return name.empty() ? &time_units[2] : nullptr;
}

/// 128Ki, or 1Mi: exact, in the largest power of 1,024 that divides the count.
std::string shortened(UInt128 count) {
  const Scale* best = nullptr;
  for (const Scale& scale : count_scales())
    if (scale.base == kibi && count != 0 && count % scale.factor() == 0) best = &scale;
  if (best == nullptr) return grouped(count);
  return grouped(count / best->factor()) + std::string(best->name);
}

/// Keeps a number together with its unit or its noun across line breaks.
constexpr std::string_view no_break_space = "\u00A0";

struct Format {
  std::string_view format;

  std::optional<std::string> operator()(const Count& count) const {
    if (format.empty()) return grouped(count.value);
    if (format == "short") return shortened(count.value);
    if (const std::size_t bar = format.find('|'); bar != std::string_view::npos)
      return fmt::format("{}{}{}", grouped(count.value), no_break_space,
                         count.value == 1 ? format.substr(0, bar) : format.substr(bar + 1));
    const Scale* scale = find_scale(count_scales(), format);
    if (scale == nullptr) return {};
    return decimal(count.value, scale->factor()) + std::string(format);
  }
  std::optional<std::string> operator()(const Memory& memory) const {
    const Scale* unit = memory_unit(memory, format);
    if (unit == nullptr) return {};
    return fmt::format("{}{}{}", decimal(memory.bits.count(), unit->factor() * 8 * memory.tokens),
                       no_break_space, unit->name);
  }
  std::optional<std::string> operator()(const Duration& duration) const {
    const TimeUnit* unit = time_unit(duration, format);
    if (unit == nullptr) return {};
    return fmt::format("{}{}{}",
                       decimal(duration.numerator * unit->in_a_second, duration.denominator),
                       no_break_space, unit->name);
  }
  std::optional<std::string> operator()(const Ratio& ratio) const {
    if (format == "number") return decimal(ratio.numerator, ratio.denominator);
    if (!format.empty() && format != "×") return {};
    return decimal(ratio.numerator, ratio.denominator) + "×";
  }
  std::optional<std::string> operator()(const Saving& saving) const {
    if (format == "number") return percent(saving.numerator, saving.denominator);
    if (!format.empty() && format != "%") return {};
    return fmt::format("{}{}%", percent(saving.numerator, saving.denominator), no_break_space);
  }
  std::optional<std::string> operator()(const Phrase& word) const {
    if (!format.empty()) return {};
    return word.text;
  }
  std::optional<std::string> operator()(const Derivation& derivation) const {
    if (format == "formula") return per_tokens(derivation, derivation.count.formula());
    if (format == "numbers") return per_tokens(derivation, derivation.count.substituted());
    if (derivation.tokens == 1) return (*this)(Count{derivation.count.value()});
    if (!format.empty()) return {};
    return decimal(derivation.count.value(), derivation.tokens);
  }
  static std::string per_tokens(const Derivation& derivation, const std::string& text) {
    return derivation.tokens == 1 ? text
                                  : fmt::format("({}) / {}", text, grouped(derivation.tokens));
  }
};

struct Formats {
  std::string operator()(const Count&) const {
    return "short, one|many, " + names_of(count_scales());
  }
  std::string operator()(const Memory&) const { return names_of(memory_units()); }
  std::string operator()(const Duration&) const { return "s, ms or µs"; }
  std::string operator()(const Ratio&) const { return "× or number"; }
  std::string operator()(const Saving&) const { return "% or number"; }
  std::string operator()(const Phrase&) const { return "none"; }
  std::string operator()(const Derivation&) const {
    return "formula, numbers, short, one|many, " + names_of(count_scales());
  }
};

}  // namespace

std::optional<std::string> to_text(const Result& result, std::string_view format) {
  return std::visit(Format{format}, result);
}

std::string formats_for(const Result& result) {
  return std::visit(Formats{}, result);
}

}  // namespace attnfig
