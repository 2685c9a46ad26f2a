// Masks cell by cell against grids that were made elsewhere (tests/masks/*.txt), and their numbers
// at the size of the grid and at 131,072 tokens against closed forms that were derived by hand.

#include "model/mask/count.h"
#include "model/mask/grid.h"
#include "model/mask/reasons.h"
#include "model/number_text.h"
#include "support/files.h"

#include <catch2/catch.hpp>

#include <functional>
#include <sstream>

namespace attnfig {
namespace {

using reason::causal;
using reason::window;

/// Σ 1 … n.
UInt128 triangle(UInt128 n) {
  return n * (n + 1) / 2;
}

/// Scores of a causal window.
UInt128 windowed(UInt128 n, UInt128 w) {
  return n < w ? triangle(n) : w * n - w * (w - 1) / 2;
}

/// Scores of one head of Sparse Transformer's stride.
UInt128 strided(UInt128 n, UInt128 stride) {
  return stride * triangle(n / stride) + n % stride * (n / stride + 1);
}

UInt128 chunked(UInt128 n, UInt128 chunk) {
  return n / chunk * triangle(chunk) + triangle(n % chunk);
}

UInt128 sinks_and_window(UInt128 n, UInt128 s, UInt128 w) {
  return w * n - w * (w - 1) / 2 + s * (n - w) - s * (s - 1) / 2;
}

/// Multiples of a step that window queries read before their window.
UInt128 multiples_before(UInt128 n, UInt128 w, UInt128 step) {
  UInt128 sum = 0;
  for (UInt128 i = w; i < n; ++i) sum += (i - w) / step + 1;
  return sum;
}

/// A row of the table below: a mask of any size, its grid, and its numbers at a size of one's own.
struct Case {
  const char* grid;
  Position drawn;  // tokens of the grid
  std::function<Mask(Position)> mask;
  std::function<UInt128(UInt128)> scores;
  const char* at_grid;                 // scores there
  std::optional<UInt128> last = {};    // keys of the last query there
  std::optional<UInt128> cached = {};  // keys that stay cached there; none: an encoder
  const char* share = "";              // of causal, where the area ends with the newest key
};

Mask square(Position n, std::vector<Reason> reasons) {
  return {.area = Rectangle::square(n), .reasons = std::move(reasons)};
}

Mask big_bird(Position n, Position tile, Position random) {
  Mask mask = square(n, {reason::global_both_ways({0, n / tile - 1}), reason::band(1, 1)});
  mask.tile = tile;
  mask.sample = {.of = Sample::Of::any_keys, .count = random, .seed = 7};
  return mask;
}

Mask moba(Position n, Position chunk, Position top) {
  Mask mask = square(n, {reason::chunk(chunk)});
  mask.sample = {.of = Sample::Of::earlier_chunks, .count = top - 1, .seed = 7, .chunk = chunk};
  return mask;
}

Mask top_k(Position n, Position k) {
  Mask mask = square(n, {});
  mask.sample = {.of = Sample::Of::earlier_keys, .count = k, .seed = 7};
  return mask;
}

/// Texts of 3 tokens and images of 4, as often as they fit; the grid's are its own.
Mask images(Position n) {
  if (n == 12) return square(n, {causal(), reason::groups({{3, 7}, {9, 12}})});
  std::vector<Interval> groups;
  for (Position at = 3; at + 4 <= n; at += 7) groups.push_back({at, at + 4});
  return square(n, {causal(), reason::groups(groups)});
}

Mask documents(Position n) {
  Mask mask = square(n, {causal()});
  mask.documents = {5, 4, n - 9};
  return mask;
}

Mask medusa(Position n) {
  // A node sees itself, its ancestors and the prefix: all tokens but those of the tree.
  const std::vector<Position> parents = *parents_of({{0}, {1}, {0, 0}, {0, 1}, {1, 0}});
  return {.area = Rectangle::last_queries(6, n), .reasons = {reason::tree(parents)}};
}

Mask compressed(Position n) {
  return {.area = Rectangle::cross(n, compressed_entries(n, 4, 4)),
          .reasons = {reason::compressed(4, 4)}};
}

/// Rows of patches, as many as make the tokens of the grid.
Mask plane(Position n) {
  return square(n, {reason::plane_windows(n / 4, 4, 2, 1)});
}

const std::vector<Case>& cases() {
  static const std::vector<Case> all = {
      {"full",
       8,
       [](Position n) { return square(n, {reason::all()}); },
       [](UInt128 n) { return n * n; },
       "64",
       8,
       {},
       "178"},
      {"causal", 12, [](Position n) { return square(n, {causal()}); }, triangle, "78", 12, 12,
       "100"},
      {"prefix", 12,
       [](Position n) {
         return square(n, {causal(), reason::prefix(4)});
       },
       [](UInt128 n) { return triangle(n) + 4 * 3 / 2; }, "84", 12, 12, "108"},
      {"groups", 12, images, [](UInt128 n) { return triangle(n) + (n == 12 ? 6 + 3 : n / 7 * 6); },
       "87", 12, 12, "112"},
      {"window", 12, [](Position n) { return square(n, {window(4)}); },
       [](UInt128 n) { return windowed(n, 4); }, "42", 4, 4, "53.8"},
      {"band",
       12,
       [](Position n) { return square(n, {reason::band(2, 2)}); },
       [](UInt128 n) { return n * 5 - 2 * 3; },
       "54",
       3,
       {},
       "69.2"},
      {"chunk", 12, [](Position n) { return square(n, {reason::chunk(4)}); },
       [](UInt128 n) { return chunked(n, 4); }, "30", 4, 4, "38.5"},
      {"dilated", 12, [](Position n) { return square(n, {reason::dilated(4, 2)}); },
       [](UInt128 n) { return 4 * n - 2 * 4 * 3 / 2; }, "36", 4, 7, "46.2"},
      {"stride", 16, [](Position n) { return square(n, {reason::stride(4)}); },
       [](UInt128 n) { return strided(n, 4); }, "40", 4, 16, "29.4"},
      {"window_and_stride", 16,
       [](Position n) {
         return square(n, {window(4), reason::stride(4)});
       },
       [](UInt128 n) { return windowed(n, 4) + strided(n, 4) - n; }, "82", 7, 16, "60.3"},
      {"fixed", 16,
       [](Position n) {
         return square(n, {reason::chunk(4), reason::summary(4, 1)});
       },
       [](UInt128 n) { return chunked(n, 4) + 4 * triangle(n / 4 - 1) + n % 4 * (n / 4); }, "64", 7,
       7, "47.1"},
      {"segments", 16, [](Position n) { return square(n, {reason::segments(8, 2, 0)}); },
       [](UInt128 n) { return n / 8 * triangle(4); }, "20", 0, 0, "14.7"},
      {"band_and_global",
       12,
       [](Position n) {
         return square(n, {reason::global_both_ways({0}), reason::band(2, 2)});
       },
       [](UInt128 n) { return 2 * n - 1 + (n - 1) * 5 - 2 * 3; },
       "72",
       4,
       {},
       "92.3"},
      {"window_and_global", 16,
       [](Position n) {
         return square(n, {window(4), reason::global({0, 1})});
       },
       [](UInt128 n) { return sinks_and_window(n, 2, 4); }, "81", 6, 6, "59.6"},
      {"window_and_every", 16,
       [](Position n) {
         return square(n, {window(4), reason::every(4)});
       },
       [](UInt128 n) { return windowed(n, 4) + multiples_before(n, 4, 4); }, "82", 7, 7, "60.3"},
      {"big_bird",
       16,
       [](Position n) { return big_bird(n, 2, 1); },
       [](UInt128 n) { return 4 * (2 * (n / 2) + 2 * 5 + (n / 2 - 4) * 6); },
       "200",
       16,
       {},
       "147"},
      {"sinks", 16,
       [](Position n) {
         return square(n, {window(4), reason::sinks(2)});
       },
       [](UInt128 n) { return sinks_and_window(n, 2, 4); }, "81", 6, 6, "59.6"},
      {"cross", 8,
       [](Position n) {
         return Mask{.area = Rectangle::cross(4, n), .reasons = {reason::cross()}};
       },
       [](UInt128 n) { return 4 * n; }, "32", 8, 8},
      {"documents", 12, documents,
       [](UInt128 n) { return triangle(5) + triangle(4) + triangle(n - 9); }, "31", 3, 12, "39.7"},
      {"tree", 6, medusa, [](UInt128 n) { return 14 + 6 * (n - 6); }, "14", 3, 6, "66.7"},
      {"moba", 16, [](Position n) { return moba(n, 4, 2); },
       [](UInt128 n) { return chunked(n, 4) + 4 * (n - 4); }, "88", 8, 16, "64.7"},
      {"top_k", 16, [](Position n) { return top_k(n, 4); },
       [](UInt128 n) { return windowed(n, 4); }, "58", 4, 16, "42.6"},
      {"compressed", 16, compressed, [](UInt128 n) { return 4 * triangle(n / 4) - 3 * (n / 4); },
       "28", 4, 4},
      {"plane_windows",
       16,
       plane,
       // Columns of 1, 2 and 1 patches; rows of 1, then of 2, then of 1.
       [](UInt128 n) { return (1 + 4 + 1) * (2 + 4 * (n / 4 / 2 - 1)); },
       "36",
       1,
       {},
       "26.5"}};
  return all;
}

std::string text_of(const MaskGrid& grid) {
  std::string text;
  for (Position query = 0; query < grid.queries; ++query) {
    for (Position key = 0; key < grid.keys; ++key) text += grid.at(query, key) == 0 ? '0' : '1';
    text += '\n';
  }
  return text;
}

/// A grid without its first line, which says what it is.
std::string expected_grid(const char* name) {
  const std::string text =
      test::read(test::source_dir() / "tests/masks" / (std::string(name) + ".txt"));
  return text.substr(text.find('\n') + 1);
}

TEST_CASE("masks are those of their papers, cell by cell", "[masks]") {
  REQUIRE(cases().size() == 24);
  for (const Case& one : cases()) {
    INFO(one.grid);
    const MaskGrid grid = cells_of(one.mask(one.drawn));
    CHECK(text_of(grid) == expected_grid(one.grid));
  }
}

TEST_CASE("masks have the numbers of their closed forms at the size of their grid", "[masks]") {
  for (const Case& one : cases()) {
    INFO(one.grid);
    const Mask mask = one.mask(one.drawn);
    CHECK(digits(scores(mask).count()) == one.at_grid);
    CHECK(digits(one.scores(one.drawn)) == one.at_grid);
    CHECK(last_keys_read(mask).count() == *one.last);
    const std::optional<Tokens> cached = cached_keys(mask);
    REQUIRE(cached.has_value() == one.cached.has_value());
    if (cached) CHECK(cached->count() == *one.cached);
    const std::optional<Scores> causal = causal_scores(mask);
    CHECK((causal ? percent(scores(mask).count(), causal->count()) : "") == one.share);
  }
}

TEST_CASE("masks of 131,072 tokens have the numbers of their closed forms", "[masks]") {
  for (const Case& one : cases()) {
    INFO(one.grid);
    CHECK(digits(scores(one.mask(131'072)).count()) == digits(one.scores(131'072)));
  }
}

}  // namespace
}  // namespace attnfig
