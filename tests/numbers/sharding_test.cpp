#include "model/sharding.h"

#include "model/number_text.h"
#include "support/layouts.h"

#include <catch2/catch.hpp>

namespace attnfig::numbers {
namespace {

/// "1.25 GiB, 10 GiB, 1×": of a device, of all, and how many times the cache is stored.
std::string text_of(const ShardedCache& cache) {
  const auto amount = [](const Formula<unit::Bit>& bits) {
    const UInt128 count = bits.amount().count();
    const UInt128 gib = UInt128{8} << 30;
    return count < gib ? decimal(count, UInt128{8} << 20) + " MiB" : decimal(count, gib) + " GiB";
  };
  return amount(cache.device) + ", " + amount(cache.all) + ", " +
         decimal(cache.all.amount().count(), cache.once.amount().count()) + "×";
}

Attention at_32ki(Attention layout, UInt128 tensor_parallel, UInt128 batch = 1) {
  layout.context = Sourced<unit::Token>{Tokens(32'768)};
  layout.deployment.tensor_parallel.amount = Amount<unit::Device>(tensor_parallel);
  layout.batch = {Sequences(batch)};
  return layout;
}

Attention qwen_3_30b(const char* kv_heads) {
  return test::layout("  a: {variant: gqa, q_heads: 32, kv_heads: " + std::string(kv_heads) +
                      ", head_dim: 128, layers: 48}\n");
}

TEST_CASE("tensor parallelism spreads heads and repeats what it cannot spread", "[numbers]") {
  struct Row {
    Attention layout;
    std::vector<std::string> texts;  // on 2, 4, 8 and 16 devices
  };
  const Row rows[] = {
      {test::model("llama_3_1_70b"),
       {"5 GiB, 10 GiB, 1×", "2.5 GiB, 10 GiB, 1×", "1.25 GiB, 10 GiB, 1×",
        "1.25 GiB, 20 GiB, 2×"}},
      {qwen_3_30b("4"),
       {"1.5 GiB, 3 GiB, 1×", "768 MiB, 3 GiB, 1×", "768 MiB, 6 GiB, 2×", "768 MiB, 12 GiB, 4×"}},
      {qwen_3_30b("1"),
       {"768 MiB, 1.5 GiB, 2×", "768 MiB, 3 GiB, 4×", "768 MiB, 6 GiB, 8×",
        "768 MiB, 12 GiB, 16×"}},
      {test::model("deepseek_v3"),
       {"2.14 GiB, 4.29 GiB, 2×", "2.14 GiB, 8.58 GiB, 4×", "2.14 GiB, 17.2 GiB, 8×",
        "2.14 GiB, 34.3 GiB, 16×"}}};
  const UInt128 devices[] = {2, 4, 8, 16};
  for (const Row& row : rows)
    for (std::size_t k = 0; k < row.texts.size(); ++k)
      CHECK(text_of(tensor_parallel_cache(at_32ki(row.layout, devices[k]))) == row.texts[k]);
}

TEST_CASE("each device has its own sequences under data-parallel attention", "[numbers]") {
  const Attention eight = at_32ki(test::model("deepseek_v3"), 8, 8);
  CHECK(text_of(tensor_parallel_cache(eight)) == "17.2 GiB, 137 GiB, 8×");
  CHECK(text_of(data_parallel_cache(eight, 8)) == "2.14 GiB, 17.2 GiB, 1×");
  CHECK(text_of(data_parallel_cache(at_32ki(test::model("deepseek_v3"), 1, 9), 8)) ==
        "4.29 GiB, 34.3 GiB, 1.78×");
}

TEST_CASE("context parallelism spreads the tokens of replicated heads", "[numbers]") {
  const Attention deepseek = at_32ki(test::model("deepseek_v3"), 8);
  CHECK(text_of(context_parallel_cache(deepseek, {Amount<unit::Device>(8)})) ==
        "275 MiB, 2.14 GiB, 1×");
  CHECK(text_of(context_parallel_cache(deepseek, {Amount<unit::Device>(2)})) ==
        "1.07 GiB, 8.58 GiB, 4×");
  struct Row {
    UInt128 copies;
    UInt128 tensor_parallel;
    UInt128 ranks;
    std::optional<UInt128> left;
  };
  // DeepSeek-R1, Kimi-K2 and Qwen3-235B-A22B in vLLM's document.
  for (const Row& row :
       {Row{1, 8, 1, 8}, Row{1, 8, 8, 1}, Row{1, 16, 1, 16}, Row{1, 16, 8, 2}, Row{1, 16, 16, 1},
        Row{4, 8, 1, 2}, Row{4, 8, 2, 1}, Row{4, 8, 4, {}}, Row{8, 4, 1, {}}, Row{1, 8, 3, {}}})
    CHECK(copies_left(row.copies, row.tensor_parallel, row.ranks) == row.left);
}

TEST_CASE("devices have neighbouring heads, or share one", "[numbers]") {
  using Portions = std::vector<Portion>;
  CHECK(*portions(32, 8) ==
        Portions{{0, 4}, {4, 4}, {8, 4}, {12, 4}, {16, 4}, {20, 4}, {24, 4}, {28, 4}});
  CHECK(
      *portions(4, 8) ==
      Portions{
          {0, 1}, {0, 1, true}, {1, 1}, {1, 1, true}, {2, 1}, {2, 1, true}, {3, 1}, {3, 1, true}});
  CHECK(*portions(4, 4) == Portions{{0, 1}, {1, 1}, {2, 1}, {3, 1}});
  CHECK(*portions(1, 3) == Portions{{0, 1}, {0, 1, true}, {0, 1, true}});
  CHECK(!portions(6, 4));
  CHECK(!portions(4, 6));
}

}  // namespace
}  // namespace attnfig::numbers
