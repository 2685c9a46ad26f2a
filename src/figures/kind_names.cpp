#include "figures/kind_names.h"

#include "model/view.h"

#include <algorithm>
#include <set>

namespace attnfig {
namespace {

bool keeps_latents(const BlockTensors& tensors) {
  return std::any_of(tensors.shared.begin(), tensors.shared.end(),
                     [](const TensorGroup& group) { return group.front()->role == Role::latent; });
}

std::string name_of(const Words& words, const Block& block) {
  if (!block.label.empty()) return block.label;
  if (is_recurrent(block)) return words[word::kind_state];
  const BlockTensors tensors = tensors_of(block);
  const Growth growth = growth_of(tensors);
  if (growth.along == Growth::Along::encoder) return words[word::kind_encoder];
  if (growth.tokens_per_entry.amount.count() != 1)
    return with_count(words[word::kind_compressed], growth.tokens_per_entry.amount.count());
  if (growth.cap)
    return words[growth.cap->kind == Cap::Kind::window ? word::kind_window : word::kind_chunk];
  return words[keeps_latents(tensors) ? word::kind_latent : word::kind_full];
}

std::string name_of(const Words& words, const LayerKind& kind) {
  if (kind.blocks.empty()) return words[word::kind_none];
  std::vector<std::string> names;
  for (const Block& block : kind.blocks) {
    std::string name = name_of(words, block);
    if (std::find(names.begin(), names.end(), name) == names.end())
      names.push_back(std::move(name));
  }
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : " + ") + name;
  return text;
}

/// A count by which kinds of one name may be told apart.
struct Difference {
  const Word& word;
  UInt128 (*count)(const LayerKind& kind);  // 0: the kind has none
};

UInt128 window_of(const LayerKind& kind) {
  if (kind.blocks.empty()) return 0;
  const Growth growth = growth_of(tensors_of(kind.blocks.front()));
  return growth.cap ? growth.cap->tokens.amount.count() : 0;
}

const Tensor* read_of(const LayerKind& kind) {
  return kind.blocks.empty() ? nullptr : tensors_of(kind.blocks.front()).read;
}

UInt128 heads_of(const LayerKind& kind) {
  const Tensor* read = read_of(kind);
  return read == nullptr ? 0 : read->copies.amount.count();
}

UInt128 width_of(const LayerKind& kind) {
  const Tensor* read = read_of(kind);
  return read == nullptr ? 0 : read->width.amount.count();
}

constexpr Difference differences[] = {{word::kind_of_window, window_of},
                                      {word::kind_of_heads, heads_of},
                                      {word::kind_of_width, width_of}};

/// Names the kinds apart that have one name.
void tell_apart(const Words& words, const Attention& attention,
                const std::vector<std::size_t>& alike, std::vector<std::string>& names) {
  for (const Difference& difference : differences) {
    std::set<UInt128> counts;
    for (const std::size_t kind : alike) counts.insert(difference.count(attention.layers[kind]));
    if (counts.size() != alike.size() || counts.contains(0)) continue;
    for (const std::size_t kind : alike)
      names[kind] += with_count(words[difference.word], difference.count(attention.layers[kind]));
    return;
  }
  for (std::size_t i = 0; i < alike.size(); ++i)
    names[alike[i]] += with_count(words[word::kind_of_number], i + 1);
}

}  // namespace

std::vector<std::string> kind_names(const Words& words, const Attention& attention) {
  std::vector<std::string> names;
  for (const LayerKind& kind : attention.layers) names.push_back(name_of(words, kind));
  const std::vector<std::string> plain = names;
  for (std::size_t kind = 0; kind < plain.size(); ++kind) {
    if (std::find(plain.begin(), plain.begin() + static_cast<std::ptrdiff_t>(kind), plain[kind]) !=
        plain.begin() + static_cast<std::ptrdiff_t>(kind))
      continue;
    std::vector<std::size_t> alike;
    for (std::size_t other = kind; other < plain.size(); ++other)
      if (plain[other] == plain[kind]) alike.push_back(other);
    if (1 < alike.size()) tell_apart(words, attention, alike, names);
  }
  return names;
}

}  // namespace attnfig
