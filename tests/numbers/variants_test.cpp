#include "model/number_text.h"
#include "model/quantities.h"
#include "numbers/random_layout.h"
#include "spec/plan.h"
#include "support/plans.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <string>
#include <vector>

namespace attnfig::numbers {
namespace {

constexpr std::uint64_t specs = 150;

/// The layouts of a spec, each named and labelled alike.
std::vector<Attention> layouts(Templates& templates, const std::string& fields) {
  return read_plan("title: T\nlayouts:\n" + fields, "figure", "en", templates).layouts;
}

/// Every quantity of a layout in its usual text and, for memory, in bits.
std::string all_numbers(const Attention& layout) {
  std::string text;
  for (const Quantity& quantity : quantities()) {
    if (quantity.needs.baseline || quantity.name == "name") continue;
    const Answer answer = quantity.compute(layout, nullptr);
    if (!answer.result) continue;
    text += fmt::format("{}: {}", quantity.name, to_text(*answer.result, "").value());
    if (const auto* memory = std::get_if<Memory>(&*answer.result))
      text += fmt::format(" {} / {}", digits(memory->bits.count()), digits(memory->tokens));
    text += "\n";
  }
  return text;
}

/// Fields that all variants of keys and values have.
std::string sizes(Random& random, std::uint64_t context) {
  return fmt::format("head_dim: {}, layers: {}, context: {}, batch: {}, dtype: {}",
                     random.up_to(65'536), random.up_to(10'000), context, random.up_to(1'048'576),
                     storages()[random.between(0, storages().size() - 1)].name);
}

TEST_CASE("gqa has every number of mha at one end and of mqa at the other", "[numbers]") {
  Templates templates(vocabulary());
  for (std::uint64_t seed = 1; seed <= specs; ++seed) {
    Random random(seed);
    const std::uint64_t q_heads = random.up_to(1024);
    const std::string all = sizes(random, random.up_to(std::uint64_t{1} << 40));
    const std::string fields = fmt::format(
        "  mha: {{q_heads: {0}, {1}}}\n"
        "  most: {{variant: gqa, q_heads: {0}, kv_heads: {0}, {1}}}\n"
        "  mqa: {{q_heads: {0}, {1}}}\n"
        "  least: {{variant: gqa, q_heads: {0}, kv_heads: 1, {1}}}\n",
        q_heads, all);
    INFO(fields);
    const std::vector<Attention> read = layouts(templates, fields);
    CHECK(all_numbers(read[0]) == all_numbers(read[1]));
    CHECK(all_numbers(read[2]) == all_numbers(read[3]));
  }
}

TEST_CASE("two keys and a wide value are one head each of differential attention", "[numbers]") {
  Templates templates(vocabulary());
  const Attention layout =
      layouts(templates, "  differential: {q_heads: 8, kv_heads: 4, head_dim: 64}\n").front();
  const auto count = [&](std::string_view name) {
    return to_text(find_quantity(name)->compute(layout, nullptr).result.value(), "").value();
  };
  CHECK(count("kv_heads") == "4");
  CHECK(count("head_dim") == "64");
  CHECK(count("v_head_dim") == "128");
  CHECK(count("cache.elements") == "1,024");
}

std::string sizes_of_cache(const Attention& layout) {
  std::string text;
  for (const std::string_view name :
       {"cache.total", "cache.rank", "cache.sequence", "cache.layer", "cache.state"}) {
    const Answer answer = find_quantity(name)->compute(layout, nullptr);
    text += digits(std::get<Memory>(answer.result.value()).bits.count()) + "\n";
  }
  return text;
}

TEST_CASE("a window or chunk of the whole context is full attention", "[numbers]") {
  Templates templates(vocabulary());
  for (std::uint64_t seed = 1; seed <= specs; ++seed) {
    Random random(seed);
    const std::uint64_t context = random.up_to(std::uint64_t{1} << 39);
    const std::uint64_t longer = random.between(context, std::uint64_t{1} << 40);
    const std::string fields = fmt::format(
        "  full: {{variant: gqa, q_heads: 8, kv_heads: 2, tensor_parallel: 4, {0}}}\n"
        "  as_long: {{like: full, window: {1}}}\n"
        "  longer: {{like: full, window: {2}}}\n"
        "  chunk: {{like: full, chunk: {1}}}\n"
        "  longer_chunk: {{like: full, chunk: {2}}}\n"
        "  sinks: {{like: full, window: {1}, sinks: 4}}\n",
        sizes(random, context), context, longer);
    INFO(fields);
    const std::vector<Attention> read = layouts(templates, fields);
    for (std::size_t i = 1; i < read.size(); ++i)
      CHECK(sizes_of_cache(read[i]) == sizes_of_cache(read[0]));
  }
}

TEST_CASE("a window shorter than the context is a full cache of its length", "[numbers]") {
  Templates templates(vocabulary());
  for (std::uint64_t seed = 1; seed <= specs; ++seed) {
    Random random(seed);
    const std::uint64_t window = random.up_to(std::uint64_t{1} << 39);
    const std::uint64_t context = random.between(window, std::uint64_t{1} << 40);
    const std::string all = sizes(random, window);
    const std::string fields = fmt::format(
        "  full: {{variant: gqa, q_heads: 8, kv_heads: 2, tensor_parallel: 4, {0}}}\n"
        "  window: {{like: full, context: {1}, window: {2}}}\n"
        "  chunk: {{like: full, context: {1}, chunk: {2}}}\n",
        all, context, window);
    INFO(fields);
    const std::vector<Attention> read = layouts(templates, fields);
    CHECK(sizes_of_cache(read[1]) == sizes_of_cache(read[0]));
    CHECK(sizes_of_cache(read[2]) == sizes_of_cache(read[0]));
  }
}

}  // namespace
}  // namespace attnfig::numbers
