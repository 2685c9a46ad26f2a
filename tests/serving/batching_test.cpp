#include "model/serving/batching.h"

#include "model/number_text.h"
#include "model/sample.h"

#include <catch2/catch.hpp>

namespace attnfig {
namespace {

std::string utilisation(const BatchSchedule& schedule) {
  return percent(counts(schedule).used, counts(schedule).all);
}

TEST_CASE("a fixed batch waits for its longest request", "[serving]") {
  const std::vector<BatchRequest> requests = {{"A", 4}, {"B", 2}, {"C", 1}, {"D", 3}};
  const BatchSchedule all = schedule(requests, 2, Batching::fixed);
  CHECK(all.runs == std::vector<SlotRun>{{0, 0, 0, 4}, {1, 1, 0, 2}, {2, 0, 4, 5}, {3, 1, 4, 7}});
  CHECK(all.batches == std::vector<Steps>{0, 4});
  CHECK(all.end == 7);
  CHECK(counts(all) == SlotCounts{10, 14, 2});
  CHECK(counts(all).idle() == 4);
  CHECK(idle_slots(all) == std::vector<IdleSlot>{{0, 5, 7}, {1, 2, 4}});
}

TEST_CASE("a continuous batch fills a slot as soon as it is free", "[serving]") {
  const std::vector<BatchRequest> requests = {{"A", 4}, {"B", 2}, {"C", 1}, {"D", 3}};
  const BatchSchedule all = schedule(requests, 2, Batching::continuous);
  CHECK(all.runs == std::vector<SlotRun>{{0, 0, 0, 4}, {1, 1, 0, 2}, {2, 1, 2, 3}, {3, 1, 3, 6}});
  CHECK(all.end == 6);
  CHECK(counts(all) == SlotCounts{10, 12, 2});
  CHECK(idle_slots(all) == std::vector<IdleSlot>{{0, 4, 6}});
}

TEST_CASE("the bars of four slots add up to their use", "[serving]") {
  // Four requests in a batch of 250 steps, and the same slots with further requests.
  const std::vector<BatchRequest> first = {{"1", 250}, {"2", 100}, {"3", 150}, {"4", 100}};
  CHECK(utilisation(schedule(first, 4, Batching::fixed)) == "60");
  BatchSchedule stated{.slots = 4, .end = 250};
  stated.runs = {{0, 0, 0, 250},   {1, 1, 0, 100}, {4, 1, 102, 250}, {2, 2, 0, 150},
                 {5, 2, 152, 250}, {3, 3, 0, 100}, {6, 3, 102, 200}, {7, 3, 202, 250}};
  CHECK(counts(stated) == SlotCounts{992, 1'000, 4});
  CHECK(utilisation(stated) == "99.2");
  CHECK(overlaps(stated).empty());
}

TEST_CASE("requests wait until they have arrived", "[serving]") {
  const std::vector<BatchRequest> requests = {{"late", 2, 5}, {"early", 2, 1}};
  CHECK(schedule(requests, 1, Batching::continuous).runs ==
        std::vector<SlotRun>{{1, 0, 1, 3}, {0, 0, 5, 7}});
  // A batch does not wait for requests that have not arrived.
  CHECK(schedule(requests, 2, Batching::fixed).runs ==
        std::vector<SlotRun>{{1, 0, 1, 3}, {0, 0, 5, 7}});
  CHECK(schedule({}, 2, Batching::fixed) == BatchSchedule{.slots = 2});
}

TEST_CASE("a continuous batch is never slower than a fixed one", "[serving]") {
  SplitMix64 numbers(1);
  const auto next = [&](std::uint64_t below) { return numbers.next() % below; };
  for (int k = 0; k < 500; ++k) {
    std::vector<BatchRequest> requests;
    for (std::uint64_t n = 1 + next(9); n != 0; --n)
      requests.push_back({"r", 1 + next(9), next(12)});
    const std::size_t slots = 1 + next(4);
    const BatchSchedule fixed = schedule(requests, slots, Batching::fixed);
    const BatchSchedule continuous = schedule(requests, slots, Batching::continuous);
    REQUIRE(continuous.end <= fixed.end);
    for (const BatchSchedule& one : {fixed, continuous}) {
      REQUIRE(one.runs.size() == requests.size());
      REQUIRE(overlaps(one).empty());
      Steps idle = 0;
      for (const IdleSlot& gap : idle_slots(one)) idle += gap.end - gap.start;
      REQUIRE(idle == counts(one).idle());
    }
  }
}

TEST_CASE("stated runs that overlap or lie past the slots are found", "[serving]") {
  BatchSchedule stated{.slots = 2, .end = 10};
  stated.runs = {{0, 0, 0, 5}, {1, 0, 4, 6}, {2, 2, 0, 1}, {3, 1, 0, 5}, {4, 1, 5, 6}};
  CHECK(overlaps(stated) == std::vector<std::pair<std::size_t, std::size_t>>{{1, 0}, {2, 2}});
}

TEST_CASE("speculative decoding yields a geometric sum of tokens", "[serving]") {
  CHECK(tokens_of_a_speculative_step(1, 2, 2) == Quotient{7, 4});
  CHECK(tokens_of_a_speculative_step(1, 1, 5) == Quotient{6, 1});
  CHECK(tokens_of_a_speculative_step(0, 1, 5) == Quotient{1, 1});
  // a = 0.8, five drafted: (1 − 0.8^6) / 0.2.
  const Quotient tokens = tokens_of_a_speculative_step(8, 10, 5).value();
  CHECK(decimal(tokens.numerator, tokens.denominator) == "3.69");
  CHECK(!tokens_of_a_speculative_step(999'999'937, 1'000'000'007, 5));
}

}  // namespace
}  // namespace attnfig
