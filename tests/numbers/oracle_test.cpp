#include "numbers/oracle.h"

#include "model/cache.h"
#include "model/number_text.h"
#include "model/quantities.h"
#include "numbers/random_layout.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <stdexcept>
#include <string>
#include <vector>

namespace attnfig::numbers {
namespace {

constexpr std::uint64_t seed = 0x61'74'74'6E;
// Sanitizers make everything slower by more than ten times.
#ifdef __SANITIZE_ADDRESS__
constexpr std::uint64_t small_layouts = 50'000;
constexpr std::uint64_t large_layouts = 1'000;
#else
constexpr std::uint64_t small_layouts = 1'000'000;
constexpr std::uint64_t large_layouts = 20'000;
#endif

/// Numbers of the library that the oracle contradicts; empty: none.
using Faults = std::vector<std::string>;

std::string fault(std::string_view what, const std::string& said, const Big& expected,
                  const Attention& layout) {
  return fmt::format("{} is {}, expected {}\n{}", what, said, expected.digits(), dump(layout));
}

/// Compares one amount. One that needs more than 128 bits must be refused, never wrong.
template <class Compute>
void compare(Faults& faults, std::string_view what, const Attention& layout, const Big& expected,
             Compute compute) {
  try {
    const Formula<unit::Bit> said = compute();
    if (Big(said.amount().count()) != expected)
      faults.push_back(fault(what, digits(said.amount().count()), expected, layout));
  } catch (const std::overflow_error&) {
    if (expected.fits_128_bits()) faults.push_back(fault(what, "refused", expected, layout));
  }
}

/// A rate is for any number of tokens that make whole entries. A rate with too many tokens or bits
/// may be refused.
template <class Compute>
void compare_rate(Faults& faults, std::string_view what, const Attention& layout, Adding adding,
                  Compute compute) {
  try {
    const Rate said = compute();
    if (!is_multiple_of_strides(layout, said.tokens))
      return faults.push_back(fault(what, "for other tokens", Big(said.tokens), layout));
    const Big expected = added(layout, adding, said.tokens);
    if (Big(said.bits.amount().count()) != expected)
      faults.push_back(fault(what, digits(said.bits.amount().count()), expected, layout));
  } catch (const std::overflow_error&) {
    if (is_multiple_of_strides(layout, 384) && added(layout, adding, 384).fits_128_bits())
      faults.push_back(fault(what, "refused", added(layout, adding, 384), layout));
  }
}

void compare_total(Faults& faults, const Attention& layout) {
  compare(faults, "cache.total", layout, total(layout),
          [&] { return cached_bits(layout, Share::whole); });
}

void compare_rank(Faults& faults, const Attention& layout) {
  compare(faults, "cache.rank", layout, rank(layout),
          [&] { return cached_bits(layout, Share::rank); });
}

void compare_parts(Faults& faults, const Attention& layout) {
  compare_rate(faults, "cache.token", layout, Adding::before_windows_are_full,
               [&] { return bits_per_token(layout); });
  compare_rate(faults, "cache.slope", layout, Adding::afterwards, [&] { return slope(layout); });
  compare(faults, "cache.state", layout, state(layout), [&] { return state_bits(layout); });
  compare(faults, "cache.windows", layout, windows(layout),
          [&] { return full_window_bits(layout); });
}

std::string first_of(const Faults& faults) {
  return faults.empty() ? "" : fmt::format("{} faults, the first: {}", faults.size(), faults[0]);
}

TEST_CASE("a million layouts have the sizes of the oracle", "[numbers]") {
  Faults faults;
  for (std::uint64_t i = 0; i < small_layouts; ++i) {
    const Attention layout = random_layout(seed + i, Size::small);
    compare_total(faults, layout);
    if (i % 10 == 0) compare_rank(faults, layout);
    if (i % 50 == 0) compare_parts(faults, layout);
  }
  CHECK(first_of(faults) == "");
}

TEST_CASE("layouts of several kinds have the sizes of the oracle", "[numbers]") {
  Faults faults;
  for (std::uint64_t i = 0; i < large_layouts; ++i) {
    const Attention layout = random_layout(seed + i, Size::large);
    compare_total(faults, layout);
    if (i % 2 == 0) compare_rank(faults, layout);
    if (i % 8 == 0) compare_parts(faults, layout);
  }
  CHECK(first_of(faults) == "");
}

TEST_CASE("the quantities of a text are the oracle's numbers", "[numbers]") {
  const std::pair<std::string_view, Big (*)(const Attention&)> sizes[] = {
      {"cache.total", total},
      {"cache.rank", rank},
      {"cache.state", state},
      {"cache.windows", windows}};
  Faults faults;
  for (std::uint64_t i = 0; i < large_layouts / 10; ++i) {
    const Attention layout = random_layout(seed + i, Size::large);
    for (const auto& [name, oracle] : sizes) {
      const Big expected = oracle(layout);
      const Answer answer = find_quantity(name)->compute(layout, nullptr);
      if (answer.result.has_value() != expected.fits_128_bits()) {
        faults.push_back(fault(name, answer.refusal, expected, layout));
      } else if (answer.result) {
        const UInt128 said = std::get<Memory>(*answer.result).bits.count();
        if (Big(said) != expected) faults.push_back(fault(name, digits(said), expected, layout));
      }
    }
  }
  CHECK(first_of(faults) == "");
}

TEST_CASE("the oracle counts as on paper", "[numbers]") {
  const Big two_to_64(UInt128{1} << 64);
  CHECK((two_to_64 * two_to_64).digits() == "340282366920938463463374607431768211456");
  CHECK_FALSE((two_to_64 * two_to_64).fits_128_bits());
  CHECK(Big(~UInt128{0}).fits_128_bits());
  CHECK(Big().digits() == "0");
  CHECK((Big(999'999'999) + Big(1)).digits() == "1000000000");
}

}  // namespace
}  // namespace attnfig::numbers
