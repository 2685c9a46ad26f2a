#pragma once

#include "model/attention.h"
#include "variants/values.h"

#include <optional>
#include <span>

namespace attnfig {

/// Layers in a row of one layout: "5 local".
struct PatternItem {
  UInt128 layers = 1;
  /// Or several side by side in each layer: "full + mamba". Empty only after an error.
  std::string layout;
  std::size_t offset = 0;
};

/// Where the layouts start in an item's text: past the number of layers, if there is one.
std::size_t layouts_start(std::string_view item);

/// The layouts of an item that stand side by side.
std::vector<std::string_view> layouts_of(std::string_view layouts);

/// The layers of a model by the layouts that describe them.
struct Pattern {
  std::vector<PatternItem> first;     // before the pattern
  std::vector<PatternItem> cycle;     // repeated, and cut off at the last layer
  std::vector<PatternItem> last;      // in place of the last layers
  SourcedOrNone<unit::Layer> shared;  // last layers that read the cache of an earlier one
};

/// The layout that stands for layers without any cache in a pattern.
constexpr std::string_view no_cache = "none";

/// One kind of attention: its fields, and their reduction to the normal form. A variant is one
/// file, and its name in the list of variants.cpp.
struct Variant {
  std::string_view name;      // in a spec: "gqa"
  std::string_view label;     // for readers: "GQA"
  std::string_view about;     // one sentence
  std::string_view citation;  // the paper
  Table table;
  /// Reads the fields of one layout and reduces them to one layer's blocks. Reports errors to
  /// `reporter`; the result is meaningless if there were any. `common` are the fields of every
  /// layout.
  std::vector<Block> (*read)(const Reporter& reporter, const Node& node,
                             std::span<const Target> common) = nullptr;
  /// In place of `read`, for a variant that is made of other layouts.
  Pattern (*read_pattern)(const Reporter& reporter, const Node& node,
                          std::span<const Target> common) = nullptr;
  /// Whether a layer keeps a state in place of keys and values of the tokens.
  bool recurrent = false;
};

/// A name in papers for attention whose cache is unpublished, and the reason for refusing it.
struct Refused {
  std::string_view name;
  std::string_view why;
};
std::span<const Refused> refused_variants();

/// Every variant, in the order in which help shows them.
std::span<const Variant* const> variants();

const Variant* find_variant(std::string_view name);

/// Reads the mapping of a layout into the fields of a variant and the common ones.
template <class T>
T read_layout(const Reporter& reporter, const Node& node, const Table& table,
              std::span<const Target> common) {
  T fields;
  std::vector<Target> targets = {{&table, &fields}};
  targets.insert(targets.end(), common.begin(), common.end());
  read_mapping(reporter, node, targets);
  return fields;
}

/// Keys and values of equal copies, each read by q_heads / copies query heads.
struct KeysAndValues {
  Sourced<unit::Head> q_heads;
  Sourced<unit::Head> copies;
  Sourced<unit::Width> width;                            // of a key
  std::optional<Sourced<unit::Width>> value_width = {};  // if not `width`
  Storage storage;
  std::optional<Storage> key_storage = {};  // if not `storage`
  std::optional<Storage> value_storage = {};
};
std::vector<Tensor> keys_and_values(const KeysAndValues& shape);

/// The indexer's key, one for each token, by which it chooses tokens for all query heads.
Tensor index_key(const Sourced<unit::Head>& q_heads, const Sourced<unit::Width>& width,
                 const Storage& storage);

/// A constant tensor of a recurrent layer: `copies` matrices of rows × width, one a head.
Tensor state(Role role, const Sourced<unit::Head>& copies, const Sourced<unit::Row>& rows,
             const Sourced<unit::Width>& width, const Storage& storage);

/// The inputs that a convolution over so many tokens keeps: all but the current one.
Sourced<unit::Row> conv_tail(const Sourced<unit::Row>& kernel);

/// Half of a width, for the purpose `what`. Reports an odd width.
Sourced<unit::Width> half_of(const Reporter& reporter, const Sourced<unit::Width>& width,
                             std::string_view what, std::string_view hint = {});

/// Reports groups of unequal size: kv_heads must divide q_heads.
void check_groups(const Reporter& reporter, const Sourced<unit::Head>& q_heads,
                  const Sourced<unit::Head>& kv_heads);

template <class To, class From>
Sourced<To> as(const Sourced<From>& sourced) {
  return {Amount<To>(sourced.amount.count()), sourced.name, sourced.place, sourced.fallback,
          sourced.formula};
}

extern const Variant mha;
extern const Variant gqa;
extern const Variant mqa;
extern const Variant mla;
extern const Variant mtla;
extern const Variant mfa;
extern const Variant gta;
extern const Variant gla;
extern const Variant tpa;
extern const Variant cca;
extern const Variant differential;
extern const Variant single_kv;
extern const Variant nsa;
extern const Variant csa;
extern const Variant hca;
extern const Variant linear;
extern const Variant mamba1;
extern const Variant mamba2;
extern const Variant gated_deltanet;
extern const Variant kda;
extern const Variant rwkv;
extern const Variant short_conv;
extern const Variant mlstm;
extern const Variant hybrid;

}  // namespace attnfig
