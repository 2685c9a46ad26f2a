#pragma once

#include "diagnostic.h"
#include "units.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace attnfig {

/// A count that a spec states, or one that a definition fixes (then `name` is empty: MQA has one KV
/// head).
template <class Unit>
struct Given {
  Amount<Unit> amount = Amount<Unit>(1);
  std::string name = {};  // the field that states it, such as "kv_heads"
  Place place = {};       // where it is stated; two equal counts are equal wherever they stand

  friend bool operator==(const Given& a, const Given& b) {
    return a.amount == b.amount && a.name == b.name;
  }
};

/// How an element is stored. Formats with scales per block are not part of this table yet.
struct Storage {
  std::string_view name;   // as in a spec: "bf16"
  std::string_view label;  // as in a figure: "BF16"
  ElementBits bits;

  friend bool operator==(const Storage&, const Storage&) = default;
};

/// The formats, in the order in which help shows them.
const std::vector<Storage>& storages();

/// What a tensor is to attention.
enum class Role { key, value, latent, rope_key };

std::string_view to_text(Role role);

/// One tensor of an attention block: `copies` vectors of `width` elements for each token. Copy i is
/// read by the `readers` query heads i*readers … (i+1)*readers-1.
struct Tensor {
  Role role = Role::key;
  Given<unit::Head> copies;
  Given<unit::Width> width;
  Heads readers;
  Storage storage;
  /// What the tensor is computed from whenever it is needed; empty for a tensor that is cached.
  std::vector<Role> made_from = {};

  bool cached() const { return made_from.empty(); }

  friend bool operator==(const Tensor&, const Tensor&) = default;
};

/// One attention of a layer.
struct Block {
  Given<unit::Head> q_heads;
  std::vector<Tensor> tensors;

  const Tensor* find(Role role) const;

  friend bool operator==(const Block&, const Block&) = default;
};

/// A run of equal layers.
struct LayerKind {
  Given<unit::Layer> repeats;
  std::vector<Block> blocks;

  friend bool operator==(const LayerKind&, const LayerKind&) = default;
};

/// The first waist: an attention layout in normal form. Every variant reduces to it, every figure
/// and every number is made from it, and nothing in it says how it looks.
struct Attention {
  std::string name;        // of the layout in its spec: "gqa_70b"
  std::string label = {};  // what readers call it: "GQA"
  std::vector<LayerKind> layers = {};
  std::optional<Given<unit::Token>> context = {};
  Given<unit::Sequence> batch = {};

  friend bool operator==(const Attention&, const Attention&) = default;
};

/// The canonical text of a layout: every fact in a fixed order, one a line.
std::string dump(const Attention& attention);

}  // namespace attnfig
