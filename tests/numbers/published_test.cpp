#include "support/renderer.h"
#include "support/files.h"

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
  CHECK(audit_all(test::source_dir() / "specs") == 2);
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
