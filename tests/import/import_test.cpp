// Imports of config.json: the numbers of real models, and the errors of files that leave their
// cache open or contradict themselves.

#include "import/import_text.h"
#include "import/input.h"
#include "import/pattern.h"
#include "import/reference.h"
#include "model/number_text.h"
#include "model/quantities.h"
#include "support/files.h"
#include "support/plans.h"
#include "support/renderer.h"

#include <catch2/catch.hpp>

#include <map>
#include <sstream>

using namespace attnfig;
using test::error_text;
using test::spec_of;

namespace {

const std::filesystem::path folder = test::source_dir() / "tests" / "import";

std::vector<std::string> split(const std::string& line, char mark) {
  std::vector<std::string> parts;
  std::istringstream stream(line);
  for (std::string part; std::getline(stream, part, mark);) parts.push_back(part);
  return parts;
}

std::vector<std::vector<std::string>> rows() {
  std::vector<std::vector<std::string>> rows;
  for (const std::string& line : split(test::read(folder / "models.csv"), '\n'))
    if (!line.starts_with("#")) rows.push_back(split(line, ','));
  return rows;
}

/// The model's attention, without keys of indexers.
Attention model_of(const std::string& file) {
  Templates templates(vocabulary());
  const std::string text = test::read(folder / "models" / file);
  const SourceText source(text, largest_config);
  Plan plan = read_plan(read_input(source, file, {}).spec, {}, templates);
  Attention model = plan.layouts.back();
  REQUIRE(model.name == "model");
  for (LayerKind& kind : model.layers)
    for (Block& block : kind.blocks)
      std::erase_if(block.tensors,
                    [](const Tensor& tensor) { return tensor.role == Role::index_key; });
  return model;
}

/// Bytes of a quantity of memory a sequence, rounded to whole ones.
UInt128 bytes(const Attention& model, const std::string& quantity) {
  const Answer answer = find_quantity(quantity)->compute(model, nullptr);
  INFO(quantity << ": " << answer.refusal);
  REQUIRE(answer.result);
  const auto& memory = std::get<Memory>(*answer.result);
  return memory.bits.count() / 8 / memory.tokens;
}

UInt128 bytes_at(Attention model, UInt128 context) {
  model.context = Sourced<unit::Token>{Tokens(context), "context"};
  return bytes(model, "cache.total");
}

/// The kept tensors of a layer of a kind, as models.csv names them.
std::vector<std::string> kept(const LayerKind& kind) {
  std::vector<std::string> kept;
  for (const Block& block : kind.blocks)
    for (const Tensor& tensor : block.tensors) {
      if (!tensor.cached() || tensor.role == Role::value || tensor.role == Role::rope_key) continue;
      const Growth& growth = tensor.growth;
      if (tensor.role == Role::tied_kv) {
        kept.push_back(growth.cap                                    ? "swa_latent"
                       : growth.tokens_per_entry.amount.count() == 4 ? "csa"
                                                                     : "hca");
      } else if (tensor.role == Role::latent) {
        kept.emplace_back("latent");
      } else if (tensor.role == Role::key) {
        kept.emplace_back(!growth.cap                             ? "full"
                          : growth.cap->kind == Cap::Kind::window ? "window"
                                                                  : "chunk");
      } else if (tensor.role == Role::state && growth.along == Growth::Along::constant &&
                 kind.blocks.front().find(Role::tied_kv) == nullptr) {
        kept.emplace_back("linear");
      }
    }
  if (kept.empty()) kept.emplace_back("none");
  return kept;
}

std::map<std::string, UInt128> kinds_of(const Attention& model) {
  std::map<std::string, UInt128> kinds;
  for (const LayerKind& kind : model.layers) {
    const UInt128 sharing = kind.sharing.amount.count();
    for (const std::string& name : kept(kind)) kinds[name] += kind.layers.amount.count() - sharing;
    if (sharing != 0) kinds["shared"] += sharing;
  }
  return kinds;
}

std::map<std::string, UInt128> expected_kinds(const std::string& text) {
  std::map<std::string, UInt128> kinds;
  for (const std::string& item : split(text, ' ')) {
    const std::size_t colon = item.find(':');
    kinds[item.substr(0, colon)] = static_cast<UInt128>(std::stoul(item.substr(colon + 1)));
  }
  return kinds;
}

const std::string llama =
    R"({"model_type": "llama", "num_hidden_layers": 2, "num_attention_heads": 4, "head_dim": 8)";

}  // namespace

TEST_CASE("a real model caches what was counted by hand", "[import]") {
  for (const std::vector<std::string>& row : rows()) {
    DYNAMIC_SECTION(row[0]) {
      const Attention model = model_of(row[0]);
      CHECK(kinds_of(model) == expected_kinds(row[1]));
      CHECK(digits(bytes(model, "cache.slope")) == row[2]);
      CHECK(digits(bytes(model, "cache.state")) == row[3]);
      CHECK(digits(bytes_at(model, 8192)) == row[4]);
      CHECK(digits(bytes_at(model, 131072)) == row[5]);
    }
  }
}

TEST_CASE("every model of the folder is in the table", "[import]") {
  std::vector<std::string> listed;
  for (const std::vector<std::string>& row : rows()) listed.push_back(row[0]);
  std::sort(listed.begin(), listed.end());
  std::vector<std::string> there;
  for (const std::filesystem::path& path : test::files(folder / "models", ".json"))
    there.push_back(path.filename().string());
  std::sort(there.begin(), there.end());
  CHECK(listed == there);
}

TEST_CASE("an imported spec says what its config.json says", "[import]") {
  for (const std::filesystem::path& path : test::files(folder / "models", ".json")) {
    DYNAMIC_SECTION(path.filename().string()) {
      const std::string config = test::read(path);
      const std::string file = path.filename().string();
      const Renderer renderer;
      CHECK(renderer.render(spec_of(config, {}, file), {}, file) ==
            renderer.render(config, {}, file));
    }
  }
}

TEST_CASE("a faulty config.json is complained about in these words", "[import]") {
  for (const std::filesystem::path& path : test::files(folder / "faulty", ".json")) {
    DYNAMIC_SECTION(path.stem().string()) {
      const std::filesystem::path expected = std::filesystem::path(path).replace_extension(".txt");
      CHECK(error_text(test::read(path), path.filename().string()) == test::read(expected));
    }
  }
}

TEST_CASE("what is assumed settles what a file leaves open, and is said", "[import]") {
  const std::string mistral = R"({"model_type": "mistral", "num_hidden_layers": 2,
    "num_attention_heads": 4, "head_dim": 8, "sliding_window": null})";
  CHECK(error_text(mistral, "config.json").find("num_key_value_heads is missing") !=
        std::string::npos);
  CHECK(spec_of(mistral, {"num_key_value_heads=2"}) ==
        "# mistral, read as model_type mistral\n"
        "# assumed: num_key_value_heads=2\n"
        "page: model\n"
        "title: mistral\n"
        "layouts:\n"
        "  model: {variant: gqa, q_heads: 4, kv_heads: 2, head_dim: 8, layers: 2}\n"
        "panels:\n"
        "  - {layout: model, note: \"assumed: num_key_value_heads = 2\"}\n");
}

TEST_CASE("an assumption about nothing is a mistake", "[import]") {
  RenderOptions options;
  options.assume = {"num_kv_heads=2"};
  CHECK(error_text(llama + "}", "f", options) ==
        "f: error: --assume num_kv_heads: num_kv_heads does not decide this model's cache\n"
        "  hint: did you mean \"n_kv_heads\"?\n");
}

TEST_CASE("null as an assumption takes a key away", "[import]") {
  const std::string both = llama + R"(, "num_key_value_heads": 2, "n_head_kv": 4})";
  CHECK(error_text(both, "f").find("contradicts num_key_value_heads (2)") != std::string::npos);
  CHECK(spec_of(both, {"n_head_kv=null"}).find("kv_heads: 2") != std::string::npos);
}

TEST_CASE("a model is named after its file, its folder or what it says", "[import]") {
  struct Row {
    std::string file;
    std::string name;
  };
  const auto [file, name] = GENERATE(values<Row>({
      {"org__Name-7B.json", "Name-7B"},
      {"models/Name-7B/config.json", "Name-7B"},
      {"hub/models--org--Name-7B/snapshots/abc/config.json", "Name-7B"},
      {"config.json", "llama"},
  }));
  CHECK(Renderer().read(llama + "}", {}, file).draw()->title == name);
}

TEST_CASE("keys that sound relevant and decide nothing are listed", "[import]") {
  const Document model = Renderer().read(
      llama + R"(, "attention_chunk_size": 128, "kv_lora_rank": null, "vocab_size": 9})");
  CHECK(model.unused_keys() == std::vector<std::string>{"attention_chunk_size"});
}

TEST_CASE("a wrapper's language model is read", "[import]") {
  for (const char* wrapper : {"text_config", "llm_config", "language_config"}) {
    const std::string config =
        std::string(R"({"model_type": "some_vlm", ")") + wrapper + "\": " + llama + "}}";
    CHECK(spec_of(config).find("q_heads: 4") != std::string::npos);
  }
  CHECK(spec_of(R"({"thinker_config": {"text_config": )" + llama + "}}}").find("q_heads: 4") !=
        std::string::npos);
}

TEST_CASE("what holds for all of a wrapper holds for its language model", "[import]") {
  CHECK(
      spec_of(R"({"torch_dtype": "float16", "text_config": )" + llama + "}}").find("dtype: fp16") !=
      std::string::npos);
}

TEST_CASE("a list of layers becomes the shortest pattern", "[import]") {
  using Runs = std::vector<PatternRun>;
  CHECK(find_pattern({0, 0, 0}) == LayerPattern{{}, Runs{{3, 0}}, {}});
  CHECK(find_pattern({0, 0, 1, 0, 0, 1, 0}) == LayerPattern{{}, Runs{{2, 0}, {1, 1}}, {}});
  CHECK(find_pattern({2, 0, 1, 0, 1, 0, 1}) ==
        LayerPattern{Runs{{1, 2}}, Runs{{1, 0}, {1, 1}}, {}});
  CHECK(find_pattern({0, 1, 0, 1, 0, 1, 1}) ==
        LayerPattern{{}, Runs{{1, 0}, {1, 1}}, Runs{{1, 1}}});
}

TEST_CASE("docs/models.md is what the table of families says", "[import]") {
  // Stale? Run: build/attnfig schema --format models > docs/models.md
  CHECK(test::read(test::source_dir() / "docs" / "models.md") == model_reference());
}

namespace {

ModelFile file_of(const std::string& name) {
  return {test::read(folder / "models" / name), name};
}

/// The totals of the layouts that a spec draws, in bytes.
std::vector<std::string> totals(const std::string& spec) {
  Templates templates(vocabulary());
  const Plan plan = read_plan(spec, "figure", "en", templates);
  std::vector<std::string> totals;
  for (const EntryPlan& entry : test::entries(plan)) totals.push_back(digits(entry.amount / 8));
  return totals;
}

}  // namespace

TEST_CASE("compared models cache at one context what each caches alone", "[import]") {
  const Renderer renderer;
  const std::vector<ModelFile> models = {file_of("meta-llama__Meta-Llama-3.1-70B.json"),
                                         file_of("deepseek-ai__DeepSeek-V3.json"),
                                         file_of("google__gemma-3-1b-it.json")};
  CHECK(totals(renderer.compare(models, "8Ki")) ==
        std::vector<std::string>{"2684354560", "575668224", "45088768"});
  SECTION("by default the longest that all are made for: 32,768 tokens") {
    CHECK(totals(renderer.compare(models)) ==
          std::vector<std::string>{"10737418240", "2302672896", "145752064"});
  }
}

TEST_CASE("a model as it is and with other attention", "[import]") {
  const std::string spec = Renderer().what_if(file_of("meta-llama__Meta-Llama-3.1-70B.json"));
  // 131,072 tokens × 80 layers × 2 bytes × 2 × 64 × 128, 2 × 8 × 128, 2 × 128 and 512 + 64.
  CHECK(totals(spec) ==
        std::vector<std::string>{"343597383680", "42949672960", "5368709120", "12079595520"});
  Templates templates(vocabulary());
  const Plan plan = read_plan(spec, "figure", "en", templates);
  CHECK(plain(test::panels(plan)[0].note).empty());
  CHECK(plain(test::panels(plan)[1].note) == "as it is");
}

TEST_CASE("a model with other attention than those four is drawn beside them", "[import]") {
  const std::string spec = Renderer().what_if(file_of("deepseek-ai__DeepSeek-V4-Flash.json"));
  Templates templates(vocabulary());
  const Plan plan = read_plan(spec, "figure", "en", templates);
  REQUIRE(test::panels(plan).size() == 5);
  CHECK(plain(test::panels(plan)[0].note) == "as it is");
}

TEST_CASE("what if changes all attention of a hybrid, and its states not", "[import]") {
  const std::string hybrid =
      "title: T\n"
      "layouts:\n"
      "  base: {q_heads: 8, kv_heads: 2, head_dim: 16, dtype: fp8}\n"
      "  full: {variant: gqa, like: base}\n"
      "  local: {like: full, window: 4}\n"
      "  mamba: {variant: mamba1, inner_dim: 8, state_dim: 2, conv_kernel: 4}\n"
      "  model: {pattern: [2 local, full, full + mamba], layers: 4, batch: 3}\n"
      "panels: [model]\n";
  const std::string spec = Renderer().what_if({hybrid, "t.yaml"});
  CHECK(spec.substr(0, spec.find("  full_2")) ==
        "page: compare\n"
        "title: T\n"
        "layouts:\n"
        "  full_1: {variant: mha, q_heads: 8, head_dim: 16, dtype: fp8, label: MHA}\n"
        "  local_1: {variant: mha, q_heads: 8, head_dim: 16, window: 4, dtype: fp8, label: local}\n"
        "  mamba_1: {variant: mamba1, inner_dim: 8, state_dim: 2, conv_kernel: 4, label: mamba}\n"
        "  model_1: {pattern: [2 local_1, full_1, full_1 + mamba_1], layers: 4, batch: 3, label: "
        "MHA}\n");
  Templates templates(vocabulary());
  const Plan plan = read_plan(spec, "figure", "en", templates);
  // 4 layers × 2 × (8, 2 and 1 heads) × 16, and 4 layers × (4 + 1/2) × 16 elements a token.
  const auto elements = [&](std::size_t panel) {
    const Answer answer = find_quantity("cache.token_elements")
                              ->compute(plan.layouts[test::panels(plan)[panel].layout], nullptr);
    return to_text(*answer.result, "").value();
  };
  CHECK(elements(0) == "1,024");
  CHECK(elements(1) == "256");
  CHECK(elements(2) == "128");
  CHECK(elements(3) == "288");
}

TEST_CASE("gpt-oss with other attention is as many times larger as it has groups", "[import]") {
  // At the context that the model is made for, with 18 windowed layers of 36.
  const std::string spec = Renderer().what_if(file_of("openai__gpt-oss-120b.json"));
  const std::vector<std::string> all = totals(spec);
  REQUIRE(all.size() == 4);
  CHECK(all[0] == "38692454400");
  CHECK(all[1] == "4836556800");
  CHECK(all[2] == "604569600");
}

TEST_CASE("what if keeps the options of a model", "[import]") {
  const std::string spec = Renderer().what_if(
      {"title: T\nlayouts: {gqa: {q_heads: 8, kv_heads: 2, head_dim: 16, batch: 3, passes: 2, "
       "k_dtype: q8_0}}\n",
       "t.yaml"});
  CHECK(spec.find("gqa_1: {variant: mha, q_heads: 8, head_dim: 16, batch: 3, passes: 2, k_dtype: "
                  "q8_0, label: MHA}") != std::string::npos);
}

TEST_CASE("a spec of several layouts is no model", "[import]") {
  const std::string two = "title: T\nlayouts: {mha: {q_heads: 2, head_dim: 4}, mqa: {like: mha}}\n";
  CHECK_THROWS_WITH(Renderer().what_if({two, "two.yaml"}),
                    Catch::Contains("expected a model, got a spec that draws 2 layouts"));
}

TEST_CASE("a model that keeps states alone has no other attention", "[import]") {
  const std::string mamba =
      "title: T\nlayouts: {m: {variant: mamba1, inner_dim: 8, state_dim: 2, conv_kernel: 4}}\n";
  CHECK_THROWS_WITH(Renderer().what_if({mamba, "m.yaml"}),
                    Catch::Contains("has no attention that could be another"));
}
