#pragma once

#include "figures/head_map/words.h"
#include "figures/kind_names.h"
#include "figures/role_words.h"
#include "figures/sharding/quantities.h"
#include "spec/words.h"

// The words of a layout on its devices.

namespace attnfig {

namespace word {

constexpr Word device_name = {"device_name", "heading: device {}"};
constexpr Word device_queries = {"device_queries", "the query heads {} of a device"};
constexpr Word device_heads = {"device_heads", "the heads {} of a device, of a recurrent layer"};
constexpr Word device_channels = {"device_channels", "the channels {} of a device"};
constexpr Word device_kv = {"device_kv", "the KV heads {} of a device"};
constexpr Word device_part = {"device_part", "{1}, such as states, of the numbers {2}"};
constexpr Word device_copy = {"device_copy", "the device holds a copy"};
constexpr Word device_tokens = {"device_tokens", "the device holds the tokens {}"};
constexpr Word devices_left_out = {"devices_left_out", "{} devices are not drawn"};
constexpr Word in_model = {"in_model", "heading: the heads of the model, before they are spread"};
constexpr Word sharded_kv = {"sharded_kv", "{:KV head|KV heads} of the model"};
constexpr Word sharded_tied = {"sharded_tied", "{:K=V vector|K=V vectors} of the model"};
constexpr Word sharded_latents = {"sharded_latents", "{:latent|latents} of the model"};
constexpr Word sharded_states = {"sharded_states", "{:state|states} of the model"};
constexpr Word sharded_part = {"sharded_part", "{1} of what is called {2}"};
constexpr Word each_split = {"each_split", "{1} KV heads in the model, {2} on each device"};
constexpr Word each_copied = {"each_copied", "{1} KV heads in the model, each on {2} devices"};
constexpr Word each_whole = {"each_whole", "each of {2} devices holds the whole {1}"};
constexpr Word each_in_turn = {"each_in_turn", "{1} in the model, tokens in turn on {2} devices"};
constexpr Word whole_in_turn = {"whole_in_turn", "one {1}, tokens in turn on {2} devices"};
constexpr Word copies_left = {"copies_left", "each token is on {} devices"};
constexpr Word sharding_once = {"sharding_once", "a value: the cache once"};
constexpr Word sharding_device = {"sharding_device", "a value: on each of {1} devices"};
constexpr Word sharding_all_once = {"sharding_all_once", "a value: on {} devices together"};
constexpr Word sharding_all = {"sharding_all", "a value: on {1} devices, {2} the cache once"};
constexpr Word tell_reads = {"tell_reads", "{1} reads {2}"};
constexpr Word tell_held = {"tell_held", "{1} is read by {2}, on devices {3}"};

}  // namespace word

constexpr Word sharding_words[] = {word::device_name,
                                   word::device_queries,
                                   word::device_heads,
                                   word::device_channels,
                                   word::device_kv,
                                   word::device_part,
                                   word::device_copy,
                                   word::device_tokens,
                                   word::devices_left_out,
                                   word::in_model,
                                   word::sharded_kv,
                                   word::sharded_tied,
                                   word::sharded_latents,
                                   word::sharded_states,
                                   word::sharded_part,
                                   word::each_split,
                                   word::each_copied,
                                   word::each_whole,
                                   word::each_in_turn,
                                   word::whole_in_turn,
                                   word::copies_left,
                                   word::sharding_once,
                                   word::sharding_device,
                                   word::sharding_all_once,
                                   word::sharding_all,
                                   word::tell_reads,
                                   word::tell_held,
                                   sharding_quantity::once.label,
                                   sharding_quantity::device.label,
                                   sharding_quantity::all_devices.label,
                                   sharding_quantity::times_once.label,
                                   sharding_quantity::copies.label,
                                   word::kind_full,
                                   word::kind_window,
                                   word::kind_chunk,
                                   word::kind_latent,
                                   word::kind_compressed,
                                   word::kind_encoder,
                                   word::kind_state,
                                   word::kind_none,
                                   word::kind_of_window,
                                   word::kind_of_heads,
                                   word::kind_of_width,
                                   word::kind_of_number,
                                   word::keys_and_values};

}  // namespace attnfig
