#include "model/cache_sum.h"

#include <fmt/format.h>

#include <algorithm>

namespace attnfig {
namespace {

Term<unit::Head> copies_of(const Sum& sum, const Tensor& tensor) {
  const Given<unit::Device>& ranks = sum.attention.deployment.tensor_parallel;
  const bool replicated = tensor.copies.amount.count() == 1;
  if (sum.share == Share::whole || ranks.amount.count() == 1 || replicated)
    return term(tensor.copies);
  return quotient<unit::Head>(term(tensor.copies), term(ranks), Rounding::up);
}

Term<unit::ElementBit> element_bits(const Storage& storage) {
  const Origin chosen = storage.place == Place{} ? Origin{Origin::Kind::definition}
                                                 : Origin{Origin::Kind::spec, storage.place};
  return {Expression::given(fmt::format("{} bits", storage.name), storage.bits.count(), chosen)};
}

/// Bits of one vector of a copy: its elements, and a scale for every block of them.
Term<unit::Bit> vector_bits(const Given<unit::Width>& width, const Storage& storage) {
  Term<unit::Bit> bits = Term<unit::Element>{term(width).is} * element_bits(storage);
  if (storage.scale == Bits()) return bits;
  const Term<unit::Bit> scale{Expression::given("scale bits", storage.scale.count())};
  if (storage.block == 0) return bits + scale;
  const Term<unit::Width> block{Expression::constant(storage.block)};
  return bits + times(quotient<unit::Width>(term(width), block, Rounding::up).is, scale);
}

bool same_size(const Tensor& a, const Tensor& b) {
  return a.copies == b.copies && a.width == b.width && a.rows == b.rows && a.storage == b.storage &&
         a.growth == b.growth && a.residual == b.residual;
}

/// Bits of a tensor; some hold their newest entries in a wider format.
Term<unit::Bit> tensor_bits(const Sum& sum, const SameSize& alike,
                            const Term<unit::Entry>& entries) {
  const Tensor& tensor = *alike.tensor;
  const Expression count = Expression::constant(alike.count);
  const Term<unit::Bit> usual = entry_bits(sum, tensor, tensor.storage);
  if (!tensor.residual) return times(count, entries * usual);
  const Term<unit::Bit> newest_bits = entry_bits(sum, tensor, tensor.residual->storage);
  const Term<unit::Entry> most{term(tensor.residual->tokens).is};
  const Term<unit::Entry> newest = least(entries, most);
  return times(count, (entries - newest) * usual + newest * newest_bits);
}

/// "bits of a windowed entry in a layer": tensors of a layer that grow in different ways have
/// entries of different names.
std::string entry_name(const Growth& growth, const LayerKind& kind) {
  std::string words;
  if (growth.along == Growth::Along::encoder) words += "encoder ";
  if (growth.cap) words += growth.cap->kind == Cap::Kind::window ? "windowed " : "chunked ";
  if (growth.every.amount.count() != 1) words += "compressed ";
  const std::string_view article = words.empty() || words.starts_with('e') ? "an" : "a";
  return of_kind(fmt::format("bits of {} {}entry in a layer", article, words), kind);
}

}  // namespace

Term<unit::Bit> copy_bits(const Tensor& tensor, const Storage& storage) {
  return times(term(tensor.rows).is, vector_bits(tensor.width, storage));
}

Term<unit::Bit> entry_bits(const Sum& sum, const Tensor& tensor, const Storage& storage) {
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

Term<unit::Bit> one_layer(const Sum& sum, const LayerKind& kind) {
  Term<unit::Bit> bits;
  std::vector<SameSize> rest = counted(kind, sum.entries);
  while (!rest.empty()) {
    const Tensor& first = *rest.front().tensor;
    const Term<unit::Entry> entries = sum.entries(first).value();
    if (first.residual) {
      bits = bits + tensor_bits(sum, rest.front(), entries);
      rest.erase(rest.begin());
      continue;
    }
    const auto grows_alike = [&](const SameSize& other) {
      return other.tensor->growth == first.growth && !other.tensor->residual;
    };
    Term<unit::Bit> entry;
    for (const SameSize& alike : rest)
      if (grows_alike(alike))
        entry = std::move(entry) + times(Expression::constant(alike.count),
                                         entry_bits(sum, *alike.tensor, alike.tensor->storage));
    std::erase_if(rest, grows_alike);
    if (first.growth.along != Growth::Along::nothing)
      entry = named(entry_name(first.growth, kind), "bits", entry);
    bits = std::move(bits) + entries * std::move(entry);
  }
  return bits;
}

Term<unit::Bit> all_layers(const Sum& sum) {
  Term<unit::Bit> bits;
  for (const LayerKind& kind : sum.attention.layers) {
    Term<unit::Bit> layer = one_layer(sum, kind);
    if (layer.amount() == Bits()) continue;
    bits = std::move(bits) + owning_layers(kind) * std::move(layer);
  }
  return bits;
}

}  // namespace attnfig
