#include "import/pattern_rules.h"

#include "import/parts.h"

#include <fmt/format.h>

namespace attnfig {
namespace {

// The kinds of windowed_model.
constexpr std::size_t local_layer = 0;
constexpr std::size_t full_layer = 1;

/// LLLG, once and again: L is windowed, G full.
std::vector<std::size_t> lettered(Config& config, const ConfigWord& letters, UInt128 layers) {
  std::vector<std::size_t> order;
  if (letters.text.find_first_not_of("LG") != std::string::npos || letters.text.empty())
    config.report(
        letters.offset,
        fmt::format("sliding_window_pattern: expected L and G, got \"{}\"", letters.text));
  for (std::size_t i = 0; i < layers && !letters.text.empty(); ++i)
    order.push_back(letters.text[i % letters.text.size()] == 'G' ? full_layer : local_layer);
  return order;
}

std::vector<std::size_t> one_of(UInt128 layers, UInt128 period, Full full) {
  return every(layers, period, full == Full::first ? 0 : period - 1, full_layer, local_layer);
}

}  // namespace

std::vector<std::size_t> periodic_order(Config& config, UInt128 layers, const ConfigKey& pattern,
                                        Full full) {
  if (config.is_text(pattern)) return lettered(config, config.word(pattern), layers);
  return one_of(layers, read_period(config, pattern).value, full);
}

Model listed_or_every(Config& config, UInt128 period, Full full) {
  const AttentionHeads heads = read_heads(config);
  const ConfigNumber layers = read_layers(config);
  std::vector<std::size_t> order = listed_order(config, layers);
  if (order.empty()) order = one_of(layers.value, period, full);
  return windowed_model(config, heads, std::move(order));
}

Model read_every_second(Config& config) {
  return listed_or_every(config, 2);
}

Model read_every_fourth(Config& config) {
  return listed_or_every(config, 4);
}

Model read_first_of_four(Config& config) {
  return listed_or_every(config, 4, Full::first);
}

Model read_periodic(Config& config) {
  const AttentionHeads heads = read_heads(config);
  const ConfigNumber layers = read_layers(config);
  const auto ruled = [&] { return periodic_order(config, layers.value, key::pattern, Full::last); };
  std::vector<std::size_t> order = listed_order(config, layers);
  if (!order.empty() && config.offset(key::pattern))
    check_agreement(config, key::layer_types, order, key::pattern, ruled());
  // Without a window, no pattern is needed.
  if (order.empty() && !config.is_null(key::window)) order = ruled();
  return windowed_model(config, heads, std::move(order));
}

}  // namespace attnfig
