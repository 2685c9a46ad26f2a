// Spreads a layout over its devices.

#include "figures/sharding/sharding.h"
#include "model/by_role.h"
#include "model/view.h"
#include "text/number.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace attnfig {
namespace {

constexpr std::size_t most_shown = 8;

UInt128 devices_of(const Attention& layout) {
  return layout.deployment.tensor_parallel.amount.count();
}

/// The layout that the block names, else the only one on several devices. Reports what is wrong.
std::optional<std::size_t> chosen_layout(Saying& say, const ShardingBlock& block) {
  if (block.layout) return say.index_of(*block.layout);
  say.need_layouts();
  const std::vector<Attention>& layouts = say.layouts();
  if (layouts.empty()) return {};
  std::vector<std::size_t> spread;
  for (std::size_t i = 0; i < layouts.size(); ++i)
    if (1 < devices_of(layouts[i])) spread.push_back(i);
  if (spread.empty() && layouts.size() == 1) spread.push_back(0);
  if (spread.size() == 1) return say.index_of({layouts[spread[0]].name, {}});
  say.use_all();
  const std::size_t at = spread.empty() ? 0 : spread[1];
  say.report(
      say.offset_of(at),
      spread.empty()
          ? "no layout states tensor_parallel, so none is on several devices"
          : fmt::format("{} layouts are on several devices, and sharding draws one", spread.size()),
      spread.empty()
          ? "add tensor_parallel: DEVICES to the layout to draw"
          : fmt::format("add layout: {} to sharding, or another one", layouts[spread[0]].name));
  return {};
}

/// Whether the layout can be drawn on its devices. Reports what is wrong.
bool is_spread(const Saying& say, std::size_t offset, const Attention& layout) {
  const UInt128 devices = devices_of(layout);
  const auto refuse = [&](std::string_view why, std::string_view hint) {
    say.report(offset, fmt::format("{} {}", layout.name, why), hint);
    return false;
  };
  if (devices == 1)
    return refuse("is on one device",
                  fmt::format("add tensor_parallel: DEVICES to {}", layout.name));
  if (layout.deployment.pipeline_parallel.amount.count() != 1)
    return refuse("has pipeline stages, whose caches are not drawn", "leave pipeline_parallel out");
  const Block* block = main_block(layout);
  if (block == nullptr || tensors_of(*block).read == nullptr)
    return refuse("caches nothing, so devices hold nothing of it", "");
  const UInt128 q_heads = block->q_heads.amount.count();
  if (q_heads % devices != 0)
    return refuse(fmt::format("has {} query heads, which {} devices cannot have equal parts of",
                              grouped(q_heads), grouped(devices)),
                  "");
  return true;
}

ShardedTensor sharded(const TensorGroup& tensors, UInt128 devices) {
  ShardedTensor all;
  all.copies = tensors.front()->copies.amount.count();
  for (const Tensor* tensor : tensors)
    if (std::find(all.roles.begin(), all.roles.end(), tensor->role) == all.roles.end())
      all.roles.push_back(tensor->role);
  // The layout's own check found that one number divides the other.
  all.portions = *portions(all.copies, devices);
  return all;
}

/// What a block caches, that which its heads read or make their keys from first.
std::vector<ShardedTensor> sharded_tensors(const Block& block, UInt128 devices) {
  const BlockTensors tensors = tensors_of(block);
  std::vector<ShardedTensor> all;
  if (tensors.read->cached()) {
    TensorGroup read = {tensors.read};
    if (tensors.value != nullptr && tensors.value->cached()) read.push_back(tensors.value);
    all.push_back(sharded(read, devices));
  }
  for (const TensorGroup& group : tensors.shared) all.push_back(sharded(group, devices));
  for (const TensorGroup& group : tensors.other_cached) all.push_back(sharded(group, devices));
  return all;
}

void report_ranks(const Saying& say, const Sourced<unit::Device>& ranks, const Tensor& tensor,
                  UInt128 devices) {
  const UInt128 copies = tensor.copies.amount.count();
  const UInt128 holders = devices / copies;
  const std::string stated = fmt::format("context_parallel ({})", grouped(ranks.amount.count()));
  const std::string& name = tensor.copies.name;
  const std::string each = name.empty() ? std::string("what all heads read")
                                        : fmt::format("each of {} ({})", name, grouped(copies));
  if (holders <= 1)
    say.report(ranks.place, fmt::format("{} needs copies, and {} is on one device", stated, each),
               "leave it out, or state more devices in tensor_parallel");
  else
    say.report(ranks.place, fmt::format("{} does not divide the {} devices that hold {}", stated,
                                        grouped(holders), each));
}

/// Whether tokens can be spread over so many devices. Reports what is wrong.
bool check_ranks(const Saying& say, const Sourced<unit::Device>& ranks, const Attention& layout) {
  if (ranks.name.empty()) return false;
  const UInt128 count = ranks.amount.count();
  for (const LayerKind& kind : layout.layers)
    for (const Block& block : kind.blocks)
      for (const Tensor& tensor : block.tensors) {
        if (!tensor.cached() || tensor.growth.along == Growth::Along::constant) continue;
        const UInt128 copies = tensor.copies.amount.count();
        if (count == 1 || copies_left(copies, devices_of(layout), count)) continue;
        report_ranks(say, ranks, tensor, devices_of(layout));
        return false;
      }
  return true;
}

/// What tensors of each role have of the cache, if devices hold all tensors equally often.
std::vector<BarPart> parts_of(const Attention& layout, UInt128 ranks) {
  std::set<UInt128> holders;
  for (const LayerKind& kind : layout.layers)
    for (const Block& block : kind.blocks)
      for (const Tensor& tensor : block.tensors) {
        if (!tensor.cached()) continue;
        const bool is_spread = tensor.growth.along != Growth::Along::constant;
        const UInt128 copies = tensor.copies.amount.count();
        holders.insert(std::max<UInt128>(devices_of(layout) / copies, 1) / (is_spread ? ranks : 1));
      }
  std::vector<BarPart> parts;
  if (holders.size() == 1)
    for (const RoleShare& share : cached_by_role(layout, RoleUnit::bits))
      parts.push_back({share.role, share.weight});
  return parts;
}

CacheOnDevices cache_of(const ShardedCache& cache) {
  return {cache.once.is, cache.device.is, cache.all.is};
}

std::string dump_portions(const std::vector<Portion>& portions) {
  std::string text;
  for (const Portion& portion : portions)
    text += fmt::format(" {}{}", range_text(portion), portion.repeated ? "'" : "");
  return text;
}

}  // namespace

std::vector<std::size_t> shown_devices(const ShardingPlan& plan) {
  const auto devices = static_cast<std::size_t>(plan.devices());
  std::size_t each = most_shown / 2;
  if (const auto group = static_cast<std::size_t>(holders(plan, plan.read())); group <= each)
    each = each / group * group;
  std::vector<std::size_t> shown;
  for (std::size_t device = 0; device < devices; ++device)
    if (devices <= most_shown || device < each || devices <= device + each) shown.push_back(device);
  return shown;
}

UInt128 holders(const ShardingPlan& plan, const ShardedTensor& tensor) {
  return std::max<UInt128>(plan.devices() / tensor.copies, 1);
}

bool is_further_copy(const ShardingPlan& plan, const ShardedTensor& tensor, std::size_t device) {
  return plan.ranks <= device % holders(plan, tensor);
}

std::string range_text(const Portion& portion) {
  const std::string first = grouped(portion.first + 1);
  return portion.count == 1 ? first : first + "–" + grouped(portion.first + portion.count);
}

std::optional<ShardingPlan> plan_sharding(Saying& say, const ShardingBlock& block) {
  const std::optional<std::size_t> chosen = chosen_layout(say, block);
  if (!chosen) return {};
  const Attention& layout = say.layouts()[*chosen];
  if (!say.speaks_of(layout)) return {};
  const std::size_t offset = block.layout ? block.layout->offset : say.offset_of(*chosen);
  if (!is_spread(say, offset, layout)) return {};
  if (block.context_parallel && !check_ranks(say, *block.context_parallel, layout)) return {};
  const UInt128 devices = devices_of(layout);
  const Block& drawn = *main_block(layout);
  ShardingPlan plan{.layout = *chosen,
                    .queries = *portions(drawn.q_heads.amount.count(), devices),
                    .tensors = sharded_tensors(drawn, devices)};
  if (is_recurrent(drawn))
    plan.head_word = has_channels(drawn) ? HeadWord::channels : HeadWord::heads;
  if (block.context_parallel) plan.ranks = block.context_parallel->amount.count();
  if (layout.context)
    plan.cache =
        cache_of(plan.ranks == 1 ? tensor_parallel_cache(layout)
                                 : context_parallel_cache(layout, *block.context_parallel));
  plan.parts = parts_of(layout, plan.ranks);
  say_sharding(say, plan);
  return plan;
}

std::string dump_sharding(const Plan& all, const ShardingPlan& plan) {
  std::string text = fmt::format("sharding {} \"{}\"\n  queries{}\n", all.layouts[plan.layout].name,
                                 markup(plan.about), dump_portions(plan.queries));
  for (const ShardedTensor& tensor : plan.tensors) {
    text += " ";
    for (const Role role : tensor.roles) text += fmt::format(" {}", to_text(role));
    text += fmt::format(" of {}{}\n", digits(tensor.copies), dump_portions(tensor.portions));
  }
  if (plan.ranks != 1) text += fmt::format("  tokens over {}\n", digits(plan.ranks));
  if (!plan.rows.empty()) text += fmt::format("  \"{}\"\n", markup(plan.card));
  for (const ShardingRow& row : plan.rows)
    text +=
        fmt::format("  \"{}\" {} \"{}\"\n", markup(row.label), digits(row.bits), markup(row.value));
  return text;
}

}  // namespace attnfig
