#include "audit/audit.h"

#include "model/number_text.h"
#include "numbers/counted.h"
#include "numbers/oracle.h"
#include "numbers/random_layout.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

namespace attnfig::numbers {
namespace {

constexpr std::uint64_t layouts = 600;

/// The numbers that rounding a printed number compares must fit into 128 bits with all digits.
constexpr UInt128 most_bits = UInt128{1} << 80;

/// A layout on which the conventions have an effect: often keys beside values, and a context that
/// is often a round number of tokens.
Attention layout_of(std::uint64_t seed) {
  Random random(seed);
  Attention layout = random_layout(seed, seed % 20 == 0 ? Size::large : Size::small);
  const UInt128 units[] = {1, 1000, 1024};
  layout.context->amount = Tokens(random.between(1, 4096) * random.pick(units));
  for (LayerKind& kind : layout.layers)
    for (Block& block : kind.blocks)
      if (random.chance(30) && 2 <= block.tensors.size()) {
        block.tensors[0].role = Role::key;
        block.tensors[1].role = Role::value;
      }
  return layout;
}

UInt128 value_of(const Big& big) {
  UInt128 value = 0;
  for (const char digit : big.digits()) value = value * 10 + static_cast<UInt128>(digit - '0');
  return value;
}

/// So many bits in B, with all digits: bits / 8 = bits × 125 / 1000.
PrintedValue in_bytes(UInt128 bits) {
  return {.digits = bits * 125,
          .decimals = 3,
          .kind = PrintedValue::Kind::memory,
          .text = decimal_to(bits, 8, 3) + " B"};
}

/// bits / 8,192 = bits × 5^13 / 10^13, under the unit kB.
PrintedValue in_binary_kilobytes(UInt128 bits) {
  return {.digits = bits * 1'220'703'125,
          .decimals = 13,
          .kind = PrintedValue::Kind::memory,
          .prefix = PrintedValue::Prefix::decimal,
          .power = 1,
          .text = "kB"};
}

/// bits / 8,000 = bits × 125 / 10^6, under the unit KiB.
PrintedValue in_decimal_kibibytes(UInt128 bits) {
  return {.digits = bits * 125,
          .decimals = 6,
          .kind = PrintedValue::Kind::memory,
          .prefix = PrintedValue::Prefix::binary,
          .power = 1,
          .text = "KiB"};
}

Claim claim(std::string_view quantity, PrintedValue value) {
  return {.layout = {"layout", 0},
          .quantity = {std::string(quantity), 0},
          .over = {},
          .value = std::move(value),
          .digits = {},
          .source = "made up",
          .expect = {}};
}

/// The ways in which a claim about layouts holds.
Combinations ways(const std::vector<Attention>& spec, const Claim& about,
                  const References& references = {}) {
  Plan plan;
  plan.layouts = spec;
  const Claims claims{.about = "made up", .list = {about}};
  Combinations names;
  for (const Verdict& verdict : audit(plan, claims, references, ""))
    for (const Explanation& one : verdict.holding) names.push_back(one.names);
  return names;
}

bool has(const Combinations& ways, const std::vector<std::string>& names) {
  return std::find(ways.begin(), ways.end(), names) != ways.end();
}

/// The result of a layout under a convention, if it applies and can be compared.
std::optional<UInt128> bits_under(const Counted& counted, const Attention& layout) {
  const bool per_layer = counted.quantity == "cache.layer";
  if (per_layer && layout.layers.size() != 1) return {};
  const std::optional<Big> bits = counted.bits(layout);
  if (!bits || !bits->fits_128_bits() || most_bits < value_of(*bits)) return {};
  return value_of(*bits);
}

std::string describe(const Combinations& ways, std::uint64_t seed, const Attention& layout) {
  return fmt::format("only {}, seed {}\n{}", ways, seed, dump(layout));
}

TEST_CASE("a number counted under one convention is audited as that", "[numbers]") {
  std::map<std::string_view, int> tried;
  for (std::uint64_t seed = 1; seed <= layouts; ++seed) {
    const Attention layout = layout_of(seed);
    for (const Counted& counted : all_counted()) {
      const std::optional<UInt128> bits = bits_under(counted, layout);
      if (!bits) continue;
      const Combinations found = ways({layout}, claim(counted.quantity, in_bytes(*bits)));
      // Here the convention does not change the number.
      if (has(found, {})) continue;
      ++tried[counted.name];
      if (!has(found, {std::string(counted.name)}))
        FAIL(counted.name << ": " << describe(found, seed, layout));
    }
  }
  for (const Counted& counted : all_counted()) {
    INFO(counted.name);
    CHECK(20 <= tried[counted.name]);
  }
}

TEST_CASE("a number under the wrong prefix is audited as that", "[numbers]") {
  for (std::uint64_t seed = 1; seed <= layouts; ++seed) {
    const Attention layout = layout_of(seed);
    const Big bits = total(layout);
    if (bits == Big() || !bits.fits_128_bits() || most_bits < value_of(bits)) continue;
    const Combinations binary =
        ways({layout}, claim("cache.total", in_binary_kilobytes(value_of(bits))));
    if (!has(binary, {"binary_units"})) FAIL(describe(binary, seed, layout));
    const Combinations decimal =
        ways({layout}, claim("cache.total", in_decimal_kibibytes(value_of(bits))));
    if (!has(decimal, {"decimal_units"})) FAIL(describe(decimal, seed, layout));
  }
  SUCCEED();
}

TEST_CASE("a number counted under two conventions is audited as those, or as fewer", "[numbers]") {
  int named = 0;
  for (std::uint64_t seed = 1; seed <= layouts / 6; ++seed) {
    const Attention layout = layout_of(seed);
    for (const Counted& counted : all_counted()) {
      const std::optional<UInt128> bits = bits_under(counted, layout);
      if (!bits || *bits == 0) continue;
      const Combinations found =
          ways({layout}, claim(counted.quantity, in_binary_kilobytes(*bits)));
      std::vector<std::string> both = {"binary_units", std::string(counted.name)};
      std::sort(both.begin(), both.end());
      const bool fewer = !found.empty() && found.front().size() < 2;
      if (!fewer && !has(found, both)) FAIL(counted.name << ": " << describe(found, seed, layout));
      if (!fewer) ++named;
    }
  }
  CHECK(500 < named);
}

/// A layout of a name whose tokens take so many times 16 bits.
Attention named(const std::string& name, UInt128 times) {
  return {.name = name,
          .label = name,
          .layers = {{.layers = {Layers(times)},
                      .blocks = {{{Heads(1)},
                                  {{.role = Role::tied_kv,
                                    .width = {},
                                    .q_heads_per_copy = Heads(1),
                                    .storage = *find_storage("bf16")}}}}}},
          .context = {{Tokens(8)}}};
}

TEST_CASE("a ratio over another layout or of another model is audited as that", "[numbers]") {
  Claim ratio =
      claim("cache.ratio", {.digits = 77, .kind = PrintedValue::Kind::ratio, .text = "77×"});
  ratio.over = LayoutName{"base", 0};
  const std::vector<Attention> spec = {named("layout", 3), named("base", 6)};
  CHECK(ways(spec, ratio).empty());
  const std::vector<Attention> with_other = {spec[0], spec[1], named("other", 231)};
  CHECK(ways(with_other, ratio) == Combinations{{"other_baseline"}});
  CHECK(ways(spec, ratio, {.baselines = {with_other[2]}, .pairs = {}}) ==
        Combinations{{"other_baseline"}});
  const ReferencePair pair{named("small", 1), named("large", 77)};
  CHECK(ways(spec, ratio, {.baselines = {}, .pairs = {pair}}) == Combinations{{"other_model"}});
}

TEST_CASE("every convention is among those that are tried here", "[numbers]") {
  std::vector<std::string_view> names = {"binary_units", "decimal_units", "other_baseline",
                                         "other_model"};
  for (const Counted& counted : all_counted()) names.push_back(counted.name);
  std::vector<std::string_view> all = convention_names();
  std::sort(names.begin(), names.end());
  std::sort(all.begin(), all.end());
  CHECK(names == all);
}

}  // namespace
}  // namespace attnfig::numbers
