#include "support/files.h"
#include "support/renderer.h"

#include <catch2/catch.hpp>

#include <filesystem>
#include <string>

namespace attnfig::numbers {
namespace {

/// The number of specs in a folder that have claims. All verdicts must be the expected ones.
int audit_all(const std::filesystem::path& folder) {
  const Renderer renderer;
  int audited = 0;
  for (const std::filesystem::path& spec : test::files(folder, ".yaml")) {
    const std::filesystem::path claims = folder / "claims" / spec.filename();
    if (spec == claims || !std::filesystem::exists(claims)) continue;
    const Audited result = renderer.audit(test::read(spec), {test::read(claims)});
    INFO(spec << "\n" << result.text);
    CHECK(result.as_expected);
    ++audited;
  }
  return audited;
}

TEST_CASE("published numbers have the verdicts that are expected", "[numbers]") {
  CHECK(16 <= audit_all(test::source_dir() / "tests/published"));
}

TEST_CASE("the numbers of the book's figures have the verdicts that are expected", "[numbers]") {
  CHECK(audit_all(test::source_dir() / "specs") == 9);
}

TEST_CASE("a claim may be about a number of a figure", "[numbers]") {
  const std::string spec =
      "title: T\nfigures:\n  - mask_grid: {masks: {near: {window: 4}}, at: {tokens: 128Ki}}\n";
  const auto audited = [&](const std::string& claim) {
    const std::string claims =
        "about: A.\nclaims:\n  - {layout: near, source: S, expect: holds, " + claim + "}\n";
    try {
      return Renderer().audit(spec, {claims}).text;
    } catch (const InputError& error) {
      return error.diagnostics().at(0).message;
    }
  };
  CHECK(audited("quantity: scores, value: 58 scores") ==
        "near.scores: 58 scores\n  S\n  holds (computed: 58 scores)\n1 claim, 0 not as "
        "expected\n");
  CHECK(audited("quantity: scores.share, value: 41 %") ==
        "near.scores.share: 41 %\n  S\n  does not hold (computed: 42.6 %)\n  not the verdict "
        "that is expected\n1 claim, 1 not as expected\n");
  CHECK(audited("quantity: scores, value: 58 MB") == "scores cannot be printed as \"58 MB\"");
  CHECK(audited("quantity: scores, over: near, value: \"58\"") == "scores has no baseline");
  CHECK(audited("quantity: real.score, value: \"58\"") == "unknown quantity \"real.score\"");
}

TEST_CASE("every file of claims belongs to a spec", "[numbers]") {
  for (const std::string folder : {"tests/published", "specs"})
    for (const std::filesystem::path& claims :
         test::files(test::source_dir() / folder / "claims", ".yaml")) {
      INFO(claims);
      CHECK(std::filesystem::exists(test::source_dir() / folder / claims.filename()));
    }
}

}  // namespace
}  // namespace attnfig::numbers
