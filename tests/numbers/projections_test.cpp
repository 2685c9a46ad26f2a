// The matrices of attention blocks against those of the models' own code.

#include "model/projections.h"

#include "model/cache.h"
#include "model/number_text.h"
#include "model/view.h"
#include "support/layouts.h"

#include <catch2/catch.hpp>

namespace attnfig::numbers {
namespace {

using Of = Projection::Of;

Block mla(const char* heads) {
  return *main_block(test::layout("  a: {variant: mla, q_heads: " + std::string(heads) +
                                  ", head_dim: 128, latent_dim: 512, rope_dim: 64}\n"));
}

TEST_CASE("DeepSeek's latent attention has the matrices of its paper", "[numbers]") {
  const std::vector<Projection> v3 = *projections(mla("128"), Width(7168), Width(1536));
  CHECK(v3 == std::vector<Projection>{{Of::query_latent, 1536, 7168},
                                      {Of::query, 16'384, 1536},
                                      {Of::query_rope, 8192, 1536},
                                      {Of::latent, 512, 7168, true},
                                      {Of::rope_key, 64, 7168, true},
                                      {Of::key, 16'384, 512},
                                      {Of::value, 16'384, 512},
                                      {Of::output, 7168, 16'384}});
  CHECK(grouped(parameters(v3)) == "187,105,280");
  const std::vector<Projection> v2 = *projections(mla("128"), Width(5120), Width(1536));
  CHECK(grouped(parameters(v2)) == "149,225,472");
}

TEST_CASE("without a query latent, queries are made from the hidden vector", "[numbers]") {
  const std::vector<Projection> lite = *projections(mla("16"), Width(2048), {});
  CHECK(lite == std::vector<Projection>{{Of::query, 2048, 2048},
                                        {Of::query_rope, 1024, 2048},
                                        {Of::latent, 512, 2048, true},
                                        {Of::rope_key, 64, 2048, true},
                                        {Of::key, 2048, 512},
                                        {Of::value, 2048, 512},
                                        {Of::output, 2048, 2048}});
  CHECK(grouped(parameters(lite)) == "13,762,560");
}

TEST_CASE("DeepSeek's models cache the elements of their papers", "[numbers]") {
  struct Row {
    const char* layers;
    const char* elements;  // a token in all layers
    const char* bytes;     // in bf16
  };
  for (const Row& row : {Row{"60", "34,560", "69,120"}, Row{"27", "15,552", "31,104"},
                         Row{"61", "35,136", "70,272"}}) {
    const Attention layout = test::layout(
        "  a: {variant: mla, q_heads: 16, head_dim: 128, latent_dim: 512, rope_dim: "
        "64, layers: " +
        std::string(row.layers) + "}\n");
    CHECK(grouped(elements_per_token(layout).elements.amount().count()) == row.elements);
    CHECK(grouped(bits_per_token(layout).bits.amount().count() / 8) == row.bytes);
  }
}

TEST_CASE("a latent is small beside the keys and values that it stands for", "[numbers]") {
  CHECK(grouped(unfolded_elements(mla("128"))) == "40,960");
  CHECK(percent(576, 40'960) == "1.41");
  CHECK(grouped(unfolded_elements(mla("16"))) == "5,120");
  CHECK(decimal_to(57'600, 5'120, 2) == "11.25");
  CHECK(absorbed_form(mla("128")) == AbsorbedForm{128, 576, 512});
}

TEST_CASE("heads have matrices for queries, keys, values and the output", "[numbers]") {
  // Llama 3.1 70B.
  const Block gqa = *main_block(test::model("llama_3_1_70b"));
  CHECK(*projections(gqa, Width(8192), {}) == std::vector<Projection>{{Of::query, 8192, 8192},
                                                                      {Of::key, 1024, 8192, true},
                                                                      {Of::value, 1024, 8192, true},
                                                                      {Of::output, 8192, 8192}});
  CHECK(unfolded_elements(gqa) == 2048);
  CHECK(!absorbed_form(gqa));
}

TEST_CASE("a tied key and value is one matrix, and its RoPE part replaces half of a key",
          "[numbers]") {
  const Block gta =
      *main_block(test::layout("  a: {variant: gta, q_heads: 8, kv_heads: 2, head_dim: 64}\n"));
  CHECK(*projections(gta, Width(512), {}) == std::vector<Projection>{{Of::query, 512, 512},
                                                                     {Of::rope_key, 32, 512, true},
                                                                     {Of::tied_kv, 128, 512, true},
                                                                     {Of::output, 512, 512}});
}

TEST_CASE("a query is as wide as the key that it meets", "[numbers]") {
  const auto width_in = [](const std::string& layout) {
    return query_width(*main_block(test::layout("  a: {" + layout + "}\n")));
  };
  CHECK(width_in("variant: gqa, q_heads: 8, kv_heads: 2, head_dim: 64") == 64);
  CHECK(width_in("variant: mla, q_heads: 16, head_dim: 128, latent_dim: 512, rope_dim: 64") == 192);
  CHECK(width_in("variant: gta, q_heads: 8, kv_heads: 2, head_dim: 64") == 64);
  CHECK(width_in("variant: differential, q_heads: 8, head_dim: 64") == 128);
}

TEST_CASE("states are made by no matrix of attention", "[numbers]") {
  const Attention qwen = test::model("qwen_3_next");
  CHECK(!projections(qwen.layers.front().blocks.front(), Width(2048), {}));
}

}  // namespace
}  // namespace attnfig::numbers
