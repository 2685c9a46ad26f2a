#include "scene/axis.h"

#include "numbers/random_layout.h"
#include "text/utf8.h"

#include <catch2/catch.hpp>

#include <algorithm>

namespace attnfig {
namespace {

constexpr UInt128 gib = UInt128{8} << 30;

/// Labels of 6 px a letter.
Length width_of(std::string_view label) {
  std::int64_t letters = 0;
  for (const char c : label)
    if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) ++letters;
  return Length::px(6 * letters);
}

Length line(std::string_view) {
  return Length::px(12);
}

/// "0 16 32 GiB": the labels of an axis, and its unit.
std::string text_of(const Axis& axis) {
  std::string text;
  for (const Tick& tick : axis.ticks) {
    std::string label = tick.label.empty() ? "-" : tick.label;
    if (const std::size_t space = label.find("\u00A0"); space != std::string::npos)
      label.replace(space, 2, "_");
    text += (text.empty() ? "" : " ") + label;
  }
  return axis.unit.empty() ? text : text + " [" + axis.unit + "]";
}

AxisRequest tokens(UInt128 least, UInt128 most, std::int64_t px, AxisScale scale = AxisScale::log) {
  return {.least = least,
          .most = most,
          .scale = scale,
          .length = Length::px(px),
          .gap = Length::px(40)};
}

AxisRequest memory(UInt128 least, UInt128 most, std::int64_t px, AxisScale scale) {
  AxisRequest request = tokens(least, most, px, scale);
  request.unit = AxisUnit::bits;
  request.gap = Length::px(12);
  return request;
}

TEST_CASE("tokens stand on powers of two", "[unit]") {
  struct Row {
    AxisRequest request;
    const char* text;
  };
  const Row rows[] = {
      {tokens(256, 262'144, 460), "256 1Ki 4Ki 16Ki 64Ki 256Ki"},
      {tokens(256, 262'144, 900), "256 512 1Ki 2Ki 4Ki 8Ki 16Ki 32Ki 64Ki 128Ki 256Ki"},
      {tokens(256, 1 << 20, 230), "256 4Ki 64Ki 1Mi"},
      // The range ends on a tick: 160Ki lies below one.
      {tokens(300, 163'840, 460), "256 1Ki 4Ki 16Ki 64Ki 256Ki"},
      {tokens(1, 1, 100), "1 2"},
      {tokens(4096, 4096, 100), "2Ki 4Ki"},
      {tokens(0, 131'072, 400, AxisScale::linear), "0 32Ki 64Ki 96Ki 128Ki"},
      {tokens(0, 16, 400, AxisScale::linear), "0 4 8 12 16"},
      {tokens(0, 0, 400, AxisScale::linear), "0 1"}};
  for (const Row& row : rows) CHECK(text_of(make_axis(row.request, width_of)) == row.text);
}

TEST_CASE("memory stands on powers of two, and its unit is said once where it does not change",
          "[unit]") {
  struct Row {
    AxisRequest request;
    const char* text;
  };
  const Row rows[] = {
      {memory(gib, 1000 * gib, 230, AxisScale::log), "1_GiB 4_GiB 16_GiB 64_GiB 256_GiB 1_TiB"},
      {memory(gib, 500 * gib, 400, AxisScale::log), "1 2 4 8 16 32 64 128 256 512 [GiB]"},
      {memory(gib, 500 * gib, 110, AxisScale::log), "1_GiB 32_GiB 1_TiB"},
      {memory(gib / 2, 900 * gib, 40, AxisScale::log), "1_MiB 1_TiB"},
      {memory(0, 20 * gib, 300, AxisScale::linear), "0 4 8 12 16 20 [GiB]"},
      {memory(0, 49 * gib, 300, AxisScale::linear), "0 16 32 48 64 [GiB]"},
      // The unit is that of the data, of which steps may be halves and quarters.
      {memory(0, 3 * gib, 600, AxisScale::linear), "0 1 2 3 [GiB]"},
      {memory(0, 2 * gib, 300, AxisScale::linear), "0 0.5 1 1.5 2 [GiB]"},
      {memory(0, gib, 300, AxisScale::linear), "0 0.25 0.5 0.75 1 [GiB]"},
      {memory(0, gib / 2, 40, AxisScale::linear), "0 512 [MiB]"}};
  for (const Row& row : rows) CHECK(text_of(make_axis(row.request, line)) == row.text);
}

TEST_CASE("other axes stand on 1, 2 and 5 times powers of ten", "[unit]") {
  const auto text = [](AxisRequest request) {
    request.family = AxisFamily::decimal;
    return text_of(make_axis(request, width_of));
  };
  CHECK(text(tokens(0, 23, 400, AxisScale::linear)) == "0 5 10 15 20 25");
  CHECK(text(tokens(0, 1'000, 400, AxisScale::linear)) == "0 200 400 600 800 1k");
  CHECK(text(tokens(3, 900, 700)) == "2 5 10 20 50 100 200 500 1k");
  CHECK(text(tokens(3, 90'000, 400)) == "1 10 100 1k 10k 100k");
  CHECK(text(memory(0, 8'000'000'000 * UInt128{30}, 400, AxisScale::linear)) ==
        "0 5 10 15 20 25 30 [GB]");
}

TEST_CASE("an axis too short for two labels has one", "[unit]") {
  CHECK(text_of(make_axis(tokens(0, 100, 10, AxisScale::linear), width_of)) == "- 128");
  CHECK(text_of(make_axis(tokens(2, 100, 10), width_of)) == "- 256");
  CHECK(text_of(make_axis(tokens(1, most_log_value, 10), width_of)) == "- 17,179,869,184Gi");
}

TEST_CASE("values stand where their scale has them", "[unit]") {
  const Axis log = make_axis(tokens(256, 262'144, 460), width_of);
  CHECK(position(log, 256) == Length());
  CHECK(position(log, 1024) == Length::px(92));
  CHECK(position(log, 262'144) == Length::px(460));
  // log2(60,211 / 256) × 46 px.
  CHECK(position(log, 60'211) == Length::hundredths(36'238));
  const Axis linear = make_axis(memory(0, 20 * gib, 300, AxisScale::linear), line);
  CHECK(position(linear, 5 * gib) == Length::px(75));
  CHECK(position(linear, gib / 3) == Length::hundredths(500));
}

TEST_CASE("no labels of any axis collide, and all data lie on it", "[unit]") {
  for (std::uint64_t seed = 1; seed <= 5'000; ++seed) {
    numbers::Random random(seed);
    AxisRequest request = tokens(0, 0, static_cast<std::int64_t>(random.between(20, 900)));
    request.least = random.up_to(std::uint64_t{1} << 43);
    request.most = request.least * random.up_to(std::uint64_t{1} << 20);
    if (random.chance(50)) request.scale = AxisScale::linear;
    if (random.chance(50)) request.unit = AxisUnit::bits;
    if (random.chance(50)) request.family = AxisFamily::decimal;
    const Axis axis = make_axis(request, width_of);
    INFO("seed " << seed << ": " << text_of(axis));
    REQUIRE(2 <= axis.ticks.size());
    REQUIRE(request.most <= axis.last());
    if (request.scale == AxisScale::linear) REQUIRE(axis.first() == 0);
    const UInt128 byte = request.unit == AxisUnit::bits ? 8 : 1;
    if (byte <= request.least) REQUIRE(axis.first() <= request.least);
    REQUIRE(axis.ticks.front().at == Length());
    REQUIRE(axis.ticks.back().at == request.length);
    const Tick* last = nullptr;
    for (const Tick& tick : axis.ticks) {
      REQUIRE(tick.at == position(axis, tick.value));
      if (tick.label.empty()) continue;
      if (last != nullptr)
        REQUIRE((width_of(last->label) + width_of(tick.label)) / 2 + request.gap <=
                tick.at - last->at);
      last = &tick;
    }
    REQUIRE(last != nullptr);
  }
}

using Lengths = std::vector<Length>;

Lengths spread_px(const std::vector<std::int64_t>& wanted, std::int64_t height, std::int64_t to) {
  std::vector<EndLabel> labels;
  for (const std::int64_t at : wanted)
    labels.push_back(EndLabel::centred(Length::px(at), Length::px(height)));
  return spread(labels, Length::px(2), Length(), Length::px(to));
}

Lengths px(std::initializer_list<std::int64_t> all) {
  Lengths lengths;
  for (const std::int64_t at : all) lengths.push_back(Length::px(at));
  return lengths;
}

TEST_CASE("labels at the ends of curves move apart", "[unit]") {
  CHECK(spread_px({}, 10, 200).empty());
  CHECK(spread_px({50, 100}, 10, 200) == px({50, 100}));
  // Two that meet share the way; one between others stays in the middle.
  CHECK(spread_px({50, 52}, 10, 200) == px({45, 57}));
  CHECK(spread_px({50, 50, 50}, 10, 200) == px({38, 50, 62}));
  // Their order is that of the ends, not that in which they are given.
  CHECK(spread_px({52, 50}, 10, 200) == px({57, 45}));
  // Pools that grow into each other.
  CHECK(spread_px({50, 52, 60}, 10, 200) == px({42, 54, 66}));
}

TEST_CASE("a label that is met in its first line keeps its whole height free", "[unit]") {
  const std::vector<EndLabel> labels = {{Length::px(20), Length::px(6), Length::px(24)},
                                        {Length::px(30), Length::px(6), Length::px(6)}};
  CHECK(spread(labels, Length::px(2), Length(), Length::px(200)) == px({9, 41}));
}

TEST_CASE("labels stay between their bounds if they fit", "[unit]") {
  CHECK(spread_px({0, 1}, 10, 200) == px({5, 17}));
  CHECK(spread_px({199, 200}, 10, 200) == px({183, 195}));
  CHECK(spread_px({10, 10, 10}, 10, 20) == px({5, 17, 29}));
}

TEST_CASE("labels keep their gap and order wherever curves end", "[unit]") {
  for (std::uint64_t seed = 1; seed <= 2'000; ++seed) {
    numbers::Random random(seed);
    std::vector<EndLabel> labels;
    for (std::uint64_t k = random.between(1, 8); k != 0; --k)
      labels.push_back({Length::hundredths(static_cast<std::int64_t>(random.between(0, 30'000))),
                        Length::px(static_cast<std::int64_t>(random.between(5, 30))),
                        Length::px(static_cast<std::int64_t>(random.between(5, 30)))});
    const Lengths heights = spread(labels, Length::px(10), Length(), Length::px(600));
    for (std::size_t a = 0; a < labels.size(); ++a)
      for (std::size_t b = 0; b < labels.size(); ++b) {
        if (a == b || labels[b].wanted < labels[a].wanted) continue;
        if (labels[a].wanted == labels[b].wanted && b < a) continue;
        INFO("seed " << seed);
        REQUIRE(labels[a].below + Length::px(10) + labels[b].above <= heights[b] - heights[a]);
      }
  }
}

}  // namespace
}  // namespace attnfig
