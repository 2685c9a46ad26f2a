// Numbers for programs, and derivations for people.

#include "model/derivation.h"
#include "report/exact.h"
#include "report/json.h"
#include "report/table.h"
#include "spec/plan.h"
#include "support/plans.h"
#include "support/renderer.h"

#include <catch2/catch.hpp>

#include <set>

using namespace attnfig;

namespace {

constexpr const char* spec =
    "title: T\n"
    "over: mha\n"
    "layouts:\n"
    "  mha: {q_heads: 8, head_dim: 64, context: 1Ki, dtype: fp16}\n"
    "  gqa: {like: mha, kv_heads: 2, bandwidth: 1GB/s}\n";

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a derivation shows formula, numbers, result, places and sources", "[unit]") {
  CHECK(Renderer().explain(spec, "gqa.cache.total", ExplainFormat::text) ==
        "gqa.cache.total = 512\u00A0KiB\n"
        "  memory cached for the whole context and batch in all layers\n"
        "\n"
        "  bits of an entry in a layer = 2 × kv_heads × head_dim × fp16 bits\n"
        "    = 2 × 2 × 64 × 16\n"
        "    = 4,096 bits (512\u00A0B)\n"
        "\n"
        "  bits of a sequence = layers × context × bits of an entry in a layer\n"
        "    = 1 × 1,024 × 4,096\n"
        "    = 4,194,304 bits (512\u00A0KiB)\n"
        "\n"
        "  cache.total = batch × bits of a sequence\n"
        "    = 1 × 4,194,304\n"
        "    = 4,194,304 bits (512\u00A0KiB)\n"
        "\n"
        "  where\n"
        "    batch = 1, by default\n"
        "    layers = 1, by default\n"
        "    context = 1,024, spec:4:44\n"
        "    kv_heads = 2, spec:5:30\n"
        "    head_dim = 64, spec:4:31\n"
        "    fp16 bits = 16, spec:4:56\n"
        "\n"
        "  from\n"
        "    Σ over cached tensors of entries × copies × width × bits\n"
        "    Ainslie et al. 2023, arXiv:2305.13245\n");
}

TEST_CASE("what a variant computes is explained by the fields of the spec", "[unit]") {
  const std::string text =
      Renderer().explain("title: T\nlayouts:\n  differential: {q_heads: 8, head_dim: 64}\n",
                         "differential.cache.elements", ExplainFormat::text);
  CHECK(holds(text,
              "  elements per token and layer = 2 × q_heads × 2 × head_dim\n"
              "    = 2 × 8 × 2 × 64\n"
              "    = 2,048 elements\n"
              "\n"
              "  where\n"
              "    q_heads = 8, spec:3:27\n"
              "    head_dim = 64, spec:3:40\n"
              "\n"));
}

TEST_CASE("an input says its unit and where it comes from", "[unit]") {
  const char* const deployed =
      "title: T\n"
      "layouts:\n"
      "  mla: {q_heads: 8, head_dim: 64, latent_dim: 64, rope_dim: 8, context: 1Ki,\n"
      "        tensor_parallel: 2, memory: 80GiB, weights: 10GiB, bandwidth: 1TB/s}\n";
  CHECK(holds(Renderer().explain(deployed, "mla.fit.tokens", ExplainFormat::text),
              "  where\n"
              "    memory = 687,194,767,360 bits (80 GiB), spec:4:37\n"
              "    weights = 85,899,345,920 bits (10 GiB), spec:4:53\n"
              "    tensor_parallel = 2, spec:4:26\n"
              "    batch = 1, by default\n"
              "    layers = 1, by default\n"
              "    tokens = 559,240,533, computed\n"
              "    latent_dim = 64, spec:3:47\n"
              "    bf16 bits = 16, by definition\n"
              "    rope_dim = 8, spec:3:61\n"));
  CHECK(holds(Renderer().explain(deployed, "mla.read.time", ExplainFormat::text),
              "    bandwidth = 8,000,000,000,000 bits/s (931 GiB/s), spec:4:71\n"));
  CHECK(holds(Renderer().explain(deployed, "mla.reserve.tensorrt_llm_cells", ExplainFormat::text),
              "    tokens_per_block = 32, the engine's setting\n"));
  const std::string json = Renderer().explain(deployed, "mla.fit.tokens", ExplainFormat::json);
  CHECK(holds(json,
              "\"name\": \"memory\",\n"
              "          \"value\": 687194767360,\n"
              "          \"unit\": \"bits\",\n"
              "          \"origin\": \"spec\",\n"
              "          \"line\": 4,\n"
              "          \"column\": 37\n"));
  CHECK(holds(json,
              "\"name\": \"batch\",\n"
              "          \"value\": 1,\n"
              "          \"origin\": \"default\"\n"));
}

TEST_CASE("no derivation has two steps of one name, a step twice or a formula as input", "[unit]") {
  Templates templates(vocabulary());
  const Plan plan = read_plan(
      "title: T\n"
      "layouts:\n"
      "  nsa: {q_heads: 8, kv_heads: 4, head_dim: 64, layers: 4, context: 1Ki, pipeline_parallel: "
      "2}\n"
      "  csa: {q_heads: 8, head_dim: 64, context: 1Ki}\n"
      "  cca: {q_heads: 8, kv_heads: 2, head_dim: 64, context: 1Ki}\n"
      "  gta: {q_heads: 8, kv_heads: 2, head_dim: 64, context: 1Ki, window: 8}\n"
      "  mamba2: {q_heads: 8, head_dim: 64, state_dim: 16, conv_kernel: 4, context: 1Ki}\n"
      "  mtla: {q_heads: 8, head_dim: 64, latent_dim: 64, rope_dim: 8, stride: 2, context: 1Ki}\n"
      "  mla: {q_heads: 8, head_dim: 64, latent_dim: 64, rope_dim: 8, context: 1Ki,\n"
      "        cached: decompressed, index_dim: 16, encoder: 7}\n",
      "figure", "en", templates);
  for (const Attention& layout : plan.layouts)
    for (const Quantity& quantity : quantities()) {
      if (quantity.needs.baseline) continue;
      const Answer answer = quantity.compute(layout, nullptr);
      INFO(layout.name << "." << quantity.name << "\n" << derivation_text(answer));
      std::set<std::string> names;
      for (const Step& step : steps(answer)) {
        CHECK(names.insert(step.name).second);
        CHECK(names.count(step.formula) == 0);
      }
      for (const Expression& leaf : inputs_of(answer))
        CHECK(leaf.name().find_first_of("(×−+") == std::string::npos);
    }
}

TEST_CASE("a comparison ends in its quotient", "[unit]") {
  CHECK(holds(Renderer().explain(spec, "gqa.cache.saving", ExplainFormat::text),
              "  cache.saving = 1 − bits of gqa / bits of mha\n"
              "    = 1 − 4,194,304 / 16,777,216\n"
              "    = 75\u00A0%\n"));
}

TEST_CASE("a claim about what fits beside weights that nobody states is refused", "[unit]") {
  const ClaimsFile claims{
      "about: What fits into 80 GiB.\n"
      "claims:\n"
      "  - {layout: mha, quantity: fit.tokens, value: \"1000\", source: none, expect: holds}\n"
      "  - {layout: mha, quantity: fit.requests, value: \"10\", source: none, expect: fails}\n"};
  CHECK_THROWS_WITH(
      Renderer().audit("title: T\nlayouts:\n"
                       "  mha: {q_heads: 8, head_dim: 64, context: 1Ki, memory: 80GiB}\n",
                       claims),
      "claims:3:14: error: mha states no weights\n"
      "    - {layout: mha, quantity: fit.tokens, value: \"1000\", source: none, expect: holds}\n"
      "               ^\n"
      "claims:4:14: error: mha states no weights\n"
      "    - {layout: mha, quantity: fit.requests, value: \"10\", source: none, expect: fails}\n"
      "               ^\n");
}

TEST_CASE("an unknown layout or quantity is answered by a known one", "[unit]") {
  CHECK_THROWS_WITH(Renderer().explain(spec, "gqq.cache.total", ExplainFormat::text),
                    "spec: error: unknown layout \"gqq\"\n  hint: did you mean \"gqa\"?\n");
  CHECK_THROWS_WITH(Renderer().explain(spec, "gqa.cache.totel", ExplainFormat::text),
                    "spec: error: unknown quantity \"gqa.cache.totel\"\n"
                    "  hint: did you mean \"cache.total\"?\n");
}

TEST_CASE("exact texts are read as they are written", "[unit]") {
  const std::vector<std::pair<Result, std::string>> results = {
      {Memory{Bits(343'597'383'680)}, "343597383680 bits"},
      {Memory{Bits(1'536), 4}, "1536 bits per 4 tokens"},
      {Memory{Bits(0)}, "0 bits"},
      {Derivation{Expression::constant(2'048), 1}, "2048"},
      {Derivation{Expression::constant(3), 2}, "3 per 2 tokens"}};
  for (const auto& [result, text] : results) {
    INFO(text);
    CHECK(exact_text(result) == text);
    REQUIRE(read_exact(text));
    CHECK(exact_text(*read_exact(text)) == text);
    CHECK(to_text(*read_exact(text), "") == to_text(result, ""));
  }
  CHECK(exact_text(Phrase{"GQA"}).empty());
  for (const char* other :
       {"", "bits", " bits", "GQA", "1.5 bits", "1 bits per tokens", "1 bits per 0 tokens",
        "1 bits per 2", "1 tokens", "-1 bits", "99999999999999999999999999999999999999999 bits"}) {
    INFO(other);
    CHECK(!read_exact(other));
  }
}

TEST_CASE("numbers for programs are exact and say their unit", "[unit]") {
  const std::string json = Renderer().numbers(spec, TableFormat::json);
  CHECK(holds(json, "\"cache_total_bits\": 4194304"));
  CHECK(holds(json, "\"cache_total_bytes\": 524288"));
  CHECK(holds(json, "\"read_time_nanoseconds\": 524288"));
  CHECK(holds(json, "\"cache_saving_numerator\": 12582912"));
}

TEST_CASE("a time of more bits than nanoseconds can count is right", "[unit]") {
  const std::string json = Renderer().numbers(
      "title: T\nlayouts:\n  mha: {q_heads: 1024, head_dim: 65536, layers: 10000, context: 1024Gi, "
      "batch: 1Mi, dtype: fp32, bandwidth: 1GB/s}\n",
      TableFormat::json);
  // 2 × 1,024 × 65,536 × 4 B × 10,000 × 2^40 × 2^20 at 10^9 B/s.
  CHECK(holds(json, "\"read_time_nanoseconds\": \"6189700196426901374495621120000\""));
}

TEST_CASE("a text in Markdown is no mark, link, picture, HTML or attribute", "[unit]") {
  const auto [text, markdown] = GENERATE(
      table<std::string, std::string>({{"kv_heads × 2", "kv_heads × 2"},
                                       {"<script>1</script>", "&lt;script>1&lt;/script>"},
                                       {"&lt;b>", "&amp;lt;b>"},
                                       {"[x](javascript:1)", "\\[x\\](javascript:1)"},
                                       {"a{: onclick=b}", "a\\{: onclick=b}"},
                                       {"**a** `b` | c\nd", "\\*\\*a\\*\\* \\`b\\` \\| c d"},
                                       {"\\<", "\\\\&lt;"}}));
  CHECK(markdown_text(text) == markdown);
  CHECK(markdown_table({{text}}) == "| " + markdown + " |\n|---|\n");
}

TEST_CASE("no cell of a table for spreadsheets is a formula", "[unit]") {
  const auto [cell, csv] = GENERATE(table<std::string, std::string>({{"GQA", "GQA"},
                                                                     {"-8", "-8"},
                                                                     {"+1,024.5", "\"+1,024.5\""},
                                                                     {"-", "-"},
                                                                     {"=1+1", "'=1+1"},
                                                                     {"@SUM(A1)", "'@SUM(A1)"},
                                                                     {"-1+cmd", "'-1+cmd"},
                                                                     {"+a,b", "\"'+a,b\""},
                                                                     {"\t=1", "'\t=1"},
                                                                     {"a\rb", "\"a\rb\""}}));
  CHECK(csv_table({{cell}}) == csv + "\n");
}

TEST_CASE("JSON of a text that is not UTF-8 is JSON", "[unit]") {
  CHECK(printed(Json("caf\xE9")) == "\"caf\uFFFD\"\n");
  CHECK(printed_line({{"name", "b\xFF.yaml"}}) == "{\"name\":\"b\uFFFD.yaml\"}");
}
