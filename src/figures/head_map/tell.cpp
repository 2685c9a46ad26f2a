// What a map of heads tells a reader who points at it: what something is, who reads it, and how its
// bits add up.

#include "figures/head_map/head_map.h"
#include "figures/head_map/marks.h"
#include "figures/head_map/panel_rows.h"
#include "figures/layer_stack/layer_stack.h"
#include "model/cache.h"
#include "model/derivation.h"
#include "model/number_text.h"
#include "spec/finished_panel.h"

#include <fmt/format.h>

namespace attnfig {
namespace marks = head_map_marks;
namespace {

std::string numbered(const std::string& name, UInt128 index, UInt128 count) {
  return fmt::format("{} {}/{}", name, grouped(index), grouped(count));
}

/// What one copy of these tensors is called.
const std::string& copy_name(const Words& words, const TensorGroup& tensors) {
  return words[1 < tensors.size() ? word::kv_head : look_of(tensors.front()->role).copy];
}

std::string shared(const Words& words, const Tensor& tensor) {
  std::vector<std::string> names;
  for (const Role role : tensor.projected_from) names.push_back(words[look_of(role).copy]);
  return joined(words, names);
}

/// A line for each tensor that is cached: how the bits of one entry add up.
std::string bits(const TensorGroup& tensors, Copies copies) {
  std::string text;
  for (const Tensor* tensor : tensors)
    if (tensor->cached()) text += "\n" + derivation_text(steps(entry_bits(*tensor, copies).is));
  return text;
}

/// The rows of a panel, of which something is told.
struct Told {
  const Words& words;
  const Block& block;
  BlockTensors tensors;

  /// The groups of query heads: each reads a copy.
  UInt128 groups() const { return tensors.read->copies.amount.count(); }
  UInt128 heads() const { return block.q_heads.amount.count(); }
  UInt128 q_heads_per_copy() const { return heads() / groups(); }

  /// What a query head reads: a key with its value, if it has one.
  TensorGroup read() const {
    return tensors.value == nullptr ? TensorGroup{tensors.read}
                                    : TensorGroup{tensors.read, tensors.value};
  }

  std::string readers_of(UInt128 group) const {
    const UInt128 first = (group - 1) * q_heads_per_copy() + 1;
    if (q_heads_per_copy() == 1) return numbered(words[word::q_head], first, heads());
    return fmt::format("{} {}–{}/{}", words[word::q_heads], grouped(first),
                       grouped(group * q_heads_per_copy()), grouped(heads()));
  }

  /// "Q head 3/64, reads KV head 1/8".
  std::string of_query_head(UInt128 head) const {
    const std::string& name = copy_name(words, read());
    const std::string read = numbered(name, (head - 1) / q_heads_per_copy() + 1, groups());
    return numbered(words[word::q_head], head, heads()) + words[word::comma] +
           with_text(words[word::reads], read);
  }

  std::string of_copy(const Tensor& tensor, UInt128 group) const {
    std::string text = numbered(copy_name(words, {&tensor}), group, groups()) + words[word::comma] +
                       with_text(words[word::read_by], readers_of(group));
    if (!tensor.cached())
      text += "\n" + with_text(words[word::up_projected_from], shared(words, tensor));
    return text + bits({&tensor}, Copies::one);
  }

  /// "latent 512" and its bits.
  std::string of_whole(const TensorGroup& whole) const {
    return text_of(words, whole, growth_of(tensors)) + bits(whole, Copies::all);
  }

  std::string of_part(std::string_view part, int number) const {
    const auto index = static_cast<std::size_t>(number) - 1;  // of what counts from 1
    const auto count = static_cast<UInt128>(number);
    if (part == map_part::read) return of_copy(*tensors.read, count);
    if (part == map_part::value) return of_copy(*tensors.value, count);
    if (part == map_part::source) return of_whole(tensors.shared[index]);
    if (part == map_part::beside) return of_whole(tensors.other_cached[index]);
    if (part == map_part::heads_left_out) return with_count(words[word::heads_left_out], count);
    if (part == map_part::groups_left_out)
      return with_count(words[word::whole_groups_left_out], count);
    return {};
  }
};

}  // namespace

std::string tell_of_query_head(const Words& words, const Block& block, UInt128 head) {
  return Told{words, block, tensors_of(block)}.of_query_head(head);
}

std::string tell_of_head_map(const FinishedPanel& panel, const std::any& content,
                             const Item& item) {
  const auto& map = std::any_cast<const HeadMapPlan&>(content);
  const Attention& layout = panel.plan.layouts[map.panels[panel.index()].layout];
  const Block* block = main_block(layout);
  if (block == nullptr) return tell_of_layers(panel.words, layout, item);
  const Told told{panel.words, *block, tensors_of(*block)};
  // The first that a query head stands for is itself.
  if (marks::is_query_head(item.mark))
    return told.of_query_head(static_cast<UInt128>(item.stands_for[0].number));
  std::string text = told.of_part(item.about.key, item.about.number);
  return text.empty() ? tell_of_layers(panel.words, layout, item) : text;
}

}  // namespace attnfig
