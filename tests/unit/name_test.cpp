#include "text/name.h"

#include <catch2/catch.hpp>

#include <string>

namespace attnfig {

TEST_CASE("names are told apart by their letters, whoever made them", "[unit]") {
  constexpr Name written = "row_width";
  static_assert(written == Name(std::string_view("row_width")));
  const std::string copy = "row_width";
  CHECK(written == std::string_view(copy));
  CHECK(written != "row_widths");
  CHECK(written != "");
  CHECK(written.text() == copy);
}

TEST_CASE("of two names one comes before the other", "[unit]") {
  const Name names[] = {"", "a", "b", "aa", "ab", "ba", "head_width", "head_height"};
  for (const Name& one : names)
    for (const Name& other : names) {
      CHECK((one == other) == (one.text() == other.text()));
      CHECK(static_cast<int>(one < other) + static_cast<int>(other < one) ==
            static_cast<int>(one != other));
    }
}

}  // namespace attnfig
