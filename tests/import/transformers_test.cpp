// The caches that transformers built of 171 configs, as its save_pretrained writes them: ours are
// equal to the byte, or an audit names how transformers counts otherwise.

#include "import/input.h"
#include "model/number_text.h"
#include "model/quantities.h"
#include "support/files.h"
#include "support/plans.h"
#include "support/renderer.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <sstream>

using namespace attnfig;

namespace {

/// A row of transformers.tsv.
struct Built {
  std::string name;
  std::vector<std::pair<std::string, std::string>> bytes;  // of a quantity
  std::string convention;
  std::string config;
};

std::vector<Built> rows() {
  std::vector<Built> rows;
  std::istringstream file(test::read(test::source_dir() / "tests" / "import" / "transformers.tsv"));
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with('#')) continue;
    std::vector<std::string> cells;
    std::istringstream stream(line);
    for (std::string cell; std::getline(stream, cell, '\t');) cells.push_back(cell);
    REQUIRE(cells.size() == 6);
    Built row{cells[0], {}, cells[4], cells[5]};
    const char* const quantities[] = {"cache.token", "cache.slope", "cache.state"};
    for (std::size_t i = 0; i < 3; ++i)
      if (cells[i + 1] != "-") row.bytes.emplace_back(quantities[i], cells[i + 1]);
    rows.push_back(std::move(row));
  }
  return rows;
}

/// Bytes of a quantity of the whole model; or why there are none.
std::string ours(const Plan& plan, const std::string& quantity) {
  const Answer answer = find_quantity(quantity)->compute(plan.layouts.back(), nullptr);
  if (!answer.result) return answer.refusal;
  const auto& memory = std::get<Memory>(*answer.result);
  return digits(memory.bits.count() / 8 / memory.tokens);
}

Plan plan_of(const Built& row) {
  Templates templates(vocabulary());
  const SourceText source(row.config, largest_config);
  return read_plan(read_input(source, "config.json", {}).spec, {}, templates);
}

/// Those numbers of a row that are others than ours.
std::vector<std::pair<std::string, std::string>> differing(const Built& row, const Plan& plan) {
  std::vector<std::pair<std::string, std::string>> differing;
  for (const auto& [quantity, bytes] : row.bytes)
    if (ours(plan, quantity) != bytes) differing.emplace_back(quantity, bytes);
  return differing;
}

/// What an audit says of a number, with the names of conventions.
std::string audited(const Built& row, const std::string& quantity, const std::string& bytes) {
  const std::string claims = fmt::format(
      "about: What transformers built.\nclaims:\n"
      "  - {{layout: model, quantity: {}, value: {} B, source: transformers 5.17.0, expect: "
      "holds}}\n",
      quantity, bytes);
  return Renderer().audit(row.config, {claims}).json;
}

}  // namespace

TEST_CASE("a config caches what transformers builds of it", "[import]") {
  for (const Built& row : rows()) {
    DYNAMIC_SECTION(row.name) {
      const Plan plan = plan_of(row);
      if (row.convention.empty()) {
        for (const auto& [quantity, bytes] : row.bytes) CHECK(ours(plan, quantity) == bytes);
        continue;
      }
      const auto others = differing(row, plan);
      CHECK(!others.empty());
      if (row.convention.starts_with('(')) continue;
      for (const auto& [quantity, bytes] : others) {
        const std::string said = audited(row, quantity, bytes);
        INFO(said);
        CHECK(said.find('"' + row.convention + '"') != std::string::npos);
      }
    }
  }
}

TEST_CASE("all that transformers built is compared", "[import]") {
  CHECK(rows().size() == 171);
}
