// The texts of a layout on its devices.

#include "figures/sharding/sharding.h"
#include "figures/sharding/words.h"
#include "model/view.h"
#include "text/number.h"

#include <fmt/format.h>

#include <algorithm>

namespace attnfig {
namespace {

bool is_kv(const ShardedTensor& tensor) {
  return tensor.roles.front() == Role::key || tensor.roles.front() == Role::value;
}

/// "4 KV heads", "2 latents".
std::string count_text(const Words& words, const ShardedTensor& tensor) {
  switch (tensor.roles.front()) {
    case Role::key:
    case Role::value:
      return with_count(words[word::sharded_kv], tensor.copies);
    case Role::tied_kv:
      return with_count(words[word::sharded_tied], tensor.copies);
    case Role::latent:
      return with_count(words[word::sharded_latents], tensor.copies);
    case Role::state:
      return with_count(words[word::sharded_states], tensor.copies);
    default:
      return with_texts(words[word::sharded_part],
                        {grouped(tensor.copies), name_text(words, tensor)});
  }
}

/// "4 KV heads, each on 2 GPUs".
std::string spread_text(const Words& words, const ShardingPlan& plan, const ShardedTensor& tensor) {
  const std::string devices = grouped(holders(plan, tensor));
  const std::string ranks = grouped(plan.ranks);
  if (tensor.copies == 1 && !is_kv(tensor))
    return plan.ranks == 1
               ? with_texts(words[word::each_whole], {name_text(words, tensor), devices})
               : with_texts(words[word::whole_in_turn], {name_text(words, tensor), ranks});
  if (plan.ranks != 1)
    return with_texts(words[word::each_in_turn], {count_text(words, tensor), ranks});
  if (holders(plan, tensor) == 1)
    return with_texts(words[word::each_split],
                      {count_text(words, tensor), grouped(tensor.portions.front().count)});
  return with_texts(words[word::each_copied], {count_text(words, tensor), devices});
}

const Word& heads_word(const ShardingPlan& plan) {
  switch (plan.head_word) {
    case HeadWord::queries:
      return word::device_queries;
    case HeadWord::heads:
      return word::device_heads;
    case HeadWord::channels:
      return word::device_channels;
  }
  return word::device_queries;
}

/// "KV 1, copy; RoPE key".
std::string held_text(const Words& words, const ShardingPlan& plan, std::size_t device) {
  std::vector<std::string> facts;
  for (const ShardedTensor& tensor : plan.tensors) {
    facts.push_back(portion_text(words, tensor, tensor.portions[device]));
    if (is_further_copy(plan, tensor, device)) facts.back() += " " + words[word::device_copy];
  }
  if (plan.ranks != 1)
    facts.push_back(with_text(words[word::device_tokens], tokens_text(plan, device)));
  return joined(words, facts);
}

std::string about_text(const Saying& say, const ShardingPlan& plan) {
  const Words& words = say.words();
  const Attention& layout = say.layouts()[plan.layout];
  std::vector<std::string> facts = {spread_text(words, plan, plan.read())};
  const UInt128 left = holders(plan, plan.read()) / plan.ranks;
  if (plan.ranks != 1 && left != 1)
    facts.push_back(with_text(words[word::copies_left], grouped(left)));
  const std::string text = joined(words, facts);
  if (layout.layers.size() == 1) return text;
  const auto kind = static_cast<std::size_t>(main_kind(layout) - layout.layers.data());
  return kind_names(words, layout)[kind] + words[word::colon] + text;
}

/// The numbers of the plan, by name.
struct Known {
  const Words& words;
  std::vector<FigureNumber> numbers;

  const FigureNumber& find(std::string_view name) const {
    return *std::find_if(numbers.begin(), numbers.end(),
                         [&](const FigureNumber& one) { return one.quantity->name == name; });
  }
  std::string text(std::string_view name) const {
    return to_text(*find(name).answer.result, "").value();
  }
  static NumberName named(std::string_view name) {
    return {.layout = "sharding", .quantity = std::string(name)};
  }
  ShardingRow row(RichText label, std::string_view name) const {
    return {.label = std::move(label),
            .value = {{text(name), {}, {named(name)}}},
            .bits = std::get<Memory>(*find(name).answer.result).bits.count()};
  }
};

}  // namespace

std::string name_text(const Words& words, const ShardedTensor& tensor) {
  return words[word_of(tensor.roles.front())];
}

std::string boxes_text(const Words& words, const ShardedTensor& tensor) {
  return is_kv(tensor) ? words[word::keys_and_values] : name_text(words, tensor);
}

std::string portion_text(const Words& words, const ShardedTensor& tensor, const Portion& portion) {
  const std::string range = range_text(portion);
  if (is_kv(tensor)) return with_text(words[word::device_kv], range);
  if (tensor.copies == 1) return name_text(words, tensor);
  return with_texts(words[word::device_part], {name_text(words, tensor), range});
}

std::string heads_text(const Words& words, const ShardingPlan& plan, const Portion& heads) {
  return with_text(words[heads_word(plan)], range_text(heads));
}

std::string tokens_text(const ShardingPlan& plan, std::size_t device) {
  const UInt128 first = device % plan.ranks + 1;
  return fmt::format("{},\u00a0{},\u00a0…", grouped(first), grouped(first + plan.ranks));
}

void say_sharding(Saying& say, ShardingPlan& plan) {
  const Words& words = say.words();
  plan.about = {{about_text(say, plan)}};
  for (const std::size_t device : shown_devices(plan))
    plan.drawn.push_back({with_text(words[word::device_name], grouped(device + 1)),
                          heads_text(words, plan, plan.queries[device]),
                          plain({{held_text(words, plan, device)}})});
  if (!plan.cache) return;
  const Known known{words, numbers_of(plan)};
  const std::string devices = grouped(plan.devices());
  plan.card = say.standard("cache.total", {&say.layouts()[plan.layout]});
  plan.rows.push_back(known.row({{words[word::sharding_once]}}, "cache.once"));
  plan.rows.push_back(
      known.row({{with_texts(words[word::sharding_device], {devices})}}, "cache.device"));
  RichText all = {{with_text(words[word::sharding_all_once], devices)}};
  if (plan.cache->once.value() < plan.cache->all.value())
    all = {{with_texts(words[word::sharding_all], {devices, known.text("cache.times")}),
            {},
            {Known::named("cache.times")}}};
  plan.rows.push_back(known.row(std::move(all), "cache.all"));
}

}  // namespace attnfig
