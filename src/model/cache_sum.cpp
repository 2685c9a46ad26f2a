#include "model/cache_sum.h"

#include <fmt/format.h>

#include <algorithm>

namespace attnfig {
namespace {

Formula<unit::Head> copies_of(const Sum& sum, const Tensor& tensor) {
  const Sourced<unit::Device>& ranks = sum.attention.deployment.tensor_parallel;
  const bool replicated = tensor.copies.amount.count() == 1;
  if (sum.share == Share::whole || ranks.amount.count() == 1 || replicated)
    return formula_of(tensor.copies);
  return quotient<unit::Head>(formula_of(tensor.copies), formula_of(ranks), Rounding::up);
}

Formula<unit::ElementBit> element_bits(const Storage& storage) {
  const Origin chosen = storage.place == Place{} ? Origin{Origin::Kind::definition}
                                                 : Origin{Origin::Kind::spec, storage.place};
  return {Expression::input(fmt::format("{} bits", storage.name), storage.bits.count(), chosen)};
}

/// Bits of one vector of a copy: its elements, and a scale for every block of them.
Formula<unit::Bit> vector_bits(const Sourced<unit::Width>& width, const Storage& storage) {
  Formula<unit::Bit> bits = Formula<unit::Element>{formula_of(width).is} * element_bits(storage);
  if (storage.scale == Bits()) return bits;
  const Formula<unit::Bit> scale{Expression::input("scale bits", storage.scale.count())};
  if (storage.block == 0) return bits + scale;
  const Formula<unit::Width> block{Expression::constant(storage.block)};
  return bits + times(quotient<unit::Width>(formula_of(width), block, Rounding::up).is, scale);
}

bool same_size(const Tensor& a, const Tensor& b) {
  return a.copies == b.copies && a.width == b.width && a.rows == b.rows && a.storage == b.storage &&
         a.growth == b.growth && a.residual == b.residual;
}

/// Bits of a tensor; some hold their newest entries in a wider format.
Formula<unit::Bit> tensor_bits(const Sum& sum, const SameSize& group,
                               const Formula<unit::Entry>& entries) {
  const Tensor& tensor = *group.tensor;
  const Expression count = Expression::constant(group.count);
  const Formula<unit::Bit> usual = entry_bits(sum, tensor, tensor.storage);
  if (!tensor.residual) return times(count, entries * usual);
  const Formula<unit::Bit> newest_bits = entry_bits(sum, tensor, tensor.residual->storage);
  const Formula<unit::Entry> most{formula_of(tensor.residual->tokens).is};
  const Formula<unit::Entry> newest = least(entries, most);
  return times(count, (entries - newest) * usual + newest * newest_bits);
}

/// "bits of a windowed entry in a layer": tensors of a layer that grow in different ways have
/// entries of different names.
std::string entry_name(const Growth& growth, const LayerKind& kind) {
  std::string words;
  if (growth.along == Growth::Along::encoder) words += "encoder ";
  if (growth.cap) words += growth.cap->kind == Cap::Kind::window ? "windowed " : "chunked ";
  if (growth.tokens_per_entry.amount.count() != 1) words += "compressed ";
  const std::string_view article = words.empty() || words.starts_with('e') ? "an" : "a";
  return of_kind(fmt::format("bits of {} {}entry in a layer", article, words), kind);
}

}  // namespace

Formula<unit::Bit> copy_bits(const Tensor& tensor, const Storage& storage) {
  return times(formula_of(tensor.rows).is, vector_bits(tensor.width, storage));
}

Formula<unit::Bit> entry_bits(const Sum& sum, const Tensor& tensor, const Storage& storage) {
  return times(copies_of(sum, tensor).is, copy_bits(tensor, storage));
}

std::vector<SameSize> counted(const LayerKind& kind, const EntriesOf& entries) {
  std::vector<SameSize> all;
  for (const Block& block : kind.blocks)
    for (const Tensor& tensor : block.tensors) {
      if (!tensor.cached() || !entries(tensor)) continue;
      const auto same = std::find_if(all.begin(), all.end(), [&](const SameSize& other) {
        return same_size(*other.tensor, tensor);
      });
      if (same == all.end()) {
        all.push_back({&tensor});
      } else {
        ++same->count;
      }
    }
  return all;
}

std::string of_kind(std::string_view what, const LayerKind& kind) {
  return kind.name.empty() ? std::string(what) : fmt::format("{} of {}", what, kind.name);
}

Formula<unit::Bit> one_layer(const Sum& sum, const LayerKind& kind) {
  Formula<unit::Bit> bits;
  std::vector<SameSize> rest = counted(kind, sum.entries);
  while (!rest.empty()) {
    const Tensor& first = *rest.front().tensor;
    const Formula<unit::Entry> entries = sum.entries(first).value();
    if (first.residual) {
      bits = bits + tensor_bits(sum, rest.front(), entries);
      rest.erase(rest.begin());
      continue;
    }
    const auto grows_alike = [&](const SameSize& other) {
      return other.tensor->growth == first.growth && !other.tensor->residual;
    };
    Formula<unit::Bit> entry;
    for (const SameSize& group : rest)
      if (grows_alike(group))
        entry = std::move(entry) + times(Expression::constant(group.count),
                                         entry_bits(sum, *group.tensor, group.tensor->storage));
    std::erase_if(rest, grows_alike);
    if (first.growth.along != Growth::Along::constant)
      entry = named(entry_name(first.growth, kind), "bits", entry);
    bits = std::move(bits) + entries * std::move(entry);
  }
  return bits;
}

Formula<unit::Bit> all_layers(const Sum& sum) {
  Formula<unit::Bit> bits;
  for (const LayerKind& kind : sum.attention.layers) {
    Formula<unit::Bit> layer = one_layer(sum, kind);
    if (layer.amount() == Bits()) continue;
    bits = std::move(bits) + owning_layers(kind) * std::move(layer);
  }
  return bits;
}

}  // namespace attnfig
