#pragma once

#include "audit/printed_value.h"
#include "model/quantities.h"
#include "spec/spec.h"

#include <optional>
#include <string>
#include <vector>

namespace attnfig {

/// Under which conventions a published number is known to hold: sets of names, of which all are as
/// good. An empty list means that it does not hold; one empty set, that it holds as it stands.
using Combinations = std::vector<std::vector<std::string>>;

/// The verdict that a claim expects.
struct Expectation {
  Combinations combinations;
  std::size_t offset = 0;
};

/// How many significant digits a printed number has.
struct DigitCount {
  Wide value = 0;
};

/// A number that somebody published about a layout.
struct Claim {
  LayoutName layout;
  const Quantity* quantity = nullptr;  // null only after a complaint
  std::optional<LayoutName> over;
  PrintedValue value;
  std::optional<DigitCount> digits;
  std::string source;
  Expectation expect;

  static const Table table;
};

/// What a file of claims says.
struct Claims {
  std::string about;
  std::vector<Claim> list;

  static const Table table;
};

template <>
struct Value<const Quantity*> {
  static Type type() { return {.kind = Type::Kind::word}; }
  static void read(const Reader& reader, const Field& field, const Node& node,
                   const Quantity*& value);
};

template <>
struct Value<Expectation> {
  static Type type() { return {.kind = Type::Kind::word}; }
  static void read(const Reader& reader, const Field& field, const Node& node, Expectation& value);
};

template <>
struct Value<DigitCount> {
  static Type type() {
    return {.kind = Type::Kind::integer, .unit = "digits", .least = 1, .most = 20};
  }
  static void read(const Reader& reader, const Field& field, const Node& node, DigitCount& value);
};

/// Reads a file of claims. Throws InvalidInput with all complaints.
Claims read_claims(std::string_view text);

}  // namespace attnfig
