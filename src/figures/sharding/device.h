#pragma once

#include "figures/sharding/sharding.h"

namespace attnfig {

// What items are about: a query head, a copy of what it reads, and the text about devices that are
// not drawn, with their number.
constexpr std::string_view sharded_head = "head";
constexpr std::string_view sharded_group = "group";
constexpr std::string_view devices_not_drawn = "devices-not-drawn";

/// The input for drawing devices.
struct ShardingInput {
  DrawInput input;
  const ShardingPlan& plan;
  std::vector<std::size_t> shown;  // devices, from 0

  Length operator[](const Metric& metric) const { return input.metrics[metric]; }
  TextStyle text(const Mark& mark) const {
    return {.mark = mark, .size = input.metrics[metric::text_size]};
  }
};

/// The width that a device needs.
Length device_width(const ShardingInput& in);

/// A device in a width. Devices of one figure are equally high.
Picture draw_device(const ShardingInput& in, std::size_t device, Length width);

}  // namespace attnfig
