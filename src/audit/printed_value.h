#pragma once

#include "input/values.h"
#include "model/result.h"

#include <string>

namespace attnfig {

/// A published number in its printed form: "0.313 GB", "93.3 %", "34.6 k elements", "4.66×".
struct PrintedValue {
  enum class Kind { count, memory, percent, ratio };
  /// Whether prefixes of memory units are powers of 1,000 or of 1,024.
  enum class Prefix { decimal, binary };

  UInt128 digits = 0;  // without the point: 313
  int decimals = 0;    // digits after the point: 3
  int zeros = 0;       // last digits that rounding made 0
  Kind kind = Kind::count;
  Prefix prefix = Prefix::decimal;  // of a memory unit other than B
  int power = 0;                    // of the prefix: 0 for B, 1 for k, 2 for M, 3 for G …
  std::string text;
  std::size_t offset = 0;
};

template <>
struct Value<PrintedValue> {
  static Type type() { return {.kind = Type::Kind::word}; }
  static void read(const Reporter& reporter, const Field& field, const Node& node,
                   PrintedValue& value);
};

/// Whether a result can be printed in the value's kind of unit.
bool is_comparable(const PrintedValue& printed, const Result& result);

/// Whether the exact result rounds to the printed value: it is at most half of the last printed
/// digit away. Throws std::overflow_error if that does not fit into 128 bits.
bool rounds_to(const Result& result, const PrintedValue& printed);

/// The exact result in the printed unit, with one decimal more than was printed: "85.9 GB" for "40
/// GB".
std::string in_unit_of(const PrintedValue& printed, const Result& result);

}  // namespace attnfig
