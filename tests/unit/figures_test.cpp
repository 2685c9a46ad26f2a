#include "figures/head_map/head_row.h"
#include "model/number_text.h"
#include "model/view.h"
#include "spec/plan.h"
#include "spec/templates.h"
#include "support/plans.h"

#include <catch2/catch.hpp>

using namespace attnfig;

namespace {

HeadRow row(UInt128 q_heads, UInt128 groups) {
  Templates templates(vocabulary());
  return lay_out_heads(Heads(q_heads), Heads(groups), "… {} more groups",
                       templates.theme("modern")->metrics);
}

/// "1 2 …14 16 | …6g | 113 …": heads by number, left-out runs, groups apart.
std::string sketch(const HeadRow& row) {
  struct Mark {
    Length x;
    std::string text;
  };
  std::vector<Mark> marks;
  for (const DrawnHead& head : row.heads)
    marks.push_back({head.box.at.x, std::to_string(head.head)});
  for (const LeftOut& left_out : row.left_out)
    marks.push_back({left_out.left, "…" + digits(left_out.count) +
                                        (left_out.what == LeftOut::What::groups ? "g" : "")});
  std::sort(marks.begin(), marks.end(), [](const Mark& a, const Mark& b) { return a.x < b.x; });
  std::string text;
  for (const Mark& mark : marks) text += (text.empty() ? "" : " ") + mark.text;
  return text;
}

}  // namespace

TEST_CASE("a map may have fewer panels than the one above it", "[unit]") {
  Templates templates(vocabulary());
  const Plan plan = read_plan(
      "title: T\n"
      "layouts:\n"
      "  mha: {q_heads: 8, head_dim: 64}\n"
      "  gqa: {like: mha, kv_heads: 2}\n"
      "figures:\n"
      "  - head_map: {panels: [mha, gqa]}\n"
      "  - head_map: {panels: [{layout: gqa, title: Again}]}\n",
      "f", "en", templates);
  std::vector<std::string> titles;
  for (const Group& group : test::draw_wide(plan, templates).groups)
    for (const Item& item : group.items)
      if (item.mark.name == "panel-title")
        titles.push_back(plain(std::get<Label>(item.shape).text));
  CHECK(titles == std::vector<std::string>{"MHA", "GQA", "Again"});
}

TEST_CASE("few heads are all drawn", "[unit]") {
  CHECK(sketch(row(8, 8)) == "1 2 3 4 5 6 7 8");
  CHECK(sketch(row(8, 2)) == "1 2 3 4 5 6 7 8");
  CHECK(sketch(row(1, 1)) == "1");
}

TEST_CASE("heads of published models are left out at two levels", "[unit]") {
  CHECK(sketch(row(71, 1)) == "1 2 3 …67 71");              // Falcon-7B
  CHECK(sketch(row(64, 8)) == "1 …6 8 …6g 57 …6 64");       // Llama 3 70B
  CHECK(sketch(row(40, 10)) == "1 2 3 4 …8g 37 38 39 40");  // Phi-3 medium
  CHECK(sketch(row(128, 128)) == "1 2 3 …124 128");         // DeepSeek-V3's heads
  CHECK(sketch(row(128, 8)) == "1 …14 16 …6g 113 …14 128");
}

TEST_CASE("the last head and the last group are always drawn", "[unit]") {
  const auto [q_heads, groups] =
      GENERATE(table<int, int>({{1024, 1024}, {1024, 512}, {1024, 2}, {1024, 1}, {1023, 3}}));
  CAPTURE(q_heads, groups);
  const HeadRow drawn = row(static_cast<UInt128>(q_heads), static_cast<UInt128>(groups));
  CHECK(drawn.heads.front().head == 1);
  CHECK(drawn.heads.back().head == q_heads);
  CHECK(drawn.groups.back().group == groups);
}

TEST_CASE("a panel draws the kind of layers whose caches grow most", "[unit]") {
  const auto [pattern, expected] = GENERATE(table<std::string, std::string>({
      {"[5 local, full]", "full"},         // Gemma 3
      {"[3 states, latents]", "latents"},  // Kimi Linear
      {"[7 states, none]", "states"},
      {"[7 states, local]", "local"},
      {"[none, 2 local, states]", "local"},
      {"[latents, full]", "full"},
      {"[9 latents, full]", "latents"},
  }));
  std::string text = "title: T\nlayouts:\n";
  for (const auto& [name, fields] : std::initializer_list<std::pair<std::string, std::string>>{
           {"local", "{variant: gqa, q_heads: 8, kv_heads: 2, head_dim: 128, window: 1024}"},
           {"full", "{variant: gqa, q_heads: 8, kv_heads: 2, head_dim: 128}"},
           {"latents", "{variant: mla, q_heads: 8, head_dim: 128, latent_dim: 64, rope_dim: 0}"},
           {"states", "{variant: linear, q_heads: 8, head_dim: 128}"}})
    if (pattern.find(name) != std::string::npos) text += "  " + name + ": " + fields + "\n";
  text += "  x: {variant: hybrid, pattern: " + pattern + ", layers: 20}\npanels: [x]\n";
  CAPTURE(text);
  Templates templates(vocabulary());
  const Plan plan = read_plan(text, "f", "en", templates);
  REQUIRE(main_kind(plan.layouts.back()) != nullptr);
  CHECK(main_kind(plan.layouts.back())->name == expected);
}

TEST_CASE("a layout has the form of what its layers keep for their query heads", "[unit]") {
  const auto [fields, expected] = GENERATE(table<std::string, Form>({
      {"{variant: gqa, q_heads: 8, kv_heads: 2, head_dim: 128}", Form::heads},
      {"{variant: mla, q_heads: 8, head_dim: 128, latent_dim: 64, rope_dim: 32}",
       Form::latent_and_rope_key},
      {"{variant: mla, q_heads: 8, head_dim: 128, latent_dim: 64, rope_dim: 0}", Form::latent},
      {"{variant: gta, q_heads: 8, kv_heads: 2, head_dim: 128}", Form::tied},
      {"{variant: single_kv, q_heads: 8, head_dim: 128}", Form::tied},
      {"{variant: linear, q_heads: 8, head_dim: 128}", Form::recurrent},
      {"{variant: tpa, q_heads: 8, head_dim: 128, k_rank: 2, v_rank: 2}", Form::factors},
  }));
  CAPTURE(fields);
  Templates templates(vocabulary());
  const Plan plan = read_plan("title: T\nlayouts:\n  x: " + fields + "\n", "f", "en", templates);
  CHECK(form_of(plan.layouts.front()) == expected);
}

TEST_CASE("a measure without a standard heading is called by its label", "[unit]") {
  const auto heading = [](const std::string& language, const std::string& measure) {
    Templates templates(vocabulary());
    const Plan plan = read_plan(
        "title: {en: T, zh: T}\nlayouts:\n  x: {variant: linear, q_heads: 8, "
        "head_dim: 128}\nfigures: [{cache_rows: {measures: [" +
            measure + "], entries: [x]}}]\n",
        "f", language, templates);
    return plain(test::figure_of<CachePlan>(plan).title);
  };
  CHECK(heading("en", "cache.state") == "recurrent states of a sequence");
  CHECK(heading("zh", "cache.state") == "每序列状态");
  CHECK(heading("en", "cache.elements") == "Elements cached per token and layer");
}

TEST_CASE("sizes say copies, rows and widths that are not one", "[unit]") {
  const auto sized = [](Role role, UInt128 copies, UInt128 rows, UInt128 width) {
    return Tensor{.role = role,
                  .copies = {Heads(copies)},
                  .width = {Width(width)},
                  .q_heads_per_copy = Heads(1),
                  .storage = {},
                  .rows = {Amount<unit::Row>(rows)}};
  };
  const Tensor latent = sized(Role::latent, 2, 1, 256);
  const Tensor vector = sized(Role::state, 1, 16, 512);
  const Tensor index = sized(Role::state, 1, 16, 128);
  const Tensor inputs = sized(Role::conv_state, 32, 3, 128);
  const Tensor key = sized(Role::key, 1, 1, 192);
  const Tensor value = sized(Role::value, 1, 1, 128);
  const Tensor one = sized(Role::state, 1, 1, 1);
  CHECK(size_text({&latent}) == "2 × 256");
  CHECK(size_text({&vector, &index}) == "16 × (512 + 128)");
  CHECK(size_text({&inputs, &inputs, &inputs}) == "3 × 12,288");
  CHECK(size_text({&key, &value}) == "192 + 128");
  CHECK(size_text({&value, &value}) == "2 × 128");
  CHECK(size_text({&one}) == "1");
  CHECK(copy_size_text(vector) == "16 × 512");
}

TEST_CASE("a strip of layers that stands alone speaks of no map", "[unit]") {
  Templates templates(vocabulary());
  const Plan plan = read_plan(
      "title: T\n"
      "layouts:\n"
      "  full: {variant: gqa, q_heads: 8, kv_heads: 2, head_dim: 64, context: 128Ki}\n"
      "  local: {like: full, window: 1Ki}\n"
      "  both: {pattern: [2 local, full], layers: 6, label: Both}\n"
      "figures: [{layer_strip: {layouts: [both]}}]\n",
      "f", "en", templates);
  CHECK(test::draw_wide(plan, templates).description == "Both: 4 local, window 1,024, 2 full.");
}

TEST_CASE("a panel is described after its heading", "[unit]") {
  Templates templates(vocabulary());
  const Plan plan = read_plan(
      "title: T\n"
      "layouts: {mha: {q_heads: 8, head_dim: 64}}\n"
      "figures:\n"
      "  - cache_list: {entries: [mha], measures: [{quantity: cache.elements}]}\n",
      "f", "en", templates);
  CHECK(test::draw_wide(plan, templates).description ==
        "Elements cached per token and layer: MHA 2 × q_heads × head_dim = 2 × 8 × 64 = 1,024.");
}

TEST_CASE("a panel keeps its items, whatever its label", "[unit]") {
  const Picture line = text_block({{"a"}}, {.mark = {.name = "note"}, .size = Length::px(12)},
                                  Length::px(99), Align::start);
  Picture on = line;
  place(on, as_panel(line, "", 3), {});
  place(on, line, {});
  REQUIRE(on.groups.size() == 3);
  CHECK(!on.groups[0].panel);
  CHECK(on.groups[1].panel == PanelIndex{.figure = 0, .index = 3});
  CHECK(!on.groups[2].panel);
}

TEST_CASE("words for left-out groups take their count", "[unit]") {
  CHECK(with_count("… {} more groups", 1'022) == "… 1,022 more groups");
  CHECK(plain(left_out_text({.what = LeftOut::What::heads, .count = 13}, "")) == "… ×13");
}
