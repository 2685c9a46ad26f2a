#pragma once

#include "input/fields.h"
#include "model/attention.h"

#include <span>

namespace attnfig {

/// One kind of attention: the fields that describe it, and how they reduce to the normal form. A
/// variant is one file and its name in the list of variants.cpp.
struct Variant {
  std::string_view name;    // in a spec: "gqa"
  std::string_view label;   // for readers: "GQA"
  std::string_view about;   // one sentence
  std::string_view source;  // the paper
  Table table;
  /// Reads the fields of one layout and reduces them to one layer's blocks. Complaints about the
  /// fields go to the reader; then the blocks do not matter. `common` are fields that every layout
  /// has.
  std::vector<Block> (*read)(const Reader& reader, const Node& node, const Target& common);
};

/// Every variant, in the order in which help shows them.
std::span<const Variant* const> variants();

const Variant* find_variant(std::string_view name);

/// Reads the mapping of a layout into the fields of a variant and the common ones.
template <class T>
T read_layout(const Reader& reader, const Node& node, const Table& table, const Target& common) {
  T fields;
  const Target targets[] = {{&table, &fields}, common};
  read_mapping(reader, node, targets);
  return fields;
}

/// A key and a value tensor of equal copies, each read by q_heads / copies query heads.
std::vector<Tensor> keys_and_values(const Given<unit::Head>& q_heads,
                                    const Given<unit::Head>& copies,
                                    const Given<unit::Width>& width, const Storage& storage);

extern const Variant mha;
extern const Variant gqa;
extern const Variant mqa;
extern const Variant mla;

}  // namespace attnfig
