#include "model/result.h"

#include "model/number_text.h"

#include <fmt/format.h>

namespace attnfig {
namespace {

struct MemoryUnit {
  std::string_view name;
  Wide bytes = 1;
};

constexpr Wide kibi = 1024;
constexpr Wide kilo = 1000;
constexpr MemoryUnit memory_units[] = {
    {"B", 1},
    {"KiB", kibi},
    {"MiB", kibi* kibi},
    {"GiB", kibi* kibi* kibi},
    {"TiB", kibi* kibi* kibi* kibi},
    {"PiB", kibi* kibi* kibi* kibi* kibi},
    {"kB", kilo},
    {"MB", kilo* kilo},
    {"GB", kilo* kilo* kilo},
    {"TB", kilo* kilo* kilo* kilo},
    {"PB", kilo* kilo* kilo* kilo* kilo},
};

/// The unit asked for; without one the largest binary unit of which there is at least one.
const MemoryUnit* memory_unit(const Memory& memory, std::string_view name) {
  const MemoryUnit* best = name.empty() ? &memory_units[0] : nullptr;
  for (const MemoryUnit& unit : memory_units) {
    if (unit.name == name) return &unit;
    const bool binary = unit.bytes % kilo != 0;
    if (name.empty() && binary && unit.bytes * 8 * memory.tokens <= memory.bits.count())
      best = &unit;
  }
  return best;
}

struct TimeUnit {
  std::string_view name;
  Wide in_a_second = 1;
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

struct Scale {
  std::string_view suffix;
  Wide factor = 1;
};
constexpr Scale scales[] = {{"Ki", kibi}, {"Mi", kibi* kibi}, {"k", kilo}, {"M", kilo* kilo}};

/// 128Ki, or 1Mi: exact, in the largest power of 1,024 that divides the count.
std::string shortened(Wide count) {
  for (const Scale& scale : {Scale{"Mi", kibi * kibi}, Scale{"Ki", kibi}})
    if (count != 0 && count % scale.factor == 0)
      return grouped(count / scale.factor) + std::string(scale.suffix);
  return grouped(count);
}

/// Numbers keep together with their unit across line breaks.
constexpr std::string_view no_break_space = "\u00A0";

struct Format {
  std::string_view format;

  std::optional<std::string> operator()(const Count& count) const {
    if (format.empty()) return grouped(count.value);
    if (format == "short") return shortened(count.value);
    if (const std::size_t bar = format.find('|'); bar != std::string_view::npos)
      return fmt::format("{} {}", grouped(count.value),
                         count.value == 1 ? format.substr(0, bar) : format.substr(bar + 1));
    for (const Scale& scale : scales)
      if (scale.suffix == format) return decimal(count.value, scale.factor) + std::string(format);
    return {};
  }
  std::optional<std::string> operator()(const Memory& memory) const {
    const MemoryUnit* unit = memory_unit(memory, format);
    if (unit == nullptr) return {};
    return fmt::format("{}{}{}", decimal(memory.bits.count(), unit->bytes * 8 * memory.tokens),
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
  std::string_view operator()(const Count&) const { return "short, Ki, Mi, k, M or one|many"; }
  std::string_view operator()(const Memory&) const {
    return "B, KiB, MiB, GiB, TiB, PiB, kB, MB, GB, TB or PB";
  }
  std::string_view operator()(const Duration&) const { return "s, ms or µs"; }
  std::string_view operator()(const Ratio&) const { return "× or number"; }
  std::string_view operator()(const Saving&) const { return "% or number"; }
  std::string_view operator()(const Phrase&) const { return "none"; }
  std::string_view operator()(const Derivation&) const {
    return "formula, numbers, short, Ki, Mi, k, M or one|many";
  }
};

}  // namespace

std::optional<std::string> to_text(const Result& result, std::string_view format) {
  return std::visit(Format{format}, result);
}

std::string_view formats_for(const Result& result) {
  return std::visit(Formats{}, result);
}

}  // namespace attnfig
