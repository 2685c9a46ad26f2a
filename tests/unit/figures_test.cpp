#include "figures/head_map/head_row.h"
#include "model/number_text.h"
#include "model/view.h"
#include "spec/plan.h"
#include "spec/templates.h"
#include "support/font_size.h"
#include "support/plans.h"

#include <catch2/catch.hpp>

using namespace attnfig;

namespace {

constexpr Length third = Length::px(208);  // of a page: a column

/// The row of query heads in a width, each with a key and a value, at the largest sizes that fit.
HeadRow row(UInt128 q_heads, UInt128 groups, Length room = third) {
  Templates templates(vocabulary());
  const Metrics& metrics = templates.theme("modern")->metrics;
  const HeadNeeds needs{.q_heads = q_heads, .groups = groups, .boxes = 2};
  const Drawn drawn = fits_whole(needs, metrics, "{} more", room) ? Drawn::all : Drawn::some;
  int step = 0;
  while (step < least_step && room < row_width(needs, metrics, "{} more", step, drawn)) ++step;
  return lay_out_heads(needs, metrics, "{} more", step, room);
}

/// "1 …14 16 …6g 113 …14 128": heads by number, left-out runs, groups apart.
std::string sketch(const HeadRow& row) {
  struct Mark {
    Length x;
    std::string text;
  };
  std::vector<Mark> marks;
  for (const DrawnHead& head : row.heads)
    marks.push_back({head.box.at.x, std::to_string(head.head)});
  for (const LeftOut& left_out : row.left_out)
    marks.push_back({left_out.centre, "…" + digits(left_out.count) +
                                          (left_out.what == LeftOut::What::groups ? "g" : "")});
  std::sort(marks.begin(), marks.end(), [](const Mark& a, const Mark& b) { return a.x < b.x; });
  std::string text;
  for (const Mark& mark : marks) text += (text.empty() ? "" : " ") + mark.text;
  return text;
}

/// The items of a mark with a shape.
template <class Shape>
std::vector<Shape> shapes(const Scene& scene, std::string_view mark) {
  std::vector<Shape> found;
  for (const Group& group : scene.groups)
    for (const Item& item : group.items)
      if (const auto* shape = std::get_if<Shape>(&item.shape); shape && item.mark.name == mark)
        found.push_back(*shape);
  return found;
}

Scene draw_text(const std::string& layouts_and_rest) {
  Templates templates(vocabulary());
  return test::draw_wide(read_plan("title: T\n" + layouts_and_rest, "f", "en", templates),
                         templates);
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
  CHECK(sketch(row(71, 1)) == "1 2 …67 70 71");         // Falcon-7B
  CHECK(sketch(row(64, 8)) == "1 …6 8 …6g 57 …6 64");   // Llama 3 70B
  CHECK(sketch(row(40, 10)) == "1 …2 4 …8g 37 …2 40");  // Phi-3 medium
  CHECK(sketch(row(128, 128)) == "1 2 …124 127 128");   // DeepSeek-V3's heads
  CHECK(sketch(row(128, 8)) == "1 …14 16 …6g 113 …14 128");
}

TEST_CASE("heads shrink in steps before any is left out", "[unit]") {
  struct Case {
    int room;
    int drawn;
    int head;
  };
  const auto [room, drawn, head] = GENERATE(values<Case>({
      {516, 20, 22},  // 20 heads and 19 gaps
      {515, 20, 20},
      {316, 20, 12},
      {315, 4, 22},  // "16 more"
  }));
  CAPTURE(room);
  const HeadRow of_20 = row(20, 20, Length::px(room));
  CHECK(of_20.heads.size() == static_cast<std::size_t>(drawn));
  CHECK(of_20.sizes.head == Length::px(head));
  CHECK(of_20.width <= Length::px(room));
}

TEST_CASE("more than 40 heads that read the same are never all drawn", "[unit]") {
  const Length endless = Length::px(4000);
  CHECK(row(40, 1, endless).heads.size() == 40);
  CHECK(sketch(row(41, 1, endless)) == "1 2 …37 40 41");
  CHECK(row(128, 128, endless).heads.size() == 128);
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
  CHECK(heading("en", "cache.state") == "Recurrent states of a sequence");
  CHECK(heading("zh", "cache.state") == "每序列状态");
  CHECK(heading("en", "cache.elements") == "Elements cached per token and layer");
}

TEST_CASE("bars say what their colours stand for where no map of heads does", "[unit]") {
  const std::string layouts =
      "layouts:\n  gqa: {q_heads: 8, kv_heads: 2, head_dim: 64}\n"
      "  mla: {q_heads: 8, head_dim: 64, latent_dim: 128, rope_dim: 16}\n";
  const auto names = [&](const std::string& figures) {
    std::vector<std::string> found;
    for (const Label& label : shapes<Label>(draw_text(layouts + figures), "detail"))
      if (const std::string text = plain(label.text); text.find('=') == std::string::npos)
        found.push_back(text);
    return found;
  };
  CHECK(names("figures: [{cache_rows: {entries: [gqa, mla], measures: [{quantity: "
              "cache.elements}]}}]\n") ==
        std::vector<std::string>{"keys", "values", "latent", "RoPE key"});
  CHECK(names("figures: [head_map, {cache_rows: {entries: [gqa, mla], measures: [{quantity: "
              "cache.elements}]}}]\n")
            .empty());
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

TEST_CASE("layers that stand alone speak of no map", "[unit]") {
  Templates templates(vocabulary());
  const Plan plan = read_plan(
      "title: T\n"
      "layouts:\n"
      "  full: {variant: gqa, q_heads: 8, kv_heads: 2, head_dim: 64, context: 128Ki}\n"
      "  local: {like: full, window: 1Ki}\n"
      "  both: {pattern: [2 local, full], layers: 6, label: Both}\n"
      "figures: [{layer_stack: {layouts: [both]}}]\n",
      "f", "en", templates);
  CHECK(test::draw_wide(plan, templates).description ==
        "Both: Sliding window: 4\u00A0layers, window 1,024, Full attention: 2\u00A0layers.");
}

TEST_CASE("a panel is described after its heading", "[unit]") {
  Templates templates(vocabulary());
  const Plan plan = read_plan(
      "title: T\n"
      "layouts: {mha: {q_heads: 8, head_dim: 64}}\n"
      "figures:\n"
      "  - cache_rows: {entries: [mha], measures: [{quantity: cache.elements}]}\n",
      "f", "en", templates);
  CHECK(test::draw_wide(plan, templates).description ==
        "Elements cached per token and layer: MHA 2 × q_heads × head_dim = 2 × 8 × 64 = 1,024.");
}

TEST_CASE("a panel keeps its items, whatever its label", "[unit]") {
  const Picture line = text_block({{"a"}}, {.mark = {.name = "note"}, .size = test::px(12)},
                                  Length::px(99), Align::start);
  Picture on = line;
  place(on, as_panel(line, "", 3), {});
  place(on, line, {});
  REQUIRE(on.groups.size() == 3);
  CHECK(!on.groups[0].panel);
  CHECK(on.groups[1].panel == PanelIndex{.figure = 0, .index = 3});
  CHECK(!on.groups[2].panel);
}

TEST_CASE("words for what is left out take its count", "[unit]") {
  CHECK(plain(left_out_text(13, "{} more")) == "13 more");
  CHECK(plain(left_out_text(1'022, "{} more")) == "1,022 more");
}

TEST_CASE("panels that do not fit in a row stand in even ones, the last in the middle", "[unit]") {
  const auto [count, expected] = GENERATE(table<int, std::vector<int>>({
      {2, {2}},
      {3, {3}},
      {5, {3, 2}},
      {6, {3, 3}},
      {7, {4, 3}},
      {11, {4, 4, 3}},
  }));
  std::string text =
      "layouts:\n  a: {variant: mha, q_heads: 8, head_dim: 64, label: A}\npanels: [a";
  for (int i = 1; i < count; ++i) text += ", a";
  const Scene scene = draw_text(text + "]\n");
  std::vector<int> tiers;
  std::vector<Length> middles;  // twice, of each tier
  Length y;
  Length left;
  for (const Label& title : shapes<Label>(scene, "panel-title")) {
    if (title.at.y != y) {
      tiers.push_back(0);
      middles.emplace_back();
      y = title.at.y;
      left = title.at.x;
    }
    ++tiers.back();
    middles.back() = left + title.at.x;
  }
  CHECK(tiers == expected);
  for (const Length middle : middles) CHECK(middle == scene.size.width);
}

TEST_CASE("a key and its value are a pair under one bracket", "[unit]") {
  const Scene scene =
      draw_text("layouts: {a: {variant: gqa, q_heads: 4, kv_heads: 2, head_dim: 64}}\n");
  const std::vector<Box> keys = shapes<Box>(scene, "key-head");
  const std::vector<Box> values = shapes<Box>(scene, "value-head");
  REQUIRE(keys.size() == 2);
  REQUIRE(values.size() == 2);
  std::vector<Polyline> brackets;
  for (const Polyline& line : shapes<Polyline>(scene, "sharing-line"))
    if (line.points.size() == 4) brackets.push_back(line);
  REQUIRE(brackets.size() == 2);
  for (std::size_t i = 0; i < 2; ++i) {
    const Rect& key = keys[i].rect;
    const Rect& value = values[i].rect;
    const Length top = key.top() - Length::px(8);
    CHECK(value.left() == key.right() + Length::px(4));
    CHECK(brackets[i].points == std::vector<Point>{{key.centre().x, key.top()},
                                                   {key.centre().x, top},
                                                   {value.centre().x, top},
                                                   {value.centre().x, key.top()}});
  }
}

TEST_CASE("arrows show from what each key and each value is up-projected", "[unit]") {
  const auto [fields, keys_from,
              values_from] = GENERATE(table<std::string, std::string, std::string>({
      {"variant: mla, latent_dim: 64, rope_dim: 32", "latent-line rope-key-line", "latent-line"},
      {"variant: mla, latent_dim: 64, rope_dim: 0", "latent-line", "latent-line"},
      {"variant: gta, kv_heads: 4", "key-line rope-key-line", "key-line"},
      {"variant: tpa, k_rank: 2, v_rank: 2", "key-line", "value-line"},
  }));
  CAPTURE(fields);
  const Scene scene = draw_text("layouts: {a: {q_heads: 4, head_dim: 64, " + fields + "}}\n");
  const auto arrows_at = [&](const Rect& box) {
    std::vector<std::pair<Length, std::string>> found;
    for (const std::string mark : {"latent-line", "rope-key-line", "key-line", "value-line"})
      for (const Polyline& line : shapes<Polyline>(scene, mark)) {
        const Point tip = line.points.front();
        if (line.points.size() == 5 && box.left() < tip.x && tip.x < box.right())
          found.emplace_back(tip.x, mark);
      }
    std::sort(found.begin(), found.end());
    std::string marks;
    for (const auto& [x, mark] : found) marks += (marks.empty() ? "" : " ") + mark;
    return marks;
  };
  const std::vector<Box> keys = shapes<Box>(scene, "remade-key");
  CHECK(keys.size() == 4);
  for (const Box& key : keys) CHECK(arrows_at(key.rect) == keys_from);
  for (const Box& value : shapes<Box>(scene, "remade-value"))
    CHECK(arrows_at(value.rect) == values_from);
}

TEST_CASE("parts of a bar have the colours of what is cached, and add up", "[unit]") {
  const Scene scene = draw_text(
      "page: strategy_chart\n"
      "layouts:\n"
      "  mha: {q_heads: 4, head_dim: 64}\n"
      "  mla: {like: mha, latent_dim: 192, rope_dim: 64}\n"
      "  mqa: {like: mha, variant: mqa, head_dim: 1}\n"
      "summary: {entries: [mha, mla, mqa]}\n");
  const auto bar = [&](std::string_view mark, std::size_t index) {
    const std::vector<Point> corners = shapes<Polygon>(scene, mark).at(index).points;
    return Rect{corners[0], {corners[2].x - corners[0].x, corners[2].y - corners[0].y}};
  };
  CHECK(bar("bar-key", 0).size.width == bar("bar-value", 0).size.width);
  CHECK(bar("bar-value", 0).left() == bar("bar-key", 0).right());
  // 512 against 192 + 64
  CHECK(bar("bar-value", 0).right() - bar("bar-key", 0).left() ==
        (bar("bar-rope-key", 0).right() - bar("bar-latent", 0).left()) * 2);
  CHECK(bar("bar-latent", 0).size.width == bar("bar-rope-key", 0).size.width * 3);
  // 2 of 512 is too short to see.
  CHECK(bar("bar-key", 1).size.width == Length::hundredths(150));
  const std::vector<Label> details = shapes<Label>(scene, "detail");
  CHECK(std::count_if(details.begin(), details.end(), [](const Label& label) {
          return plain(label.text) == "too small to draw";
        }) == 1);
  const Polyline axis = shapes<Polyline>(scene, "axis").front();
  for (const std::string_view mark : {"bar-key", "bar-latent"})
    CHECK(bar(mark, 0).left() == axis.points.front().x);
}

TEST_CASE("one cache alone has no bar", "[unit]") {
  const Scene scene = draw_text(
      "page: strategy_chart\n"
      "layouts: {a: {variant: mha, q_heads: 4, head_dim: 64}}\n"
      "summary: {entries: [a]}\n");
  CHECK(shapes<Label>(scene, "amount").size() == 1);
  CHECK(shapes<Polygon>(scene, "bar-key").empty());
  CHECK(shapes<Polyline>(scene, "axis").empty());
}

TEST_CASE("a column is as wide as the longest word of its layers and boxes", "[unit]") {
  const std::string word(60, 'm');
  const Scene layers = draw_text(
      "layouts:\n"
      "  " +
      word +
      ": {variant: mha, q_heads: 1, head_dim: 64}\n"
      "  other: {variant: mqa, q_heads: 1, head_dim: 64}\n"
      "  both: {pattern: [" +
      word +
      ", other], layers: 4}\n"
      "panels: [both, both]\n");
  for (const Label& text : shapes<Label>(layers, "layer-label"))
    CHECK(extent(text).right() <= layers.size.width - Length::px(16));
  const std::string panel = "{layout: a, queries: '', cached: '', caption: ''}";
  std::string panels = panel;
  for (int i = 1; i < 12; ++i) panels += ", " + panel;
  const Scene boxes = draw_text(
      "layouts: {a: {variant: kda, q_heads: 1, head_dim: 64, conv_kernel: 4}}\n"
      "figures: [{head_map: {panels: [" +
      panels + "]}}]\n");
  const std::vector<Box> drawn = shapes<Box>(boxes, "convolution");
  CHECK(drawn.size() == 12);
  for (std::size_t i = 1; i < drawn.size(); ++i)
    if (drawn[i].rect.top() == drawn[i - 1].rect.top())
      CHECK(drawn[i - 1].rect.right() < drawn[i].rect.left());
}

TEST_CASE("the label of an axis's last tick keeps clear of the one before", "[unit]") {
  const Scene scene = draw_text(
      "layouts:\n"
      "  a: {variant: mha, q_heads: 64, head_dim: 128, layers: 100, context: 1Mi, batch: 3000}\n"
      "  b: {like: a, batch: 1}\n"
      "panels: [a]\n"
      "page: head_sharing\n"
      "summary: {entries: [{layout: a, label: " +
      std::string(50, 'm') + "}, b]}\n");
  const std::vector<Label> ticks = shapes<Label>(scene, "tick");
  REQUIRE(2 <= ticks.size());
  for (std::size_t i = 1; i < ticks.size(); ++i)
    CHECK(extent(ticks[i - 1]).right() + Length::px(12) <= extent(ticks[i]).left());
}
