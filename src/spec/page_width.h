#pragma once

#include "attnfig_settings.h"
#include "input/values.h"

namespace attnfig {

template <>
struct Value<PageWidth> {
  static Type type() { return {.kind = Type::Kind::word}; }
  static void read(const Reporter& reporter, const Field& field, const Node& node,
                   PageWidth& value);
};

}  // namespace attnfig
