#include "text/number.h"

#include <catch2/catch.hpp>

using namespace attnfig;

TEST_CASE("a number is digits in groups with decimals, and ends before anything else", "[unit]") {
  struct Case {
    const char* text;
    const char* whole;
    const char* decimals;
    const char* rest;
  };
  for (const Case& each : std::initializer_list<Case>{{"40 GB", "40", "", " GB"},
                                                      {"1,024", "1,024", "", ""},
                                                      {"140.5GB", "140", "5", "GB"},
                                                      {"32Ki", "32", "", "Ki"},
                                                      {"8.", "8", "", "."},
                                                      {"8, 9", "8", "", ", 9"},
                                                      {"1.2.3", "1", "2", ".3"},
                                                      {".5", "", "", ".5"},
                                                      {",5", "", "", ",5"},
                                                      {"GB", "", "", "GB"},
                                                      {"", "", "", ""}}) {
    const TypedNumber number = read_number(each.text);
    INFO(each.text);
    CHECK(number.whole == each.whole);
    CHECK(number.decimals == each.decimals);
    CHECK(number.rest == each.rest);
  }
}

TEST_CASE("the digits of a number are one whole number", "[unit]") {
  CHECK(read_number("1,024.50 GB").digits() == 102'450);
  CHECK(read_number("1,024.50 GB").digit_count() == 6);
}

TEST_CASE("scales are powers of 1,000 or 1,024", "[unit]") {
  CHECK(find_scale(memory_units(), "GiB")->factor() == UInt128{1} << 30);
  CHECK(find_scale(memory_units(), "kB")->factor() == 1000);
  CHECK(find_scale(memory_units(), "B")->factor() == 1);
  CHECK(find_scale(count_scales(), "Mi")->factor() == UInt128{1} << 20);
  CHECK(find_scale(memory_units(), "KB") == nullptr);
  CHECK(names_of(count_scales()) == "Ki, Mi, Gi, k, M or G");
}
