// Caches of published models against their context: sizes, knees, floors, and where memory is full.

#include "model/growth.h"

#include "model/accelerators.h"
#include "model/number_text.h"
#include "model/quantities.h"
#include "model/result.h"
#include "numbers/random_layout.h"
#include "support/layouts.h"
#include "text/rich_text.h"

#include <catch2/catch.hpp>

namespace attnfig::numbers {
namespace {

Attention with_batch(Attention layout, UInt128 batch) {
  layout.batch = {Sequences(batch)};
  return layout;
}

std::string bytes_at(const Attention& layout, UInt128 tokens) {
  const Bits bits = batch_bits(layout, formula_of(Tokens(tokens)), Share::whole).amount();
  return digits(bits.count() / 8);
}

std::string kib_per_token(const Rate& rate) {
  return decimal(rate.bits.amount().count(), rate.tokens * 8 * 1024);
}

TEST_CASE("the caches of models have their size at every context", "[numbers]") {
  struct Row {
    Attention layout;
    std::vector<std::string> bytes;  // at 1Ki, 4Ki, 8Ki, 32Ki, 128Ki, 256Ki, 512Ki, 1Mi
  };
  const UInt128 contexts[] = {1 << 10,   4 << 10,   8 << 10,   32 << 10,
                              128 << 10, 256 << 10, 512 << 10, 1 << 20};
  const Row rows[] = {
      {test::model("llama_3_1_70b"),
       {"335544320", "1342177280", "2684354560", "10737418240", "42949672960"}},
      {test::model("deepseek_v3"),
       {"71958528", "287834112", "575668224", "2302672896", "9210691584"}},
      {test::model("gpt_oss_120b"),
       {"42467328", "155713536", "306708480", "1212678144", "4836556800"}},
      {test::gemma_3_27b(), {"520093696", "771751936", "1107296256", "3120562176", "11173625856"}},
      {test::model("llama_4_scout"),
       {"201326592", "805306368", "1610612736", "2818572288", "7650410496", "14092861440",
        "26977763328", "52747567104"}},
      {test::model("qwen_3_next"),
       {"102432768", "177930240", "278593536", "882573312", "3298492416", "6519717888"}}};
  for (const Row& row : rows)
    for (std::size_t k = 0; k < row.bytes.size(); ++k) {
      INFO(row.layout.name << " at " << digits(contexts[k]));
      CHECK(bytes_at(row.layout, contexts[k]) == row.bytes[k]);
    }
}

TEST_CASE("a curve has a knee where layers stop growing", "[numbers]") {
  struct Row {
    Attention layout;
    const char* at;
    const char* layers;
    const char* before;  // KiB a token
    const char* after;
  };
  const Row rows[] = {{test::model("gpt_oss_120b"), "128", "18", "72", "36"},
                      {test::gemma_3_27b(), "1024", "52", "496", "80"},
                      {test::model("llama_4_scout"), "8192", "36", "192", "48"},
                      {test::model("gemma_3_1b"), "512", "22", "26", "4"}};
  for (const Row& row : rows) {
    const std::vector<Knee> all = knees(row.layout);
    REQUIRE(all.size() == 1);
    CHECK(digits(all[0].at.count()) == row.at);
    CHECK(digits(all[0].layers.count()) == row.layers);
    CHECK(kib_per_token(all[0].before) == row.before);
    CHECK(kib_per_token(all[0].after) == row.after);
  }
  CHECK(knees(test::model("llama_3_1_70b")).empty());
}

TEST_CASE("what does not grow equals what does at one context", "[numbers]") {
  struct Row {
    Attention layout;
    const char* constant;  // MiB
    const char* tokens;
  };
  for (const Row& row :
       {Row{test::gemma_3_27b(), "416", "5325"}, Row{test::model("qwen_3_next"), "73.7", "3144"},
        Row{test::model("jamba"), "15.3", "980"}}) {
    CHECK(decimal(constant_bits(row.layout).amount().count(), UInt128{8} << 20) == row.constant);
    CHECK(digits(balance(row.layout).value().count()) == row.tokens);
  }
  CHECK(!balance(test::model("llama_3_1_70b")));
  CHECK(!balance(test::model("mamba_2_8b")));
}

TEST_CASE("the layers of a model are told by how they grow", "[numbers]") {
  CHECK(layers_by_growth(test::gemma_3_27b()) == LayersByGrowth{.growing = 10, .capped = 52});
  CHECK(layers_by_growth(test::model("qwen_3_next")) ==
        LayersByGrowth{.growing = 12, .constant = 36});
  CHECK(layers_by_growth(test::model("nemotron_h_56b")).nothing != 0);
}

TEST_CASE("16 sequences fill 80 GiB at the context that fits", "[numbers]") {
  const Bits memory = find_accelerator("A100")->memory();
  const auto full_at = [&](Attention layout) {
    const Capacity most = capacity(with_batch(std::move(layout), 16), memory, Share::whole);
    REQUIRE(most.kind == Capacity::Kind::tokens);
    return digits(most.tokens.count());
  };
  CHECK(full_at(test::model("llama_3_1_70b")) == "16384");
  CHECK(full_at(test::gemma_3_27b()) == "60211");
  CHECK(full_at(test::model("qwen_3_next")) == "215309");
  CHECK(full_at(test::model("deepseek_v3")) == "76398");
  CHECK(capacity(test::model("mamba_2_8b"), memory, Share::whole).kind ==
        Capacity::Kind::never_full);
  CHECK(capacity(test::model("mamba_2_8b"), Bits(8), Share::whole).kind ==
        Capacity::Kind::never_fits);
}

std::string ends_of(const std::vector<CurvePoint>& points) {
  const auto gib = [](const CurvePoint& point) {
    return decimal_to(point.bits.count(), UInt128{8} << 30, 3);
  };
  return gib(points.front()) + " to " + gib(points.back());
}

TEST_CASE("curves start and end where they are asked to", "[numbers]") {
  const auto drawn = [](Attention layout, UInt128 to) {
    return curve(with_batch(std::move(layout), 16), Tokens(256), Tokens(to << 10), CurveScale::log,
                 Share::whole);
  };
  const std::vector<CurvePoint> llama = drawn(test::model("llama_3_1_70b"), 128);
  CHECK(llama.size() == 2);
  CHECK(ends_of(llama) == "1.25 to 640");
  CHECK(ends_of(drawn(test::gemma_3_27b(), 128)) == "1.938 to 166.5");
  CHECK(ends_of(drawn(test::model("qwen_3_next"), 256)) == "1.245 to 97.151");
}

TEST_CASE("on linear axes a curve has points at its bends alone", "[numbers]") {
  const std::vector<CurvePoint> points =
      curve(test::gemma_3_27b(), Tokens(1), Tokens(131'072), CurveScale::linear, Share::whole);
  REQUIRE(points.size() == 3);
  CHECK(points[1].tokens == Tokens(1024));
  CHECK(curve(test::model("deepseek_v3"), Tokens(1), Tokens(1000), CurveScale::linear, Share::whole)
            .size() == 2);
}

TEST_CASE("on log axes a curve has a point at a knee, wherever that is", "[numbers]") {
  const Attention layout =
      test::layout("  a: {variant: mqa, q_heads: 1, head_dim: 64, window: 1000}\n");
  const std::vector<CurvePoint> points =
      curve(layout, Tokens(256), Tokens(8192), CurveScale::log, Share::whole);
  REQUIRE(points.size() == 3);
  CHECK(points[1].tokens == Tokens(1000));
}

TEST_CASE("curves of any layout rise, and no point between strays from their line", "[numbers]") {
  for (std::uint64_t seed = 1; seed <= 300; ++seed) {
    const Attention layout = tamed(random_layout(seed, Size::large));
    const std::vector<CurvePoint> points =
        curve(layout, Tokens(3), Tokens(20'000), CurveScale::log, Share::whole);
    INFO("seed " << seed);
    REQUIRE(points.front().tokens == Tokens(3));
    REQUIRE(points.back().tokens == Tokens(20'000));
    for (std::size_t k = 1; k < points.size(); ++k) {
      REQUIRE(points[k - 1].tokens < points[k].tokens);
      REQUIRE(!(points[k].bits < points[k - 1].bits));
    }
  }
}

TEST_CASE("accelerators have the memory that their drivers report", "[numbers]") {
  struct Row {
    const char* name;
    const char* gib;
    const char* gb;
  };
  const Row rows[] = {
      {"A100 40GB", "40", "42.95"}, {"A100", "80", "85.9"},         {"H100", "79.65", "85.52"},
      {"H20", "95.58", "102.63"},   {"GH200", "95.58", "102.63"},   {"H200", "140.4", "150.75"},
      {"B200", "179.06", "192.27"}, {"MI300X", "191.98", "206.14"}, {"L40S", "44.99", "48.31"},
      {"L20", "44.99", "48.31"},    {"A40", "44.99", "48.31"},      {"RTX 3090", "24", "25.77"},
      {"A30", "24", "25.77"},       {"RTX 4090", "23.99", "25.76"}, {"RTX 5090", "31.84", "34.19"}};
  REQUIRE(std::size(rows) == accelerators().size());
  for (const Row& row : rows) {
    const Accelerator* found = find_accelerator(row.name);
    REQUIRE(found != nullptr);
    CHECK(decimal_to(found->memory().count(), UInt128{8} << 30, 2) == row.gib);
    CHECK(decimal_to(found->memory().count(), 8'000'000'000, 2) == row.gb);
  }
  CHECK(find_accelerator("TPU") == nullptr);
}

/// As texts say it; empty: refused.
std::string shown(const Answer& answer) {
  return answer.result ? plain({{to_text(*answer.result, "").value()}}) : "";
}

TEST_CASE("quantities say how caches of models grow", "[numbers]") {
  struct Row {
    Attention layout;
    std::vector<std::string> values;  // growing, capped and constant layers, knee, floor, balance
  };
  const Row rows[] = {
      {test::model("llama_3_1_70b"), {"80", "", "", "", "", ""}},
      {test::model("gpt_oss_120b"), {"18", "18", "", "128", "4.5 MiB", "128"}},
      {test::gemma_3_27b(), {"10", "52", "", "1,024", "416 MiB", "5,325"}},
      {test::model("llama_4_scout"), {"12", "36", "", "8,192", "1.13 GiB", "24,576"}},
      {test::model("qwen_3_next"), {"12", "", "36", "", "73.7 MiB", "3,144"}},
      {test::model("jamba"), {"4", "", "28", "", "15.3 MiB", "980"}},
      {test::model("gemma_3_1b"), {"4", "22", "", "512", "11 MiB", "2,816"}}};
  const char* names[] = {"cache.growing_layers", "cache.capped_layers", "cache.constant_layers",
                         "cache.knee",           "cache.floor",         "cache.balance"};
  for (const Row& row : rows)
    for (std::size_t k = 0; k < row.values.size(); ++k) {
      INFO(row.layout.label << " " << names[k]);
      const Answer answer = find_quantity(names[k])->compute(row.layout, nullptr);
      CHECK(shown(answer) == row.values[k]);
    }
}

TEST_CASE("the context that fills a device needs no weights, but counts them", "[numbers]") {
  Attention layout = with_batch(test::model("llama_3_1_70b"), 16);
  const auto text = [&](const char* name) {
    const Answer answer = find_quantity(name)->compute(layout, nullptr);
    return answer.result ? shown(answer) : answer.refusal;
  };
  CHECK(text("fit.context") == "model states no memory");
  layout.deployment.memory = Sourced<unit::Bit>{find_accelerator("A100")->memory(), "memory"};
  CHECK(text("fit.memory") == "80 GiB");
  CHECK(text("fit.context") == "16,384");
  CHECK(text("fit.room") == "model states no weights");
  layout.deployment.weights = Sourced<unit::Bit>{Bits(UInt128{70} << 33), "weights"};
  CHECK(text("fit.room") == "10 GiB");
  CHECK(text("fit.context") == "2,048");
  layout.deployment.weights = Sourced<unit::Bit>{Bits(UInt128{90} << 33), "weights"};
  CHECK(text("fit.context") == "not even one token of model fits");
}

}  // namespace
}  // namespace attnfig::numbers
