#pragma once

#include "diagnostic.h"
#include "units.h"

#include <string_view>
#include <vector>

namespace attnfig {

/// The format of a stored vector: bits of an element, and for every block of elements the bits of a
/// scale (and zero point). A partly filled block needs a whole scale.
struct Storage {
  std::string_view name;      // as in a spec: "q8_0"
  std::string_view label;     // as in a figure: "Q8_0"
  ElementBits bits = {};      // of an element
  UInt128 block = 0;          // elements that share a scale; 0: the whole vector does
  Bits scale = {};            // bits of one block's scale and zero point
  std::string_view citation;  // the definition of the format
  Place place = {};           // where it is chosen; ignored by `==`

  friend bool operator==(const Storage& a, const Storage& b) {
    return a.name == b.name && a.bits == b.bits && a.block == b.block && a.scale == b.scale;
  }
};

/// The formats, in the order in which help shows them.
const std::vector<Storage>& storages();

/// Null if there is none of that name.
const Storage* find_storage(std::string_view name);

/// The name of the format that other tools call so: "fp16" for "float16", "torch.half" and "F16";
/// empty if there is none.
std::string_view storage_called(std::string_view name);

/// Bits of a vector of so many elements.
Bits stored_bits(const Storage& storage, UInt128 elements);

}  // namespace attnfig
