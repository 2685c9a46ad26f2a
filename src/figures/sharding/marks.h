#pragma once

#include "figures/head_map/marks.h"
#include "model/attention.h"
#include "theme/metrics.h"

// The marks and sizes of a layout on its devices.

namespace attnfig {

namespace sharding_marks {

/// A further copy has an edge alone.
constexpr Mark copy(std::string_view name, Ink edge) {
  return {.name = name, .edge = edge, .on = grounds};
}

/// A token that the device keeps.
constexpr Mark kept = {.name = "token-kept", .fill = Ink::quiet, .on = grounds};
constexpr Mark tokens = {.name = "token-line", .edge = Ink::line, .on = grounds};
constexpr Mark key_copy = copy("key-copy", Ink::key_edge);
constexpr Mark value_copy = copy("value-copy", Ink::value_edge);
constexpr Mark latent_copy = copy("latent-copy", Ink::latent_edge);
constexpr Mark rope_key_copy = copy("rope-key-copy", Ink::rope_key_edge);
constexpr Mark index_key_copy = copy("index-key-copy", Ink::index_key_edge);
constexpr Mark state_copy = copy("state-copy", Ink::state_edge);
constexpr Mark convolution_copy = copy("convolution-copy", Ink::convolution_edge);

constexpr Mark all[] = {kept,
                        tokens,
                        key_copy,
                        value_copy,
                        latent_copy,
                        rope_key_copy,
                        index_key_copy,
                        state_copy,
                        convolution_copy,
                        head_map_marks::panel_title,
                        head_map_marks::subtitle,
                        head_map_marks::caption,
                        head_map_marks::left_out,
                        head_map_marks::label,
                        head_map_marks::query_head,
                        head_map_marks::tied_head,
                        head_map_marks::key_head,
                        head_map_marks::value_head,
                        head_map_marks::latent,
                        head_map_marks::rope_key,
                        head_map_marks::key_factor,
                        head_map_marks::value_factor,
                        head_map_marks::index_key,
                        head_map_marks::state,
                        head_map_marks::convolution,
                        head_map_marks::sharing_line};

}  // namespace sharding_marks

/// The look of tensors of a role in the box of a device.
struct ShardedLook {
  Mark first;
  Mark copy;
  std::string_view letter = {};  // of one copy; empty: its name
};

constexpr ShardedLook sharded_look(Role role) {
  namespace marks = head_map_marks;
  namespace own = sharding_marks;
  switch (role) {
    case Role::key:
      return {marks::key_head, own::key_copy, "K"};
    case Role::value:
      return {marks::value_head, own::value_copy, "V"};
    case Role::tied_kv:
      return {marks::tied_head, own::key_copy, "K=V"};
    case Role::latent:
      return {marks::latent, own::latent_copy};
    case Role::rope_key:
      return {marks::rope_key, own::rope_key_copy};
    case Role::key_rank_factor:
      return {marks::key_factor, own::key_copy};
    case Role::value_rank_factor:
      return {marks::value_factor, own::value_copy};
    case Role::index_key:
      return {marks::index_key, own::index_key_copy};
    case Role::state:
      return {marks::state, own::state_copy, "S"};
    case Role::conv_state:
      return {marks::convolution, own::convolution_copy};
  }
  return {marks::key_head, own::key_copy};
}

namespace metric {

constexpr Metric device_gap = {"device_gap", 8, "between devices"};
constexpr Metric device_padding = {"device_padding", 6, "inside a device's edge"};
constexpr Metric device_head = {"device_head", 12, "width and height of a query head"};
constexpr Metric device_box = {"device_box", 22, "height of what heads read"};
constexpr Metric device_reach = {"device_reach", 36, "between heads and what they read"};

}  // namespace metric

constexpr Metric sharding_metrics[] = {metric::device_gap, metric::device_padding,
                                       metric::device_head, metric::device_box,
                                       metric::device_reach};

}  // namespace attnfig
