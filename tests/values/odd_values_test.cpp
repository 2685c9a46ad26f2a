// Each value of each file that the repository has, replaced by each of a list of odd ones: what
// comes of it is refused with a place, or drawn with all that it names. A run takes one case in
// `usual_step`; `attnfig_tests "[every_value]"` takes them all, which needs some minutes.

#include "input/json.h"
#include "input/yaml.h"
#include "spec/plan.h"
#include "support/files.h"
#include "support/plans.h"
#include "support/renderer.h"
#include "values/values_of.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <functional>
#include <map>
#include <span>

namespace attnfig::values {
namespace {

namespace fs = std::filesystem;

// A prime, so that each odd value has its turn.
constexpr std::size_t usual_step = 17;

/// Values that stand two blanks apart, and such as are best not written out.
std::vector<std::string> odd_ones(std::string_view written) {
  std::vector<std::string> odd = {"", '"' + std::string(600, 'x') + '"'};
  for (const std::size_t levels : {20, 40})
    odd.push_back(std::string(levels, '[') + "0" + std::string(levels, ']'));
  while (!written.empty()) {
    const std::size_t end = std::min(written.find("  "), written.size());
    odd.emplace_back(written.substr(0, end));
    written.remove_prefix(std::min(end + 2, written.size()));
  }
  return odd;
}

const std::vector<std::string> odd_yaml = odd_ones(
    R"(''  ""  ~  ' '  x  'x'  0  -1  1  1.5  99999999999999999999  1Ti  true  bf16  gqa)"
    R"(  []  {}  [x]  ['']  [~]  [[]]  [{}]  {a: 1}  {en: x}  {en: ''}  {layout: ''}  注意力)"
    R"(  مرحبا  "\u202E")");

const std::vector<std::string> odd_json = odd_ones(
    R"(""  null  " "  "x"  0  -1  1  1.5  1e400  99999999999999999999  65536  true  NaN  []  {})"
    R"(  [0]  [""]  ["x"]  [null]  [[]]  [{}]  {"a": 1}  "注意力"  "مرحبا"  "\u0000")");

/// A file, the values in it, and what takes such files: it throws InputError for one that it
/// refuses, and else says what it left out, if anything.
struct Subject {
  std::string name;
  std::string text;
  std::vector<Spot> spots;
  std::span<const std::string> odd;
  std::function<std::string(const std::string& text)> take;
};

/// The values of a file; none of one that cannot be read itself.
std::vector<Spot> spots_of(const std::string& text, const fs::path& path) {
  try {
    const SourceText source(text, largest_config);
    Diagnostics diagnostics;
    const bool json = path.extension() == ".json";
    return values_of(source.text(),
                     json ? read_json(source, diagnostics) : read_yaml(source, diagnostics));
  } catch (const InvalidInput&) {
    return {};
  }
}

/// What an error lacks: each of its mistakes has a place.
std::string without_place(const InputError& error) {
  for (const Diagnostic& mistake : error.diagnostics())
    if (mistake.range.begin.line == 0) return fmt::format("has no place: {}", mistake.message);
  return error.diagnostics().empty() ? "is refused without a mistake" : "";
}

std::size_t length_of(const Node& mapping, std::string_view key) {
  const Node* list = mapping.find(key);
  return list == nullptr ? 0 : list->items.size();
}

/// What the block of a figure names and its plan does not have.
std::string left_out_of(const Node& block, const FigurePlan& figure) {
  if (block.kind != Node::Kind::mapping) return {};  // its name alone
  const Node& fields = block.items.front();
  const auto* map = std::any_cast<HeadMapPlan>(&figure.content);
  const auto* caches = std::any_cast<CachePlan>(&figure.content);
  if (map != nullptr && fields.find("panels") != nullptr &&
      map->panels.size() != length_of(fields, "panels"))
    return "a panel of a block is left out";
  if (caches != nullptr && fields.find("entries") != nullptr &&
      caches->entries.size() != length_of(fields, "entries"))
    return "an entry of a block is left out";
  return {};
}

/// What a spec that is drawn names and its plan does not have.
std::string left_out(const std::string& text, Templates& templates) {
  const SourceText source(text);
  SpecInput input = read_spec_text(source);
  const Node spec = input.root;
  const Plan plan = read_plan(std::move(input), {}, templates);
  if (plan.layouts.size() != length_of(spec, "layouts")) return "a layout is left out";
  if (plan.baseline.has_value() != (spec.find("over") != nullptr))
    return "the baseline is left out";
  const Node* summary = spec.find("summary");
  if (summary != nullptr && test::entries(plan).size() != length_of(*summary, "entries"))
    return "an entry is left out";
  const Node* figures = spec.find("figures");
  const Node* panels = spec.find("panels");
  if (panels != nullptr || figures == nullptr)
    if (test::panels(plan).size() != length_of(spec, panels != nullptr ? "panels" : "layouts"))
      return "a panel is left out";
  if (figures == nullptr) return {};
  if (plan.figures.size() != figures->items.size()) return "a figure is left out";
  for (std::size_t i = 0; i < plan.figures.size(); ++i)
    if (std::string missing = left_out_of(figures->items[i], plan.figures[i]); !missing.empty())
      return missing;
  return {};
}

/// Draws what was not refused once more, in the other ways.
void draw_otherwise(const Renderer& renderer, const std::string& text, const std::string& file,
                    RenderOptions options = {}) {
  renderer.table(text, options, file);
  renderer.numbers(text, TableFormat::json, options, file);
  renderer.explain(text, "", ExplainFormat::text, options, file);
  options.page_width = PageWidth::narrow;
  options.tooltips = Tooltips::derivations;
  renderer.render(text, options, file);
}

Subject subject(const fs::path& path, std::span<const std::string> odd,
                std::function<std::string(const std::string& text)> take) {
  const std::string text = test::read(path);
  return {.name = path.lexically_relative(test::source_dir()),
          .text = text,
          .spots = spots_of(text, path),
          .odd = odd,
          .take = std::move(take)};
}

/// The YAML files of a folder, without those of folders in it.
std::vector<fs::path> yaml_files(const fs::path& folder) {
  std::vector<fs::path> paths = test::files(test::source_dir() / folder, ".yaml");
  std::erase_if(paths, [&](const fs::path& path) {
    return path.parent_path() != test::source_dir() / folder;
  });
  return paths;
}

std::vector<Subject> specs(const Renderer& renderer, Templates& templates) {
  std::vector<Subject> subjects;
  for (const char* folder :
       {"docs", "specs", "specs/models", "tests/errors", "tests/golden", "tests/golden/narrow",
        "tests/golden/zh", "tests/published", "tests/values"})
    for (const fs::path& path : yaml_files(folder))
      subjects.push_back(subject(path, odd_yaml, [&](const std::string& text) {
        renderer.render(text);
        std::string missing = left_out(text, templates);
        draw_otherwise(renderer, text, "spec");
        renderer.lint(text);
        return missing;
      }));
  return subjects;
}

std::vector<Subject> configs(const Renderer& renderer) {
  std::vector<Subject> subjects;
  for (const fs::path& path : test::files(test::source_dir() / "tests/import", ".json"))
    subjects.push_back(
        subject(path, odd_json, [&, file = path.filename().string()](const std::string& text) {
          renderer.read(text, {}, file).spec();
          draw_otherwise(renderer, text, file);
          return "";
        }));
  return subjects;
}

std::vector<Subject> claims(const Renderer& renderer) {
  std::vector<Subject> subjects;
  for (const fs::path folder : {"specs", "tests/published"})
    for (const fs::path& path : yaml_files(folder / "claims"))
      subjects.push_back(subject(path, odd_yaml,
                                 [&, spec = test::read(path.parent_path().parent_path() /
                                                       path.filename())](const std::string& text) {
                                   renderer.audit(spec, {text});
                                   return "";
                                 }));
  return subjects;
}

/// What has a use for most of what templates say.
std::string spec_for_page(const std::string& page) {
  return "title: T\npage: " + page + R"(
over: mha
layouts:
  mha: {q_heads: 8, head_dim: 64, layers: 8, context: 8Ki}
  gqa: {like: mha, kv_heads: 2}
  mla: {like: mha, latent_dim: 512, rope_dim: 64}
  local: {like: gqa, window: 1Ki, sinks: 4}
  hybrid: {like: mha, pattern: [3 local, gqa, none], shared_last: 2}
)";
}

std::vector<Subject> templates_of(const std::string& kind) {
  std::vector<Subject> subjects;
  for (const fs::path& path : yaml_files(fs::path("templates") / kind)) {
    const std::string name = path.stem();
    RenderOptions options;
    if (kind == "themes") options.theme = name;
    if (kind == "languages") options.language = name;
    const std::string spec = spec_for_page(kind == "pages" ? name : "head_sharing");
    const std::string file = fmt::format("{}/{}.yaml", kind, name);
    subjects.push_back(subject(path, odd_yaml, [=](const std::string& text) {
      const Renderer renderer({{file, text}});
      renderer.render(spec, options);
      draw_otherwise(renderer, spec, "spec", options);
      return "";
    }));
  }
  return subjects;
}

/// What is wrong with how an input was taken. Its mistakes have places, and nothing else is thrown.
std::string fault_of(const Subject& subject, const std::string& text) {
  try {
    return subject.take(text);
  } catch (const InputError& error) {
    return without_place(error);
  } catch (const std::exception& other) {
    return fmt::format("ends in: {}", other.what());
  }
}

/// Tries one case in `step`. Fails once for all faults, each with the first case that has it.
void try_all(const std::vector<Subject>& subjects, std::size_t step) {
  std::size_t number = 0;
  std::map<std::string, std::string> faults;
  for (const Subject& subject : subjects) {
    REQUIRE((step == 1 || subject.odd.size() % step != 0));
    for (const Spot& spot : subject.spots)
      for (const std::string& odd : subject.odd) {
        if (++number % step != 0) continue;
        const std::string shown = fmt::format("{}: {} -> {:.60}", subject.name, spot.path, odd);
        INFO(shown);  // of a crash
        const std::string text =
            subject.text.substr(0, spot.begin) + odd + subject.text.substr(spot.end);
        if (const std::string fault = fault_of(subject, text); !fault.empty())
          faults.emplace(fault, shown);
      }
  }
  std::string list;
  for (const auto& [fault, shown] : faults) list += fmt::format("{}\n  {}\n", shown, fault);
  if (!list.empty()) FAIL_CHECK(list);
  CHECK(step < number);
}

void try_specs(std::size_t step) {
  const Renderer renderer;
  Templates templates(vocabulary());
  try_all(specs(renderer, templates), step);
}

void try_configs(std::size_t step) {
  const Renderer renderer;
  try_all(configs(renderer), step);
}

void try_claims(std::size_t step) {
  const Renderer renderer;
  try_all(claims(renderer), step);
}

void try_templates(std::size_t step) {
  for (const char* kind : {"pages", "themes", "languages"}) try_all(templates_of(kind), step);
}

TEST_CASE("an odd value in a spec is refused with a place or drawn", "[values]") {
  try_specs(usual_step);
}
TEST_CASE("an odd value in a config.json is refused with a place or drawn", "[values]") {
  try_configs(usual_step);
}
TEST_CASE("an odd value in a file of claims is refused with a place or audited", "[values]") {
  try_claims(usual_step);
}
TEST_CASE("an odd value in a template is refused with a place or drawn", "[values]") {
  try_templates(usual_step);
}

TEST_CASE("each odd value in each spec", "[.every_value]") {
  try_specs(1);
}
TEST_CASE("each odd value in each config.json", "[.every_value]") {
  try_configs(1);
}
TEST_CASE("each odd value in each file of claims", "[.every_value]") {
  try_claims(1);
}
TEST_CASE("each odd value in each template", "[.every_value]") {
  try_templates(1);
}

}  // namespace
}  // namespace attnfig::values
