// Numbers of masks at published sizes.

#include "model/mask/count.h"
#include "model/mask/reasons.h"
#include "model/number_text.h"
#include "model/sample.h"

#include <catch2/catch.hpp>

#include <set>

namespace attnfig {
namespace {

constexpr Position context = 131'072;

Mask square(std::vector<Reason> reasons, std::optional<Sample> sample = {}) {
  return {Rectangle::square(context), std::move(reasons), sample};
}

TEST_CASE("the masks of long contexts have the numbers that they are known by", "[masks]") {
  struct Row {
    const char* name;
    Mask mask;
    const char* scores;
    const char* share;   // of causal, in per cent
    const char* cached;  // most keys
  };
  const Sample top_2048{.of = Sample::Of::earlier_keys, .count = 2048, .seed = 7};
  // The published setting: 3 chunks, the query's own among them.
  const Sample moba{.of = Sample::Of::earlier_chunks, .count = 2, .seed = 7, .chunk = 2048};
  const Row rows[] = {
      {"causal", square({reason::causal()}), "8590000128", "100", "131072"},
      {"Mistral's window", square({reason::window(4096)}), "528484352", "6.15", "4096"},
      {"Llama 4's chunks", square({reason::chunk(8192)}), "536936448", "6.25", "8192"},
      {"StreamingLLM", square({reason::window(512), reason::sinks(4)}), "67500282", "0.786", "516"},
      {"every 512th token", square({reason::window(4096), reason::every(512)}), "544292864", "6.34",
       "4344"},
      {"DeepSeek-V3.2", square({}, top_2048), "266339328", "3.1", "131072"},
      {"MoBA", square({reason::chunk(2048)}, moba), "658571264", "7.67", "131072"}};
  for (const Row& row : rows) {
    INFO(row.name);
    CHECK(digits(scores(row.mask).count()) == row.scores);
    CHECK(percent(scores(row.mask).count(), causal_scores(row.mask)->count()) == row.share);
    CHECK(digits(most_cached_keys(row.mask)->count()) == row.cached);
  }
}

TEST_CASE("reasons with steps that hardly meet are counted without walking", "[masks]") {
  // Keys before the window that are a stride back, or multiples of another step, or both.
  UInt128 sum = 0;
  for (Position i = 0; i < context; ++i) {
    const Position first = i < 4095 ? 0 : i - 4095;
    sum += i - first + 1;
    for (Position j = i % 512; j < first; j += 512) ++sum;
    for (Position j = 0; j < first; j += 1000)
      if (j % 512 != i % 512) ++sum;
  }
  const Mask mask = square({reason::window(4096), reason::stride(512), reason::every(1000)});
  CHECK(digits(scores(mask).count()) == digits(sum));
}

TEST_CASE("BigBird in blocks of 64 has the scores of its closed form", "[masks]") {
  constexpr Position blocks = context / 64;
  Mask mask = square({reason::global_both_ways({0, blocks - 1}), reason::band(1, 1)},
                     Sample{.of = Sample::Of::any_keys, .count = 3, .seed = 7});
  mask.tile = 64;
  CHECK(scores(mask).count() == 64 * 64 * (2 * blocks + 2 * (4 + 3) + (blocks - 4) * (5 + 3)));
}

TEST_CASE("windows of a plane that are not moved have side² scores a patch", "[masks]") {
  const auto plane = [](Position rows, Position columns, Position side, Position shift) {
    return scores({.area = Rectangle::square(rows * columns),
                   .reasons = {reason::plane_windows(rows, columns, side, shift)}})
        .count();
  };
  CHECK(plane(4, 4, 2, 0) == 64);
  // Swin's first stage: 56 × 56 patches in windows of 7 × 7, and moved by 3.
  CHECK(plane(56, 56, 7, 0) == 56 * 56 * 49);
  CHECK(plane(56, 56, 7, 3) == (3 * 3 + 7 * 49 + 4 * 4) * (3 * 3 + 7 * 49 + 4 * 4));
}

TEST_CASE("a step of decoding costs the last row", "[masks]") {
  Mask mask = square({reason::window(4096)});
  mask.area = Rectangle::last_queries(1, context);
  CHECK(scores(mask).count() == 4096);
  CHECK(last_keys_read(mask).count() == 4096);
  mask.reasons = {reason::causal()};
  CHECK(scores(mask).count() == context);
  // Chunked prefill: the last 8,192 queries.
  mask.area = Rectangle::last_queries(8192, context);
  CHECK(*causal_scores(mask) == scores(mask));
}

TEST_CASE("Medusa's published tree has 64 nodes and 207 scores", "[masks]") {
  // medusa_choices.py, mc_sim_7b_63.
  const std::vector<std::vector<Position>> choices = {
      {0},       {0, 0},    {1},       {0, 1},    {2},          {0, 0, 0}, {1, 0},    {0, 2},
      {3},       {0, 3},    {4},       {0, 4},    {2, 0},       {0, 5},    {0, 0, 1}, {5},
      {0, 6},    {6},       {0, 7},    {0, 1, 0}, {1, 1},       {7},       {0, 8},    {0, 0, 2},
      {3, 0},    {0, 9},    {8},       {9},       {1, 0, 0},    {0, 2, 0}, {1, 2},    {0, 0, 3},
      {4, 0},    {2, 1},    {0, 0, 4}, {0, 0, 5}, {0, 0, 0, 0}, {0, 1, 1}, {0, 0, 6}, {0, 3, 0},
      {5, 0},    {1, 3},    {0, 0, 7}, {0, 0, 8}, {0, 0, 9},    {6, 0},    {0, 4, 0}, {1, 4},
      {7, 0},    {0, 1, 2}, {2, 0, 0}, {3, 1},    {2, 2},       {8, 0},    {0, 5, 0}, {1, 5},
      {1, 0, 1}, {0, 2, 1}, {9, 0},    {0, 6, 0}, {0, 0, 0, 1}, {1, 6},    {0, 7, 0}};
  REQUIRE(choices.size() == 63);
  const std::vector<Position> parents = parents_of(choices).value();
  REQUIRE(parents.size() == 64);
  const Mask mask{.area = Rectangle::square(64), .reasons = {reason::tree(parents)}};
  CHECK(digits(scores(mask).count()) == "207");
  CHECK(!parents_of({{0}, {1, 0}}));  // a node without its parent
  CHECK(!parents_of({{0}, {}}));      // a second root
  CHECK(!parents_of({{0}, {0}}));     // a node twice
}

TEST_CASE("nothing is computed and cached where there is no token", "[masks]") {
  for (const ReasonRule* rule : reason_rules()) {
    INFO(rule->name);
    const Mask mask{.area = Rectangle::square(0), .reasons = {{rule, {1, 1, 1, 0}}}};
    CHECK(scores(mask) == Scores());
    CHECK(last_keys_read(mask) == Tokens());
    CHECK(cached_keys(mask).value_or(Tokens()) == Tokens());
    CHECK(most_cached_keys(mask).value_or(Tokens()) == Tokens());
  }
  Mask documents{.area = Rectangle::square(5), .reasons = {reason::chunk(4)}};
  documents.documents = {0, 5};
  CHECK(cached_keys(documents)->count() == 1);
  CHECK(most_cached_keys(documents)->count() == 4);
}

TEST_CASE("the query that reads most keys may stand in the middle", "[masks]") {
  // Towards the end the band is cut off, while more earlier keys can be chosen.
  Mask mask{.area = Rectangle::square(40),
            .reasons = {reason::band(4, 30)},
            .sample = Sample{.of = Sample::Of::earlier_keys, .count = 8, .seed = 1}};
  CHECK(keys_read(mask, 0).count() == 31);
  CHECK(keys_read(mask, 39).count() == 13);
  CHECK(most_keys_read(mask).count() == 40);
  mask.sample.reset();
  CHECK(most_keys_read(mask).count() == 35);
}

TEST_CASE("SplitMix64 draws the numbers of its reference", "[masks]") {
  SplitMix64 numbers(1234567);
  CHECK(numbers.next() == 6457827717110365317u);
  CHECK(numbers.next() == 3203168211198807973u);
  CHECK(numbers.next() == 9817491932198370423u);
}

TEST_CASE("rules have names of their own and say what they read", "[masks]") {
  std::set<std::string_view> names;
  for (const ReasonRule* rule : reason_rules()) {
    INFO(rule->name);
    CHECK(names.insert(rule->name).second);
    CHECK(!rule->reads.empty());
  }
}

}  // namespace
}  // namespace attnfig
