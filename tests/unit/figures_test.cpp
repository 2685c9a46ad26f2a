#include "figures/head_row.h"
#include "model/number_text.h"
#include "spec/templates.h"

#include <catch2/catch.hpp>

using namespace attnfig;

namespace {

HeadRow row(Wide q_heads, Wide groups) {
  Templates templates;
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

TEST_CASE("few heads are all drawn", "[unit]") {
  CHECK(sketch(row(8, 8)) == "1 2 3 4 5 6 7 8");
  CHECK(sketch(row(8, 2)) == "1 2 3 4 5 6 7 8");
  CHECK(sketch(row(1, 1)) == "1");
}

TEST_CASE("heads of published models are left out at two levels", "[unit]") {
  CHECK(sketch(row(71, 1)) == "1 2 3 4 5 6 7 …63 71");      // Falcon-7B
  CHECK(sketch(row(64, 8)) == "1 …6 8 …6g 57 …6 64");       // Llama 3 70B
  CHECK(sketch(row(40, 10)) == "1 2 3 4 …8g 37 38 39 40");  // Phi-3 medium
  CHECK(sketch(row(128, 128)) == "1 2 3 4 5 6 …121 128");   // DeepSeek-V3's heads
  CHECK(sketch(row(128, 8)) == "1 …14 16 …6g 113 …14 128");
}

TEST_CASE("the last head and the last group are always drawn", "[unit]") {
  const auto [q_heads, groups] =
      GENERATE(table<int, int>({{1024, 1024}, {1024, 512}, {1024, 2}, {1024, 1}, {1023, 3}}));
  CAPTURE(q_heads, groups);
  const HeadRow drawn = row(static_cast<Wide>(q_heads), static_cast<Wide>(groups));
  CHECK(drawn.heads.front().head == 1);
  CHECK(drawn.heads.back().head == q_heads);
  CHECK(drawn.groups.back().group == groups);
}

TEST_CASE("words for left-out groups take their count", "[unit]") {
  CHECK(with_count("… {} more groups", 1'022) == "… 1,022 more groups");
  CHECK(plain(left_out_text({.what = LeftOut::What::heads, .count = 13}, "")) == "… ×13");
}
