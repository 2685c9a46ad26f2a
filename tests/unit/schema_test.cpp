#include "spec/schema.h"

#include "support/files.h"

#include <catch2/catch.hpp>

using namespace attnfig;

TEST_CASE("docs/reference.md is what the field tables say", "[unit]") {
  // Stale? Run: build/attnfig schema --format md > docs/reference.md
  CHECK(test::read(test::source_dir() / "docs" / "reference.md") == reference());
}

TEST_CASE("the schema knows the fields, their ranges and their defaults", "[unit]") {
  const std::string schema = json_schema();
  CHECK(schema.find("\"maximum\": 1024") != std::string::npos);
  CHECK(schema.find("\"default\": \"bf16\"") != std::string::npos);
  CHECK(schema.find("\"additionalProperties\": false") != std::string::npos);
}
