#pragma once

#include "audit/printed_value.h"
#include "spec/by_name.h"
#include "spec/spec.h"

#include <optional>
#include <string>
#include <vector>

namespace attnfig {

/// The conventions under which a published number is known to hold: sets of names, each of which is
/// enough. An empty list means that it does not hold; one empty set, that it holds unchanged.
using Combinations = std::vector<std::vector<std::string>>;

/// The verdict that a claim states in advance.
struct Expectation {
  Combinations combinations;
  std::size_t offset = 0;
};

/// How many significant digits a printed number has.
struct DigitCount {
  UInt128 value = 0;
};

/// A published number about a layout, or about a part of a figure.
struct Claim {
  LayoutName layout;  // or the part
  Key quantity;       // or the number of a figure
  std::optional<LayoutName> over;
  PrintedValue value;
  std::optional<DigitCount> digits;
  std::string source;
  Expectation expect;

  static const Table table;
};

/// The content of a file of claims.
struct Claims {
  std::string about;
  std::vector<Claim> list;

  static const Table table;
};

template <>
struct Value<Expectation> {
  static Type type() { return {.kind = Type::Kind::word}; }
  static void read(const Reporter& reporter, const Field& field, const Node& node,
                   Expectation& value);
};

template <>
struct Value<DigitCount> {
  static Type type() {
    return {.kind = Type::Kind::integer, .unit = "digits", .least = 1, .most = 20};
  }
  static void read(const Reporter& reporter, const Field& field, const Node& node,
                   DigitCount& value);
};

/// Reads a file of claims. Throws InvalidInput with all errors.
Claims read_claims(std::string_view text);

}  // namespace attnfig
