#include "scene/compose.h"
#include "scene/lines.h"
#include "scene/scene.h"
#include "support/font_size.h"
#include "text/font_widths.h"
#include "text/rich_text.h"
#include "text/utf8.h"

#include <catch2/catch.hpp>

using namespace attnfig;

namespace {

std::vector<std::string> lines(const RichText& text, Length widest) {
  std::vector<std::string> plain_lines;
  for (const RichText& line : break_lines(text, test::px(10), Weight::regular, widest))
    plain_lines.push_back(plain(line));
  return plain_lines;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("ill-formed UTF-8 is noticed byte by byte", "[unit]") {
  const auto [text, valid] = GENERATE(table<std::string, bool>({{"a", true},
                                                                {"é", true},
                                                                {"查", true},
                                                                {"\U0001F600", true},
                                                                {"\xFF", false},
                                                                {"\xC0\x80", false},
                                                                {"\xE0\x80\x80", false},
                                                                {"\xED\xA0\x80", false},
                                                                {"\xF4\x90\x80\x80", false},
                                                                {"\xC3", false},
                                                                {"\xF0\x80\x80\x80", false}}));
  CHECK(Utf8(text).next().valid == valid);
}

TEST_CASE("code points survive the way to bytes and back", "[unit]") {
  const char32_t point = GENERATE(U'A', U'é', U'…', U'查', char32_t{0x10FFFF});
  const std::string bytes = to_utf8(point);
  CHECK(Utf8(bytes).next().value == point);
  CHECK(Utf8(bytes).next().bytes == bytes);
}

TEST_CASE("printable ASCII ends at a control and at what takes several bytes", "[unit]") {
  const auto [text, length] = GENERATE(table<std::string, std::size_t>(
      {{"", 0}, {"a ~", 3}, {"a\nb", 1}, {"a\x7F", 1}, {"no × ", 3}, {"×", 0}}));
  CHECK(ascii_length(text) == length);
}

TEST_CASE("control, bidirectional and noncharacters are not printable", "[unit]") {
  const auto [point, why] =
      GENERATE(table<char32_t, std::string>({{0x1B, "control character"},
                                             {0x7F, "control character"},
                                             {0x85, "control character"},
                                             {0x202E, "bidirectional control"},
                                             {0x2066, "bidirectional control"},
                                             {0x2028, "line separator"},
                                             {0xFEFF, "byte order mark inside the text"},
                                             {0xFFFE, "noncharacter"},
                                             {0x1FFFF, "noncharacter"},
                                             {'a', ""},
                                             {U'查', ""}}));
  CHECK(why_not_printable(point) == why);
}

TEST_CASE("advances are those of Liberation Sans", "[unit]") {
  CHECK(advance('0', {}) == 1'139'000);
  CHECK(advance('A', {.weight = Weight::bold}) == 1'479'000);
  CHECK(advance(U'×', {}) == 1'196'000);
  CHECK(advance(U'查', {}) == units_per_em);
  CHECK(advance(U'한', {}) == 1'884'160);
  CHECK_FALSE(advance(0x200B, {}).has_value());
}

TEST_CASE("a text's width is the sum of its advances, each run rounded up", "[unit]") {
  CHECK(to_text(width({{"00"}}, test::px(12), Weight::regular)) ==
        "13.35");  // 2 × 1139 × 12 / 2048 = 13.347…
  // 1366 × 12 / 2048 px, rounded up to 1/64 px, and 1139 × 9 / 2048 px.
  const RichText indexed = {{"K"}, {"1", {.script = Script::subscript}}};
  CHECK(to_text(width(indexed, test::px(12), Weight::regular)) == "13.03");
}

TEST_CASE("a text is as wide as its font's letters, or those of the font that stands in",
          "[unit]") {
  const FontWidths wide({{U'0', 2'048'000, 3'072'000, 0, 0}}, 1'024'000);
  const FontSize size(Length::px(10), wide);
  CHECK(to_text(width({{"00"}}, size, Weight::regular)) == "20");
  CHECK(to_text(width({{"00"}}, size, Weight::bold)) == "30");
  CHECK(to_text(width({{"0", {.face = {.family = Family::code}}}}, size, Weight::regular)) == "5");
  // Liberation Sans has "1", and no font that is known has "查".
  CHECK(width({{"1"}}, size, Weight::regular) == width({{"1"}}, test::px(10), Weight::regular));
  CHECK(to_text(width({{"查"}}, size, Weight::regular)) == "10");
}

TEST_CASE("lengths have no more digits than they need", "[unit]") {
  CHECK(to_text(Length::px(3)) == "3");
  CHECK(to_text(Length::hundredths(310)) == "3.1");
  CHECK(to_text(Length::hundredths(-5)) == "-0.05");
  CHECK(to_text(Length::hundredths(0)) == "0");
}

TEST_CASE("lines break at blanks", "[unit]") {
  CHECK(lines({{"one two three"}}, Length::px(40)) == Lines{"one two", "three"});
  CHECK(lines({{"one two three"}}, Length::px(400)) == Lines{"one two three"});
  CHECK(lines({}, Length::px(400)) == Lines{});
}

TEST_CASE("a word that is wider than a line stands alone", "[unit]") {
  CHECK(lines({{"a incomprehensibilities b"}}, Length::px(20)) ==
        Lines{"a", "incomprehensibilities", "b"});
}

TEST_CASE("a line break in a text is kept", "[unit]") {
  CHECK(lines({{"one\ntwo"}}, Length::px(400)) == Lines{"one", "two"});
}

TEST_CASE("a number keeps its unit", "[unit]") {
  CHECK(lines({{"takes 80\u00A0GiB"}}, Length::px(55)) == Lines{"takes", "80 GiB"});
  CHECK(lines({{"共\u00A032\u00A0个词"}}, Length::px(35)) == Lines{"共 32 个词"});
}

TEST_CASE("East Asian text breaks between characters, not before a comma", "[unit]") {
  CHECK(lines({{"查询头共享"}}, Length::px(30)) == Lines{"查询头", "共享"});
  CHECK(lines({{"查询头，共享"}}, Length::px(30)) == Lines{"查询", "头，共", "享"});
  CHECK(lines({{"查询（共享"}}, Length::px(30)) == Lines{"查询", "（共享"});
}

TEST_CASE("a word joiner keeps the letters of an East Asian word together", "[unit]") {
  CHECK(lines({{"占因果的六成"}}, Length::px(25)) == Lines{"占因", "果的", "六成"});
  CHECK(lines({{"占因\u2060果的六成"}}, Length::px(25)) == Lines{"占", "因果", "的六", "成"});
  CHECK(plain({{"因\u2060果"}}) == "因果");
}

TEST_CASE("East Asian lines neither start nor end with marks that belong to a character",
          "[unit]") {
  // A line of three characters, whose third one, or the text after it, must stay with its
  // neighbour.
  const auto [text, first] = GENERATE(table<std::string, std::string>({{"缓存键〕值", "缓存"},
                                                                       {"缓存键］值", "缓存"},
                                                                       {"缓存键～值", "缓存"},
                                                                       {"缓存键℃值", "缓存"},
                                                                       {"キクケッコ", "キク"},
                                                                       {"データー々", "デー"},
                                                                       {"缓存〔键值", "缓存"},
                                                                       {"缓存［键值", "缓存"},
                                                                       {"缓存￥键值", "缓存"}}));
  INFO(text);
  CHECK(lines({{text}}, Length::px(30)).front() == first);
}

TEST_CASE("a subscript stays with its letter", "[unit]") {
  const std::vector<RichText> broken =
      break_lines({{"see K"}, {"12", {.script = Script::subscript}}}, test::px(10), Weight::regular,
                  Length::px(20));
  REQUIRE(broken.size() == 2);
  CHECK(markup(broken[1]) == "K_{12}");
}

TEST_CASE("a text block is centred on whole pixels", "[unit]") {
  const Picture block = text_block({{"0"}}, {{.name = "note"}, 0, test::px(12), Weight::regular},
                                   Length::px(100), Align::middle);
  CHECK(block.size == Size{Length::px(8), Length::px(16)});
  const Label& label = std::get<Label>(block.groups[0].items[0].shape);
  CHECK(label.at == Point{Length::px(4), Length::px(12)});
}

TEST_CASE("pictures stack with one gap, and empty ones leave none", "[unit]") {
  const Item box{.mark = {.name = "card"}, .shape = Box{}};
  const Picture small = picture(box, {Length::px(10), Length::px(10)});
  const Picture large = picture(box, {Length::px(30), Length::px(10)});
  const Picture stacked = above({small, Picture{}, large}, Length::px(5), Align::middle);
  CHECK(stacked.size == Size{Length::px(30), Length::px(25)});
  CHECK(std::get<Box>(stacked.groups[0].items[0].shape).rect.at == Point{Length::px(10), Length()});
  CHECK(std::get<Box>(stacked.groups[0].items[1].shape).rect.at == Point{Length(), Length::px(15)});
}
