// Numbers typed in a spec although its layouts have them.

#include "support/renderer.h"

#include <catch2/catch.hpp>

using namespace attnfig;

namespace {

/// The advice about a caption of the gqa layout.
std::string advice(const std::string& caption) {
  const std::string spec =
      "title: T\nover: mha\nlayouts:\n"
      "  mha: {q_heads: 64, head_dim: 128, layers: 80, context: 32Ki}\n"
      "  gqa: {like: mha, kv_heads: 8}\n"
      "panels:\n  - mha\n  - {layout: gqa, caption: \"" +
      caption + "\"}\n";
  return Renderer().lint(spec);
}

/// The hint, or an empty text if there is no advice.
std::string hint(const std::string& caption) {
  const std::string text = advice(caption);
  const std::size_t at = text.find("hint: ");
  return at == std::string::npos ? text : text.substr(at + 6, text.find('\n', at) - at - 6);
}

}  // namespace

TEST_CASE("a typed number is answered by the placeholder that says it", "[unit]") {
  const auto [caption, placeholder] = GENERATE(table<std::string, std::string>({
      {"8 KV heads", "write {kv_heads}"},
      {"64 query heads", "write {q_heads}"},
      {"80 GiB before", "write {mha.cache.total:GiB}"},
      {"10.7 GB", "write {cache.total:GB}"},
      {"8× smaller", "write {cache.ratio over mha}"},
      {"87.5 % less", "write {cache.saving over mha}"},
      {"32Ki tokens", "write {context:Ki}"},
      {"2,048 elements", "write {cache.elements}"},
  }));
  CHECK(hint(caption) == placeholder);
}

TEST_CASE("a number counts what its noun says", "[unit]") {
  const auto [caption, placeholder] = GENERATE(table<std::string, std::string>({
      {"8 query heads read each", "write {group_size}"},
      {"64 KV heads", "write {mha.kv_heads}"},
      {"8 key-value heads", "write {kv_heads}"},
      {"8 K/V heads", "write {kv_heads}"},
      {"64 Q heads", "write {q_heads}"},
      {"8 kv sets", "write {kv_heads}"},
      {"80 个层", "write {layers}"},
      {"80 层", "write {layers}"},
      {"64 个 Q 头", "write {q_heads}"},
      {"64个查询头", "write {q_heads}"},
      {"8 个 KV 头", "write {kv_heads}"},
      {"8个键值头", "write {kv_heads}"},
      {"8 组 KV", "write {kv_heads}"},
      {"64 个头", "write {q_heads}"},
  }));
  CHECK(hint(caption) == placeholder);
}

TEST_CASE("a memory, share or ratio that no layout has is reported too", "[unit]") {
  CHECK(hint("40 GB") == "no layout of this spec has this number");
  CHECK(hint("93 % less") == "no layout of this spec has this number");
}

TEST_CASE("a count of heads or layers that no layout has is reported too", "[unit]") {
  const std::string caption = GENERATE(
      as<std::string>(), "12 KV heads", "12 key-value heads", "12 KV heads per layer",
      "1,024 query heads", "16 Q heads", "100 layers", "Llama has 40 layers", "all 40 layers",
      "in 40 layers", "12 个 KV 头", "每层 12 个 KV 头", "16 个查询头", "共 100 层");
  CHECK(hint(caption) == "no layout of this spec has this number");
}

TEST_CASE("a number of some heads or layers, or of heads of any kind, is left alone", "[unit]") {
  const std::string caption =
      GENERATE(as<std::string>(), "every 4 layers", "1 of 5 layers", "the first 3 layers",
               "the last 2 layers", "7 heads", "7 shared heads", "4 more KV heads",
               "2 KV heads per GPU", "2 KV heads on each rank", "1.5 layers", "6 local layers",
               "layers 1 to 5", "每 4 层", "前 3 层", "第 7 层", "另 5 层", "7 个头");
  CHECK(advice(caption).empty());
}

TEST_CASE("a count that some kind of layers has, or a rank, is one of the layouts'", "[unit]") {
  const std::string text = GENERATE(as<std::string>(), "5 layers", "52 layers", "10 layers",
                                    "62 layers", "16 layers", "2 KV heads", "4 query heads");
  const std::string spec =
      "title: T\nlayouts:\n"
      "  local: {variant: gqa, q_heads: 32, kv_heads: 16, head_dim: 128, window: 1024}\n"
      "  global: {variant: gqa, q_heads: 16, kv_heads: 4, head_dim: 128}\n"
      "  model: {pattern: [5 local, global], layers: 62, tensor_parallel: 8, "
      "pipeline_parallel: 4}\n"
      "panels: [{layout: model, caption: \"" +
      text + "\"}]\n";
  CHECK(Renderer().lint(spec).find("no layout of this spec has this number") == std::string::npos);
}

TEST_CASE("advice says what was typed", "[unit]") {
  CHECK(advice("now 12 KV heads") ==
        "spec:8:33: advice: \"12 KV heads\" is typed, so it cannot follow the layouts "
        "[typed-number]\n"
        "    - {layout: gqa, caption: \"now 12 KV heads\"}\n"
        "                                  ^\n"
        "  hint: no layout of this spec has this number\n");
}

TEST_CASE("numbers that are no quantities are left alone", "[unit]") {
  const std::string caption = GENERATE("Llama 3 70B", "in 3 steps", "figure 8", "7 heads", "FP16",
                                       "{kv_heads} KV heads", "arXiv:2305.13245");
  CHECK(advice(caption).empty());
}

TEST_CASE("advice points at the number", "[unit]") {
  CHECK(advice("now 10 GiB") ==
        "spec:8:33: advice: \"10 GiB\" is typed, so it cannot follow the layouts [typed-number]\n"
        "    - {layout: gqa, caption: \"now 10 GiB\"}\n"
        "                                  ^\n"
        "  hint: write {cache.total:GiB}\n");
}
