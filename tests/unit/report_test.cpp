// Numbers as programs read them, and derivations as people do.

#include "attnfig.h"

#include <catch2/catch.hpp>

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
        "    batch = 1, spec:5:8\n"
        "    layers = 1, spec:5:8\n"
        "    context = 1,024, spec:4:44\n"
        "    kv_heads = 2, spec:5:30\n"
        "    head_dim = 64, spec:4:31\n"
        "    fp16 bits = 16, by definition\n"
        "\n"
        "  from\n"
        "    Σ over cached tensors of entries × copies × width × bits\n"
        "    Ainslie et al. 2023, arXiv:2305.13245\n");
}

TEST_CASE("a comparison ends in its quotient", "[unit]") {
  CHECK(holds(Renderer().explain(spec, "gqa.cache.saving", ExplainFormat::text),
              "  cache.saving = 1 − bits of gqa / bits of mha\n"
              "    = 1 − 4,194,304 / 16,777,216\n"
              "    = 75\u00A0%\n"));
}

TEST_CASE("an unknown layout or quantity is answered by a known one", "[unit]") {
  CHECK_THROWS_WITH(Renderer().explain(spec, "gqq.cache.total", ExplainFormat::text),
                    "spec: error: unknown layout \"gqq\"\n  hint: did you mean \"gqa\"?\n");
  CHECK_THROWS_WITH(Renderer().explain(spec, "gqa.cache.totel", ExplainFormat::text),
                    "spec: error: unknown quantity \"gqa.cache.totel\"\n"
                    "  hint: did you mean \"cache.total\"?\n");
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
