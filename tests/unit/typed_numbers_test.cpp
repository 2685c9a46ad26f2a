// Numbers that a spec types although its layouts could say them.

#include "attnfig.h"

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
  return Renderer().lint(spec).text;
}

/// What the hint says, or an empty text where there is no advice.
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

TEST_CASE("a memory, share or ratio that no layout has is reported too", "[unit]") {
  CHECK(hint("40 GB") == "no layout of this spec has this number");
  CHECK(hint("93 % less") == "no layout of this spec has this number");
}

TEST_CASE("numbers that are no quantities are left alone", "[unit]") {
  const std::string caption = GENERATE("Llama 3 70B", "in 3 steps", "figure 8", "7 heads", "FP16",
                                       "{kv_heads} KV heads", "arXiv:2305.13245");
  CHECK(advice(caption).empty());
}

TEST_CASE("advice points at the number", "[unit]") {
  CHECK(advice("now 10 GiB") ==
        "spec:8:33: advice: \"10 GiB\" is typed, so it cannot follow the layouts\n"
        "    - {layout: gqa, caption: \"now 10 GiB\"}\n"
        "                                  ^\n"
        "  hint: write {cache.total:GiB}\n");
}
