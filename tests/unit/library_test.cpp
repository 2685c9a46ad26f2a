// The library as programs use it: documents that are read once, shared by threads, and asked.

#include "attnfig.h"

#include <catch2/catch.hpp>

#include <thread>

using namespace attnfig;

namespace {

constexpr const char* spec =
    "title: {en: T, zh: 题}\n"
    "over: mha\n"
    "layouts:\n"
    "  mha: {q_heads: 8, head_dim: 64, layers: 2, context: 1Ki, dtype: fp16}\n"
    "  gqa: {like: mha, kv_heads: 2}\n";

Document document() {
  return *Library().read(spec);
}

}  // namespace

TEST_CASE("a document outlives the library and the text that it was read from", "[unit]") {
  const Document read = [] {
    const std::string text = spec;
    return *Library().read(text);
  }();
  const Expected<Figure> figure = read.draw({.name = "f", .language = "zh"});
  REQUIRE(figure);
  CHECK(figure->svg == render(spec, {.name = "f", .language = "zh"}));
  CHECK(figure->title == "题");
  CHECK(figure->language == "zh");
  CHECK(figure->svg.find("width=\"" + std::to_string(figure->width) + "\"") != std::string::npos);
}

TEST_CASE("mistakes are diagnostics and no exceptions", "[unit]") {
  const Expected<Document> read = Library().read("titel: T\n", {.file = "a.yaml"});
  REQUIRE(!read);
  REQUIRE(read.diagnostics.size() == 2);  // layouts are missing too
  const Diagnostic& first = read.diagnostics.front();
  CHECK(first.file == "a.yaml");
  CHECK(first.range.begin == Place{1, 1});
  CHECK(first.range.end_byte == 5);
  CHECK(first.severity == Severity::error);
  CHECK(document().draw({.theme = "none"}).diagnostics.front().message == "unknown theme \"none\"");
}

TEST_CASE("a document fills in any text", "[unit]") {
  CHECK(*document().say("{gqa.kv_heads} of **{gqa.q_heads}**: {gqa.cache.saving over mha}") ==
        "2 of 8: 75 %");
  const Expected<std::string> wrong = document().say("now {gqa.kv_heds}");
  REQUIRE(!wrong);
  CHECK(describe(wrong.diagnostics) ==
        "text:1:5: error: unknown quantity \"kv_heds\"\n"
        "  now {gqa.kv_heds}\n      ^\n  hint: did you mean \"kv_heads\"?\n");
  CHECK(*Library()
             .read("title: T\nlayouts: {gqa: {q_heads: 8, kv_heads: 2, head_dim: 64}}\n")
             ->say("{kv_heads}") == "2");
}

TEST_CASE("numbers are exact, with labels in the language", "[unit]") {
  const Expected<std::vector<LayoutNumber>> numbers = document().numbers("zh");
  REQUIRE(numbers);
  const auto total = std::find_if(numbers->begin(), numbers->end(), [](const LayoutNumber& one) {
    return one.layout == "gqa" && one.quantity == "cache.total";
  });
  REQUIRE(total != numbers->end());
  CHECK(total->label == "缓存总量");
  CHECK(total->text == "1\u00A0MiB");
  CHECK(total->exact.front().key == "cache_total_bits");
  CHECK(total->exact.front().digits == "8388608");
}

TEST_CASE("threads share a library and a document", "[unit][threads]") {
  const Library library;
  const Document shared = *library.read(spec);
  const std::string expected = shared.draw({.language = "en"})->svg;
  const std::string chinese = render(spec, {.language = "zh"});
  std::vector<std::string> faults(4);
  {
    std::vector<std::jthread> threads;
    for (std::string& fault : faults)
      threads.emplace_back([&] {
        for (int i = 0; i < 8; ++i) {
          if (shared.draw({.language = "en"})->svg != expected) fault = "another figure";
          if (library.read(spec)->draw({.language = "zh"})->svg != chinese) fault = "another text";
          if (!shared.say("{gqa.kv_heads}") || library.themes().empty()) fault = "no answer";
        }
      });
  }
  CHECK(faults == std::vector<std::string>(4));
}
