// What grids of masks draw and say: cells against grids that were made elsewhere (tests/masks), and
// texts, tooltips and numbers word by word.

#include "figures/mask_grid/mask_grid.h"

#include "annotate/annotate.h"
#include "attnfig.h"
#include "lint/lint.h"
#include "spec/templates.h"
#include "support/files.h"
#include "support/renderer.h"
#include "support/scenes.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <algorithm>

using namespace attnfig;

namespace {

using test::elements;
using test::items;

std::string spec_of(const std::string& block, const std::string& before = "") {
  return fmt::format("title: T\n{}figures:\n  - mask_grid: {}\n", before, block);
}

struct Drawn {
  Plan plan;
  Scene scene;
};

Drawn drawn(const std::string& spec, const std::string& language = "en") {
  Templates templates(vocabulary());
  Drawn result{read_plan(spec, "f", language, templates), {}};
  result.scene = test::draw_wide(result.plan, templates);
  annotate(result.scene, result.plan, templates.language(language)->words);
  return result;
}

const MaskGridPlan& masks_of(const Drawn& figure) {
  return test::figure_of<MaskGridPlan>(figure.plan);
}

/// Those of the grid; the legend has boxes.
std::vector<const Item*> cells_of(const Group& group) {
  std::vector<const Item*> cells = items(group, "mask-cell");
  std::erase_if(cells,
                [](const Item* item) { return !std::holds_alternative<Polygon>(item->shape); });
  return cells;
}

Rect bounds(const Item& item) {
  const std::vector<Point>& points = std::get<Polygon>(item.shape).points;
  return {points[0], {points[2].x - points[0].x, points[2].y - points[0].y}};
}

/// A text whose blanks are all breaking ones.
std::string spaced(std::string text) {
  const std::string_view fixed = "\u00A0";
  for (std::size_t at = text.find(fixed); at != std::string::npos; at = text.find(fixed))
    text.replace(at, fixed.size(), " ");
  return text;
}

std::vector<std::string> texts(const Group& group, std::string_view mark) {
  std::vector<std::string> found;
  for (const Item* item : items(group, mark))
    if (const Label* label = std::get_if<Label>(&item->shape))
      found.push_back(spaced(plain(label->text)));
  return found;
}

const Group& panel_of(const Drawn& figure, const std::string& label) {
  return *std::find_if(figure.scene.groups.begin(), figure.scene.groups.end(),
                       [&](const Group& group) { return group.label == label; });
}

/// The grid of a panel, row after row, read off its rectangles.
std::string grid_in(const Group& group, std::int64_t columns, std::int64_t rows) {
  const Rect field = std::get<Box>(items(group, "mask-field").front()->shape).rect;
  const Length padding = Length::px(3);
  const Length side = (field.size.width - padding * 2) / columns;
  const std::vector<const Item*> cells = cells_of(group);
  std::string text;
  for (std::int64_t row = 0; row < rows; ++row) {
    for (std::int64_t column = 0; column < columns; ++column) {
      const Length x = field.left() + padding + side * column + side / 2;
      // The row of the last query stands apart, in its frame.
      const bool apart = row + 1 == rows && !items(group, "last-query").empty();
      const Length y =
          field.top() + padding + side * row + side / 2 + (apart ? Length::px(3) : Length());
      const auto times = std::count_if(cells.begin(), cells.end(), [&](const Item* item) {
        const Rect rect = bounds(*item);
        return rect.left() < x && x < rect.right() && rect.top() < y && y < rect.bottom();
      });
      text += static_cast<char>('0' + times);
    }
    text += '\n';
  }
  return text;
}

struct Case {
  const char* grid;
  const char* mask;
};

/// Each grid of tests/masks as a spec states it.
constexpr Case cases[] = {
    {"full", "{causal: false, tokens: 8}"},
    {"causal", "{tokens: 12}"},
    {"prefix", "{prefix: 4, tokens: 12}"},
    {"groups", "{parts: [3 text, 4 image, 2 text, 3 image]}"},
    {"window", "{window: 4, tokens: 12}"},
    {"window", "{window: {left: 3}, tokens: 12}"},
    {"band", "{window: {left: 2, right: 2}, tokens: 12}"},
    {"chunk", "{chunk: 4, tokens: 12}"},
    {"dilated", "{window: 4, dilation: 2, tokens: 12}"},
    {"stride", "{stride: 4}"},
    {"window_and_stride", "{window: 4, stride: 4}"},
    {"fixed", "{fixed: {block: 4, summary: 1}}"},
    {"segments", "{segments: {length: 8, step: 2}}"},
    {"band_and_global", "{window: {left: 2, right: 2}, global: [0], tokens: 12}"},
    {"window_and_global", "{window: 4, global: 2}"},
    {"window_and_every", "{window: 4, every: 4}"},
    {"big_bird", "{blocks: {size: 2, random: 1, seed: 7}}"},
    {"sinks", "{window: 4, sinks: 2}"},
    {"cross", "{cross: 8, queries: 4}"},
    {"documents", "{documents: [5, 4, 3]}"},
    {"tree", "{tree: [[0], [1], [0, 0], [0, 1], [1, 0]], tokens: 6}"},
    {"moba", "{moba: {block: 4, top_k: 2, seed: 7}}"},
    {"top_k", "{top_k: 4, seed: 7}"},
    {"compressed", "{compressed: {length: 4, step: 4}}"},
    {"plane_windows", "{plane: {rows: 4, columns: 4, window: 2, shift: 1}}"},
    {"window",
     "{keys: [[0], [0, 1], [0, 1, 2], [0, 1, 2, 3], [1, 2, 3, 4], [2, 3, 4, 5],"
     " [3, 4, 5, 6], [4, 5, 6, 7], [5, 6, 7, 8], [6, 7, 8, 9], [7, 8, 9, 10],"
     " [8, 9, 10, 11]]}"}};

}  // namespace

TEST_CASE("the cells of a mask are those of its paper, each drawn once", "[kinds]") {
  for (const Case& one : cases) {
    INFO(one.mask);
    const std::string file =
        test::read(test::source_dir() / "tests/masks" / (std::string(one.grid) + ".txt"));
    const std::string expected = file.substr(file.find('\n') + 1);
    const auto columns = static_cast<std::int64_t>(expected.find('\n'));
    const auto rows = std::count(expected.begin(), expected.end(), '\n');
    const Drawn figure = drawn(spec_of(fmt::format("{{masks: {{a: {}}}}}", one.mask)));
    const MaskPanel& panel = masks_of(figure).panels.at(0);
    CHECK(grid_in(panel_of(figure, plain(panel.label)), columns, rows) == expected);
  }
}

TEST_CASE("each grid of a paper can be stated", "[kinds]") {
  for (const auto& path : test::files(test::source_dir() / "tests/masks", ".txt")) {
    INFO(path);
    CHECK(std::any_of(std::begin(cases), std::end(cases),
                      [&](const Case& one) { return one.grid == path.stem(); }));
  }
}

TEST_CASE("a panel names its rules, its numbers and its axes", "[kinds]") {
  const Drawn figure = drawn(spec_of("{tokens: 16, masks: {a: {window: 4, global: 2}}}"));
  const Group& panel = panel_of(figure, "Sliding window + global");
  CHECK(texts(panel, "mask-title") == std::vector<std::string>{"Sliding window + global"});
  CHECK(texts(panel, "mask-axis") == std::vector<std::string>{"query 1–16 ↓", "key 1–16 →"});
  CHECK(texts(panel, "mask-caption") == std::vector<std::string>{"81 scores, 59.6 % of causal"});
  CHECK(texts(panel, "mask-legend") == std::vector<std::string>{"window of 4", "2 global keys",
                                                                "query 16 reads 6 keys",
                                                                "6 keys stay cached"});
}

TEST_CASE("an encoder's mask is a share of all pairs and keeps no keys", "[kinds]") {
  const Drawn figure = drawn(spec_of("{tokens: 8, masks: {a: {window: {left: 1, right: 1}}}}"));
  const Group& panel = panel_of(figure, "Two-sided window");
  CHECK(texts(panel, "mask-caption") == std::vector<std::string>{"22 scores, 34.4 % of all pairs"});
  CHECK(texts(panel, "mask-legend") == std::vector<std::string>{"1 before, 1 after"});
  CHECK(items(panel, "last-query").empty());
  CHECK(items(panel, "cached-key").empty());
}

TEST_CASE("what the data choose is called a sample, with its seed", "[kinds]") {
  const auto legend = [](const char* mask) {
    const Drawn figure = drawn(spec_of(fmt::format("{{masks: {{a: {{label: A, {}}}}}}}", mask)));
    return texts(panel_of(figure, "A"), "mask-legend");
  };
  CHECK(legend("top_k: 4, seed: 7").at(0) == "sample of 4 keys, seed 7");
  CHECK(legend("moba: {block: 4, top_k: 2, seed: 8}").at(1) == "sample of 1 chunk, seed 8");
  CHECK(legend("blocks: {size: 2, random: 1, seed: 9}").at(2) == "sample of 1 block, seed 9");
}

TEST_CASE("what counts blocks says so", "[kinds]") {
  const auto legend = [](const char* blocks) {
    const Drawn figure =
        drawn(spec_of(fmt::format("{{masks: {{a: {{label: A, blocks: {}}}}}}}", blocks)));
    return texts(panel_of(figure, "A"), "mask-legend");
  };
  CHECK(legend("{size: 2, random: 2, seed: 7}") ==
        std::vector<std::string>{"2 global blocks", "1 before, 1 after, in blocks of 2",
                                 "sample of 2 blocks, seed 7"});
  CHECK(
      legend("{size: 1, random: 2, seed: 7}") ==
      std::vector<std::string>{"2 global tokens", "1 before, 1 after", "sample of 2 keys, seed 7"});
}

TEST_CASE("a mask above 64 tokens is summed and says so", "[kinds]") {
  const Drawn figure = drawn(spec_of("{tokens: 128Ki, masks: {a: {window: 4Ki}}}"));
  const Group& panel = panel_of(figure, "Sliding window");
  const std::vector<std::string> legend = texts(panel, "mask-legend");
  CHECK(std::find(legend.begin(), legend.end(), "a cell: 2,048 × 2,048 scores") != legend.end());
  CHECK(texts(panel, "mask-caption").front() == "528,484,352 scores, 6.15 % of causal");
}

TEST_CASE("the area of summed cells is the share of their scores", "[kinds]") {
  for (const char* mask : {"{}", "{window: 4Ki}", "{chunk: 8Ki}", "{window: 4Ki, sinks: 2Ki}"}) {
    INFO(mask);
    const Drawn figure = drawn(spec_of(fmt::format("{{tokens: 128Ki, masks: {{a: {}}}}}", mask)));
    const MaskPanel& plan = masks_of(figure).panels.at(0);
    const Group& panel = panel_of(figure, plain(plan.label));
    UInt128 area = 0;
    for (const Item* cell : cells_of(panel)) {
      const Size size = bounds(*cell).size;
      area += static_cast<UInt128>(size.width.hundredths()) *
              static_cast<UInt128>(size.height.hundredths());
    }
    const Rect field = std::get<Box>(items(panel, "mask-field").front()->shape).rect;
    const auto side = static_cast<UInt128>((field.size.width - Length::px(6)).hundredths());
    const UInt128 pairs = UInt128{128 * 1024} * (128 * 1024);
    const UInt128 expected = plan.drawn.numbers.scores.count() * side / pairs * side;
    CHECK(expected * 99 / 100 <= area);
    CHECK(area <= expected * 101 / 100);
  }
}

TEST_CASE("the area of a square is the weight of its key", "[kinds]") {
  const Drawn figure = drawn(
      spec_of("{masks: {a: {weights: [[0.75, 0.25, 0], [0.1, 0, 0.9]], query_labels: [le, chat], "
              "key_labels: [the, cat, sits]}}}"));
  const Group& panel = panel_of(figure, "Attention weights");
  const Rect field = std::get<Box>(items(panel, "mask-field").front()->shape).rect;
  const auto side = ((field.size.width - Length::px(6)) / 3).hundredths();
  std::vector<std::int64_t> per_cent;
  for (const Item* cell : cells_of(panel)) {
    const Size size = bounds(*cell).size;
    per_cent.push_back(
        (size.width.hundredths() * size.height.hundredths() * 1000 / side / side + 5) / 10);
  }
  CHECK(per_cent == std::vector<std::int64_t>{75, 25, 10, 90});
  CHECK(texts(panel, "mask-axis") ==
        std::vector<std::string>{"query 1–2 ↓", "key 1–3 →", "le", "chat", "the", "cat", "sits"});
  CHECK(texts(panel, "mask-legend") ==
        std::vector<std::string>{"area of a square: weight of the key"});
  CHECK(spaced(figure.scene.description) ==
        "Attention weights: 2 queries × 3 keys, area of a square: weight of the key, 6 scores, 100 "
        "% of all pairs, le: the 0.75, cat 0.25, sits 0, chat: the 0.1, cat "
        "0, sits 0.9.");
}

TEST_CASE("words stand beside their queries and above their keys", "[kinds]") {
  const Drawn figure = drawn(spec_of(
      "{tokens: 3, masks: {a: {query_labels: [a, considerably, c], key_labels: [longer, than, "
      "cells]}}}"));
  const Group& panel = panel_of(figure, "Causal");
  const Rect field = std::get<Box>(items(panel, "mask-field").front()->shape).rect;
  Length right;
  for (const Item* item : items(panel, "mask-axis")) {
    const Label& label = std::get<Label>(item->shape);
    const std::string text = plain(label.text);
    if (text == "considerably") CHECK(label.at.x < field.left());
    if (label.anchor != Anchor::middle) continue;
    CHECK(label.at.y < field.top());
    const Length half = width(label.text, label.size, label.weight) / 2;
    CHECK(right < label.at.x - half);
    right = label.at.x + half;
  }
}

TEST_CASE("rules take the numbers of the real size by their names", "[kinds]") {
  const Drawn figure = drawn(spec_of(
      "{masks: {causal: {}, window: {window: 4}, chunk: {chunk: 4}, chosen: {top_k: 4, seed: 7},"
      " sinks: {window: 4, sinks: 2}},"
      " at: {tokens: 128Ki, window: 4Ki, chunk: 8Ki, top_k: 2Ki, sinks: 4}}"));
  std::vector<std::string> rows;
  for (const BarRow& row : masks_of(figure).real->rows)
    rows.push_back(spaced(plain(row.label) + ": " + plain(row.value) + ", " + plain(row.detail)));
  CHECK(rows ==
        std::vector<std::string>{"Causal: 8,590,000,128, every key so far, 100 % of causal, "
                                 "131,072 keys stay cached",
                                 "Sliding window: 528,484,352, window of 4,096, 6.15 % of causal, "
                                 "4,096 keys stay cached",
                                 "Chunks: 536,936,448, own chunk of 8,192, 6.25 % of causal, "
                                 "8,192 keys stay cached",
                                 "Top-k: 266,339,328, sample of 2,048 keys, seed 7, "
                                 "3.1 % of causal, 131,072 keys stay cached",
                                 "Sliding window + sinks: 528,992,250, window of 4,096, 4 sinks, "
                                 "6.16 % of causal, 4,100 keys stay cached"});
}

TEST_CASE("a layout by name has a panel for each mask of its layers", "[kinds]") {
  const Drawn figure =
      drawn(spec_of("{tokens: 16, masks: [model]}",
                    "layouts:\n"
                    "  full: {variant: mqa, q_heads: 4, head_dim: 64}\n"
                    "  local: {like: full, window: 4, sinks: 1}\n"
                    "  model: {label: M, pattern: [5 local, 1 full], layers: 12}\n"));
  const std::vector<MaskPanel>& panels = masks_of(figure).panels;
  REQUIRE(panels.size() == 2);
  CHECK(plain(panels[0].label) == "M: Sliding window");
  CHECK(spaced(plain(panels[0].drawn.texts.cached)) == "5 keys stay cached");
  CHECK(plain(panels[1].label) == "M: Full attention");
  CHECK(spaced(plain(panels[1].drawn.texts.cached)) == "16 keys stay cached");
}

TEST_CASE("a mask that reads as its layout does may be of other sizes", "[kinds]") {
  const std::string layouts =
      "layouts:\n  local: {variant: mqa, q_heads: 4, head_dim: 64, window: 4Ki}\n";
  const std::string block =
      "{{masks: {{a: {{layout: local, window: 4}}}}, at: {{tokens: 128Ki, "
      "window: {}}}}}";
  const auto result = [&](const char* window) {
    const Expected<Document> read =
        Library().read(spec_of(fmt::format(fmt::runtime(block), window), layouts), {.file = "f"});
    return read ? "fine" : read.diagnostics.at(0).message;
  };
  CHECK(result("4Ki") == "fine");
  CHECK(result("2Ki") ==
        "of 131,072 tokens, local keeps at most 4,096 keys cached, and this mask 2,048");
}

TEST_CASE("a reader who points at cells learns their rule", "[kinds]") {
  const Drawn figure = drawn(spec_of("{masks: {a: {window: 4, global: 2}}}"));
  const Group& panel = panel_of(figure, "Sliding window + global");
  CHECK(spaced(cells_of(panel).front()->tooltip) == "window of 4: 58 scores");
  CHECK(spaced(cells_of(panel).back()->tooltip) == "2 global keys: 23 scores");
  CHECK(spaced(items(panel, "last-query").front()->tooltip) == "query 16 reads 6 keys");
  CHECK(spaced(items(panel, "cached-key").front()->tooltip) == "6 keys stay cached");
}

TEST_CASE("the description of a mask has all its numbers, in each language", "[kinds]") {
  const std::string spec = spec_of("{masks: {a: {window: 4, sinks: 2}}}");
  CHECK(spaced(drawn(spec).scene.description) ==
        "Sliding window + sinks: 16 queries × 16 keys, window of 4, 2 sinks, 81 scores, "
        "59.6 % of causal, query 16 reads 6 keys, 6 keys stay cached.");
  CHECK(spaced(drawn(spec, "zh").scene.description) ==
        "滑动窗口＋汇聚键：16 个查询 × 16 个键，窗口 4，2 个汇聚键，81 个分数，因果的 59.6 %，查询 "
        "16 读取 6 "
        "个键，6 个键留在缓存。");
}

TEST_CASE("a table says of masks what their panels say", "[kinds]") {
  CHECK(spaced(Renderer().table(spec_of("{masks: {a: {}, b: {window: 4}}}"))) ==
        "**T**\n\n"
        "| Causal | Sliding window |\n|---|---:|\n"
        "| every key so far | window of 4 |\n"
        "| 136 scores | 58 scores |\n"
        "| 100 % of causal | 42.6 % of causal |\n"
        "| query 16 reads 16 keys | query 16 reads 4 keys |\n"
        "| 16 keys stay cached | 4 keys stay cached |\n");
}

TEST_CASE("cells of one rule are one path, so that grids are small", "[kinds]") {
  const auto svg = [](const char* block) { return render(spec_of(block)); };
  CHECK(svg("{tokens: 32, masks: {a: {}}}").size() <= 12 * 1024);
  CHECK(svg("{tokens: 32, masks: {a: {top_k: 8, seed: 7}}}").size() <= 12 * 1024);
  CHECK(elements(svg("{tokens: 64, masks: {a: {window: 4, dilation: 2, stride: 8}}}")) < 60);
}

TEST_CASE("lint finds nothing in grids of masks", "[kinds]") {
  const std::string masks =
      "{masks: {a: {}, b: {window: 4, stride: 4}, c: {top_k: 4, seed: 7}, d: {documents: [5, 4, "
      "3]}, e: {window: {left: 1, right: 1}}}, at: {tokens: 64Ki, window: 4Ki, stride: 512, top_k: "
      "2Ki}}";
  const Renderer renderer;
  for (const char* theme : {"modern", "book", "print", "colourblind"})
    for (const char* language : {"en", "zh"})
      for (const PageWidth width : {PageWidth::wide, PageWidth::narrow}) {
        INFO(theme << " " << language << " " << width.px);
        const std::string svg = renderer.render(
            spec_of(masks),
            {.name = "f", .language = language, .theme = theme, .page_width = width});
        for (const Diagnostic& found : lint::findings_in("", svg)) CHECK(found.message == "");
      }
}
