// Each spec in this folder pins three texts: the content (.model), the places (.scene), and the
// figure (.svg), so that a difference names the stage that changed. Specs in zh/ are drawn in
// Chinese, and those in narrow/ stacked; a narrow figure has the same content as the wide one.
// scripts/accept.sh rewrites the texts.

#include "support/renderer.h"
#include "support/files.h"

#include <catch2/catch.hpp>

using namespace attnfig;

namespace {

std::string first_difference(const std::string& expected, const std::string& actual) {
  const auto [wanted, got] =
      std::mismatch(expected.begin(), expected.end(), actual.begin(), actual.end());
  if (wanted == expected.end() && got == actual.end()) return {};
  const auto line = 1 + std::count(expected.begin(), wanted, '\n');
  const auto at = static_cast<std::size_t>(got - actual.begin());
  const std::size_t start = actual.rfind('\n', at == 0 ? 0 : at - 1);
  const std::size_t from = start == std::string::npos ? 0 : start + 1;
  return "line " + std::to_string(line) +
         " is now: " + actual.substr(from, actual.find('\n', from) - from);
}

}  // namespace

TEST_CASE("figures are as accepted", "[golden]") {
  const std::filesystem::path folder = test::source_dir() / "tests" / "golden";
  const Renderer renderer;
  const std::vector<std::filesystem::path> specs = test::files(folder, ".yaml");
  REQUIRE_FALSE(specs.empty());
  for (const std::filesystem::path& path : specs) {
    DYNAMIC_SECTION(path.lexically_relative(folder).string()) {
      const std::string spec = test::read(path);
      const std::string look = path.parent_path().filename();
      const RenderOptions options{
          .name = path.stem().string(),
          .language = look == "zh" ? "zh" : "en",
          .page_width = look == "narrow" ? PageWidth::narrow : PageWidth::wide};
      const auto accepted = [&](const char* ending) {
        return test::read(std::filesystem::path(path).replace_extension(ending));
      };
      CHECK(first_difference(accepted(".model"), renderer.dump_model(spec, options)) == "");
      CHECK(first_difference(accepted(".scene"), renderer.dump_scene(spec, options)) == "");
      CHECK(first_difference(accepted(".svg"), renderer.render(spec, options)) == "");
    }
  }
}

TEST_CASE("the figures of the book are at most 12 KB in each width and language", "[golden]") {
  for (const char* folder : {"output", "output/zh"})
    for (const char* name :
         {"mha_gqa_mqa.svg", "mha_gqa_mqa.narrow.svg", "mla_vs_gqa.svg", "mla_vs_gqa.narrow.svg"}) {
      INFO(folder << "/" << name);
      CHECK(test::read(test::source_dir() / folder / name).size() <= 12 * 1024);
    }
}
