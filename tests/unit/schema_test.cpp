#include "spec/schema.h"

#include "support/files.h"
#include "support/plans.h"

#include <catch2/catch.hpp>

using namespace attnfig;

TEST_CASE("docs/reference.md is what the field tables say", "[unit]") {
  // Stale? Run: build/attnfig schema --format md > docs/reference.md
  CHECK(test::read(test::source_dir() / "docs" / "reference.md") == reference(vocabulary()));
}

TEST_CASE("the schema knows the fields, their ranges and their defaults", "[unit]") {
  const std::string schema = json_schema(vocabulary());
  CHECK(schema.find("\"maximum\": 1024") != std::string::npos);
  CHECK(schema.find("\"default\": \"bf16\"") != std::string::npos);
  CHECK(schema.find("\"additionalProperties\": false") != std::string::npos);
}

TEST_CASE("the README shows the spec that its figure is made from", "[unit]") {
  const std::string readme = test::read(test::source_dir() / "README.md");
  CHECK(readme.find(test::read(test::source_dir() / "docs" / "gqa.yaml")) != std::string::npos);
}
