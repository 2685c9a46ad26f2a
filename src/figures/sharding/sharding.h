#pragma once

#include "figures/bar_card/bar_card.h"
#include "model/sharding.h"
#include "spec/figure_numbers.h"
#include "spec/saying.h"

namespace attnfig {

extern const FigureKind sharding;

/// The block of a figure that draws a layout on its devices.
struct ShardingBlock {
  std::optional<LayoutName> layout;  // none: the one that states tensor_parallel
  std::optional<Sourced<unit::Device>> context_parallel;

  static const Table table;
};

/// Tensors of one growth that devices hold alike, such as keys and their values.
struct ShardedTensor {
  std::vector<Role> roles;
  UInt128 copies = 1;  // in the model
  /// Of each device, in copies.
  std::vector<Portion> portions;

  friend bool operator==(const ShardedTensor&, const ShardedTensor&) = default;
};

/// The cache of the batch, as ShardedCache.
struct CacheOnDevices {
  Expression once;
  Expression device;
  Expression all;

  friend bool operator==(const CacheOnDevices&, const CacheOnDevices&) = default;
};

/// A number of the card.
struct ShardingRow {
  RichText label;
  RichText value;
  UInt128 bits = 0;

  friend bool operator==(const ShardingRow&, const ShardingRow&) = default;
};

/// What is said of a drawn device.
struct DeviceText {
  std::string name;   // "GPU 2"
  std::string heads;  // "Q 5–8"
  std::string held;   // "KV 1 copy"

  friend bool operator==(const DeviceText&, const DeviceText&) = default;
};

enum class HeadWord { queries, heads, channels };

struct ShardingPlan {
  std::size_t layout = 0;  // in Plan::layouts
  HeadWord head_word = HeadWord::queries;
  /// Of each device, in query heads.
  std::vector<Portion> queries;
  /// What the heads read comes first.
  std::vector<ShardedTensor> tensors;
  /// Neighbours over which tokens are spread: token t is on rank t mod ranks.
  UInt128 ranks = 1;
  std::optional<CacheOnDevices> cache = {};  // none: the layout states no context
  // Texts.
  std::vector<DeviceText> drawn = {};  // one for each of shown_devices()
  RichText about = {};                 // where the heads or latents are
  RichText card = {};                  // what the numbers are of
  std::vector<BarPart> parts =
      {};  // of each of them; none: devices have other parts than the model
  std::vector<ShardingRow> rows = {};

  UInt128 devices() const { return queries.size(); }
  const ShardedTensor& read() const { return tensors.front(); }

  friend bool operator==(const ShardingPlan&, const ShardingPlan&) = default;
};

/// The devices that are drawn, from 0: all, or as many at each end as hold whole groups of copies.
std::vector<std::size_t> shown_devices(const ShardingPlan& plan);
/// Devices that hold one copy of a tensor.
UInt128 holders(const ShardingPlan& plan, const ShardedTensor& tensor);
/// Whether a device holds the same entries as one before it.
bool is_further_copy(const ShardingPlan& plan, const ShardedTensor& tensor, std::size_t device);
/// "1–4": neighbours, counted from 1.
std::string range_text(const Portion& portion);
/// "KV 1–2" for people; empty: every device has the whole.
std::string portion_text(const Words& words, const ShardedTensor& tensor, const Portion& portion);
/// "Q 1–4".
std::string heads_text(const Words& words, const ShardingPlan& plan, const Portion& heads);
/// "2, 4, …": the tokens that a device keeps.
std::string tokens_text(const ShardingPlan& plan, std::size_t device);
/// "K and V", "state": what the boxes of a copy are.
std::string boxes_text(const Words& words, const ShardedTensor& tensor);
/// "latent".
std::string name_text(const Words& words, const ShardedTensor& tensor);

/// Fills the texts of a plan whose numbers are known.
void say_sharding(Saying& say, ShardingPlan& plan);

std::optional<ShardingPlan> plan_sharding(Saying& say, const ShardingBlock& block);
std::string dump_sharding(const Plan& all, const ShardingPlan& plan);
std::vector<FigureNumber> numbers_of(const ShardingPlan& plan);
Prepared prepare_sharding(const DrawInput& input, const ShardingPlan& plan);
std::string describe_sharding(const FinishedPanel& panel, const ShardingPlan& plan);
std::string tell_of_sharding(const FinishedPanel& panel, const std::any& plan, const Item& item);
std::vector<std::vector<std::string>> sharding_table(const Plan& all, const std::any& plan);

}  // namespace attnfig
