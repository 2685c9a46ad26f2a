// Walks and placements of papers and of engines' documents.

#include "model/serving/paged_cache.h"

#include "model/number_text.h"
#include "model/serving/placement.h"

#include <catch2/catch.hpp>

namespace attnfig {
namespace {

using Ids = std::vector<PageId>;
using Kind = PagingStep::Kind;

Ids table(const PagedCache& cache, std::string_view name) {
  const Sequence* sequence = cache.find(name);
  return sequence == nullptr ? Ids{} : sequence->pages;
}

Ids queue(const PagedCache& cache) {
  return {cache.free_queue().begin(), cache.free_queue().end()};
}

std::string use(const PageCounts& counts) {
  return percent(counts.filled, counts.slots);
}

TEST_CASE("PagedAttention, figure 6: one request", "[serving]") {
  // "Four score and seven years ago our" is 7 tokens; the paper's pool gives pages 7, 1 and 3.
  PagedCache cache(4, Ids{7, 1, 3, 0, 2, 4, 5, 6, 8});
  CHECK(cache.start("A", 7).taken == Ids{7, 1});
  CHECK(counts(cache) == PageCounts{9, 2, 2, 8, 7, 7});
  CHECK(use(counts(cache)) == "87.5");
  CHECK(cache.grow("A", 8).taken == Ids{});
  CHECK(use(counts(cache)) == "100");
  CHECK(cache.grow("A", 9).taken == Ids{3});
  CHECK(counts(cache) == PageCounts{9, 3, 3, 12, 9, 9});
  CHECK(counts(cache).empty() == 3);
  CHECK(counts(cache).free() == 6);
  CHECK(use(counts(cache)) == "75");
}

TEST_CASE("PagedAttention, figure 7: two requests", "[serving]") {
  PagedCache cache(4, 9);
  cache.place({"A", 9, {}, {7, 1, 3}});
  cache.place({"B", 6, {}, {5, 2}});
  CHECK(counts(cache) == PageCounts{9, 5, 5, 20, 15, 15});
  CHECK(use(counts(cache)) == "75");
  CHECK(queue(cache) == Ids{0, 4, 6, 8});
  CHECK(further(cache, 6) == 2);
}

TEST_CASE("PagedAttention, figure 8: a shared page is copied when it is written", "[serving]") {
  PagedCache cache(4, Ids{7, 1, 3, 0, 2, 4, 5, 6, 8});
  cache.start("A1", 7);
  cache.fork("A2", "A1");
  CHECK(cache.pool()[7].references == 2);
  CHECK(cache.pool()[1].references == 2);
  CHECK(counts(cache) == PageCounts{9, 2, 4, 8, 7, 14});
  CHECK(cache.grow("A1", 8).copied == std::pair<PageId, PageId>{1, 3});
  CHECK(cache.pool()[1].references == 1);
  CHECK(!cache.grow("A2", 8).copied);
  CHECK(table(cache, "A1") == Ids{7, 3});
  CHECK(table(cache, "A2") == Ids{7, 1});
  CHECK(counts(cache) == PageCounts{9, 3, 4, 12, 12, 16});
  CHECK(decimal(4, 3) == "1.33");
}

TEST_CASE("PagedAttention, figure 9: beams that survive share the pages of their parents",
          "[serving]") {
  PagedCache cache(4, 13);
  const auto share = [](const char* of, TokenCount tokens) { return SharedPrefix{of, tokens}; };
  cache.place({"b0", 16, {}, {0, 1, 3, 5}});
  cache.place({"b1", 16, share("b0", 12), {0, 1, 3, 6}});
  cache.place({"b2", 16, share("b0", 12), {0, 1, 3, 7}});
  cache.place({"b3", 16, share("b0", 4), {0, 2, 4, 8}});
  CHECK(counts(cache) == PageCounts{13, 9, 16, 36, 36, 64});
  for (const auto& [name, from] : {std::pair{"c0", "b1"}, {"c1", "b1"}, {"c2", "b2"}, {"c3", "b2"}})
    cache.fork(name, from);
  Ids freed;
  for (const char* beam : {"b0", "b1", "b2", "b3"})
    for (const PageId page : cache.end(beam).freed) freed.push_back(page);
  CHECK(freed == Ids{5, 8, 4, 2});
  for (const char* beam : {"c0", "c1", "c2", "c3"}) CHECK(!cache.grow(beam, 17).copied);
  CHECK(table(cache, "c0") == Ids{0, 1, 3, 6, 9});
  CHECK(table(cache, "c1") == Ids{0, 1, 3, 6, 10});
  CHECK(table(cache, "c2") == Ids{0, 1, 3, 7, 11});
  CHECK(table(cache, "c3") == Ids{0, 1, 3, 7, 12});
  CHECK(counts(cache).logical == 20);
  CHECK(counts(cache).used == 9);
  CHECK(decimal(20, 9) == "2.22");
}

TEST_CASE("vLLM's document on prefix caching, step by step", "[serving]") {
  const std::vector<PagingFrame> frames = walk(
      PagedCache(4, 10),
      {{.kind = Kind::start, .sequence = "R0", .tokens = 15},
       {.kind = Kind::grow, .sequence = "R0", .tokens = 17},
       {.kind = Kind::start, .sequence = "R1", .tokens = 14, .shares = SharedPrefix{"R0", 10}},
       {.kind = Kind::end, .sequence = "R0"},
       {.kind = Kind::end, .sequence = "R1"},
       {.kind = Kind::start, .sequence = "R2", .tokens = 29, .shares = SharedPrefix{"R0", 12}}});
  REQUIRE(frames.size() == 6);
  CHECK(table(frames[0].cache, "R0") == Ids{0, 1, 2, 3});
  CHECK(table(frames[1].cache, "R0") == Ids{0, 1, 2, 3, 4});
  CHECK(frames[2].outcome.hits == 2);
  CHECK(table(frames[2].cache, "R1") == Ids{0, 1, 5, 6});
  CHECK(percent(8, 14) == "57.1");
  CHECK(queue(frames[3].cache) == Ids{7, 8, 9, 4, 3, 2});
  CHECK(queue(frames[4].cache) == Ids{7, 8, 9, 4, 3, 2, 6, 5, 1, 0});
  CHECK(frames[5].outcome.hits == 3);
  CHECK(frames[5].outcome.taken == Ids{7, 8, 9, 4, 3});
  CHECK(frames[5].outcome.evicted == Ids{3});
  CHECK(table(frames[5].cache, "R2") == Ids{0, 1, 2, 7, 8, 9, 4, 3});
  CHECK(queue(frames[5].cache) == Ids{6, 5});
  CHECK(counts(frames[5].cache).empty() == 3);
  CHECK(counts(frames[5].cache).slots == 32);
}

TEST_CASE("three requests with a shared prefix on stated pages", "[serving]") {
  const std::vector<Sequence> sequences = {{"A", 11, {}, {7, 1, 3}},
                                           {"B", 10, SharedPrefix{"A", 8}, {7, 1, 9}},
                                           {"C", 14, {}, {5, 2, 10, 4}}};
  CHECK(placement_faults(sequences, 4, 12).empty());
  PagedCache cache(4, 12);
  for (const Sequence& sequence : sequences) cache.place(sequence);
  CHECK(counts(cache) == PageCounts{12, 8, 10, 32, 27, 35});
  CHECK(counts(cache).free() == 4);
  CHECK(use(counts(cache)) == "84.4");
  CHECK(decimal(10, 8) == "1.25");
  // Without sharing 35 of 40 slots are in use: full pages are the shared ones.
  CHECK(percent(35, 10 * 4) == "87.5");
}

TEST_CASE("a prefix is stored once in pages of one token, and its rest again in larger ones",
          "[serving]") {
  const SharedPrefix prompt{"A", 10};
  PagedCache tokens(1, 64);
  tokens.start("A", 14);
  CHECK(tokens.start("B", 16, prompt).hits == 10);
  CHECK(counts(tokens).slots == 20);
  CHECK(counts(tokens).tokens == 30);
  PagedCache pages(4, 16);
  pages.start("A", 14);
  CHECK(pages.start("B", 16, prompt).hits == 2);
  CHECK(counts(pages).used == 6);
  CHECK(counts(pages).slots == 24);
  CHECK(counts(pages).filled == 22);
  CHECK(stored_twice(prompt, 4) == 2);
}

TEST_CASE("rooms of a maximum length against pages of what is used", "[serving]") {
  struct Row {
    UInt128 requests;
    UInt128 longest;
    TokenCount average;
    const char* reserved;  // GB at 100,000 bytes a token
    const char* paged;
    const char* ratio;
  };
  for (const Row& row :
       {Row{256, 4096, 256, "104.86", "6.55", "16"}, Row{256, 8192, 1024, "209.72", "26.21", "8"},
        Row{64, 131'072, 16'000, "838.86", "102.4", "8.19"}}) {
    const UInt128 reserved = row.requests * row.longest;
    const UInt128 paged = row.requests * pages_of(row.average, 16) * 16;
    CHECK(decimal_to(reserved, 10'000, 2) == row.reserved);
    CHECK(decimal_to(paged, 10'000, 2) == row.paged);
    CHECK(decimal(reserved, paged) == row.ratio);
  }
}

TEST_CASE("the waste of lengths up to 2,048 grows with the page", "[serving]") {
  for (const auto& [page, waste] : {std::pair<TokenCount, const char*>{1, "0"},
                                    {8, "0.34"},
                                    {16, "0.727"},
                                    {32, "1.49"},
                                    {64, "2.98"},
                                    {128, "5.84"},
                                    {256, "11.1"}}) {
    UInt128 empty = 0;
    UInt128 slots = 0;
    for (TokenCount tokens = 1; tokens <= 2'048; ++tokens) {
      slots += pages_of(tokens, page) * page;
      empty += pages_of(tokens, page) * page - tokens;
    }
    INFO(page);
    CHECK(decimal(empty * 100, slots) == waste);
  }
}

TEST_CASE("the last token of a prompt is computed again, however much of it is cached",
          "[serving]") {
  PagedCache cache(4, 8);
  cache.start("A", 8);
  CHECK(cache.start("B", 8, SharedPrefix{"A", 8}).hits == 1);
  CHECK(cache.start("C", 9, SharedPrefix{"B", 8}).hits == 2);
  CHECK(table(cache, "C") == Ids{0, 1, 3});
}

TEST_CASE("a step for which pages are missing changes nothing", "[serving]") {
  PagedCache cache(4, 3);
  cache.start("A", 8);
  const PagedCache before = cache;
  CHECK(cache.start("B", 12, SharedPrefix{"A", 4}) == StepOutcome{.missing = 1});
  CHECK(cache == before);
  CHECK(cache.grow("A", 17) == StepOutcome{.missing = 2});
  CHECK(cache == before);
  const std::vector<PagingFrame> frames = walk(
      cache,
      {{.kind = Kind::grow, .sequence = "A", .tokens = 17}, {.kind = Kind::end, .sequence = "A"}});
  CHECK(frames.size() == 1);
}

TEST_CASE("what cannot stand on stated pages is found", "[serving]") {
  using Fault = PlacementFault;
  struct Row {
    std::vector<Sequence> sequences;
    std::vector<Fault> faults;
  };
  const Sequence a{"A", 8, {}, {0, 1}};
  const Row rows[] = {
      {{a, {"B", 8, SharedPrefix{"X", 4}, {2, 3}}}, {{Fault::Kind::unknown_prefix, 1}}},
      {{a, {"B", 12, SharedPrefix{"A", 9}, {0, 1, 2}}}, {{Fault::Kind::prefix_too_long, 1}}},
      {{a, {"B", 8, {}, {2}}}, {{Fault::Kind::wrong_length, 1}}},
      {{a, {"B", 8, {}, {2, 6}}}, {{Fault::Kind::outside_pool, 1, 1}}},
      {{a, {"B", 8, {}, {0, 2}}}, {{Fault::Kind::used_twice, 1, 0, 0}}},
      {{a, {"B", 8, SharedPrefix{"A", 7}, {0, 1}}}, {{Fault::Kind::used_twice, 1, 1, 0}}},
      {{a, {"B", 8, SharedPrefix{"A", 8}, {1, 0}}},
       {{Fault::Kind::used_twice, 1, 0, 0}, {Fault::Kind::used_twice, 1, 1, 0}}},
      {{{"A", 8, {}, {0, 0}}}, {{Fault::Kind::used_twice, 0, 1, 0}}},
      {{a, {"B", 8, SharedPrefix{"A", 4}, {0, 2}}, {"C", 8, SharedPrefix{"B", 4}, {0, 3}}}, {}}};
  for (const Row& row : rows) CHECK(placement_faults(row.sequences, 4, 6) == row.faults);
}

TEST_CASE("steps that cannot be done are found before any is", "[serving]") {
  using Fault = StepFault;
  const PagingStep a{.kind = Kind::start, .sequence = "A", .tokens = 8};
  const PagingStep end{.kind = Kind::end, .sequence = "A"};
  const auto shared = [](TokenCount tokens, const char* of, TokenCount prefix) {
    return PagingStep{
        .kind = Kind::start, .sequence = "B", .tokens = tokens, .shares = SharedPrefix{of, prefix}};
  };
  struct Row {
    std::vector<PagingStep> steps;
    std::vector<Fault> faults;
  };
  const Row rows[] = {
      {{a, {.kind = Kind::grow, .sequence = "A", .tokens = 9}, end, shared(9, "A", 9)}, {}},
      {{end}, {{Fault::Kind::unknown_sequence, 0}}},
      {{a, end, end}, {{Fault::Kind::unknown_sequence, 2}}},
      {{a, end, {.kind = Kind::grow, .sequence = "A", .tokens = 9}},
       {{Fault::Kind::unknown_sequence, 2}}},
      {{a, end, {.kind = Kind::fork, .sequence = "B", .from = "A"}},
       {{Fault::Kind::unknown_sequence, 2}}},
      {{a, end, a}, {{Fault::Kind::name_taken, 2}}},
      {{a, {.kind = Kind::fork, .sequence = "A", .from = "A"}}, {{Fault::Kind::name_taken, 1}}},
      {{{.kind = Kind::start, .sequence = "A"}}, {{Fault::Kind::no_tokens, 0}}},
      {{a, {.kind = Kind::grow, .sequence = "A", .tokens = 7}}, {{Fault::Kind::shrinks, 1}}},
      {{shared(9, "A", 4), a}, {{Fault::Kind::unknown_prefix, 0}}},
      {{a, shared(9, "A", 9)}, {{Fault::Kind::prefix_too_long, 1}}},
      {{a, shared(4, "A", 5)}, {{Fault::Kind::prefix_too_long, 1}}}};
  for (const Row& row : rows) CHECK(step_faults(row.steps) == row.faults);
}

}  // namespace
}  // namespace attnfig
