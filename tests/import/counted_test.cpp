// What the cache of a config.json takes, to the byte, where its keys are easily misread. Beside
// each number stands what it was taken from; bf16 unless the file says otherwise.

#include "support/plans.h"
#include "import/import_text.h"
#include "import/input.h"
#include "model/number_text.h"
#include "model/quantities.h"

#include <catch2/catch.hpp>

using namespace attnfig;

namespace {

/// Bytes of a quantity of the whole model.
std::string bytes(const std::string& config, const std::string& quantity,
                  const std::vector<std::string>& assume = {}) {
  Templates templates(vocabulary());
  const Source source(config, largest_config);
  const Plan plan = read_plan(read_input(source, "config.json", assume).spec, {}, templates);
  const Answer answer = find_quantity(quantity)->compute(plan.layouts.back(), nullptr);
  INFO(answer.refusal);
  REQUIRE(answer.result);
  const auto& memory = std::get<Memory>(*answer.result);
  return digits(memory.bits.count() / 8 / memory.tokens);
}

struct Row {
  std::string about;
  std::string config;
  std::string quantity;
  std::string expected;
  std::vector<std::string> assume = {};
};

}  // namespace

TEST_CASE("a cache takes as many bytes as engines and papers say", "[import]") {
  const auto [about, config, quantity, expected, assume] = GENERATE(values<Row>({
      // 40 × 2 × 8 × 128 × 2: MistralConfig has 8 KV heads.
      {"a count beside text_config",
       R"({"model_type": "llava", "num_key_value_heads": 2, "text_config": {
 "model_type": "mistral", "hidden_size": 5120, "num_attention_heads": 32, "head_dim": 128,
 "num_hidden_layers": 40, "sliding_window": null}})",
       "cache.token", "163840"},
      // 26 × 2 × 8 × 128 × 2: Ministral3Config has no window.
      {"a window beside text_config",
       R"({"model_type": "mistral3", "sliding_window": 1024, "text_config": {
 "model_type": "ministral3", "hidden_size": 3072, "num_attention_heads": 32,
 "num_key_value_heads": 8, "head_dim": 128, "num_hidden_layers": 26}})",
       "cache.slope", "106496"},
  }));
  INFO(about);
  CHECK(bytes(config, quantity, assume) == expected);
}
