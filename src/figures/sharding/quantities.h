#pragma once

#include "spec/figure_numbers.h"

// The numbers of a layout on its devices.

namespace attnfig::sharding_quantity {

constexpr std::string_view engines =
    "a device holds heads / devices KV heads, at least one: vLLM v1/kv_cache_interface.py; tokens "
    "over ranks: vLLM docs/serving/context_parallel_deployment.md";

constexpr FigureQuantity once = {.name = "cache.once",
                                 .label = {"cache_once", "label: the cache on one device"},
                                 .about = "memory of the cache if one device held it",
                                 .unit = "bits",
                                 .citation = engines};
constexpr FigureQuantity device = {.name = "cache.device",
                                   .label = {"cache_device", "label: the cache on each device"},
                                   .about = "memory of the cache on each device",
                                   .unit = "bits",
                                   .brief = true,
                                   .citation = engines};
constexpr FigureQuantity all_devices = {.name = "cache.all",
                                        .label = {"cache_all", "label: the cache on all devices"},
                                        .about = "memory of the caches of all devices together",
                                        .unit = "bits",
                                        .brief = true,
                                        .citation = engines};
constexpr FigureQuantity times_once = {
    .name = "cache.times",
    .label = {"cache_times", "label: caches of all devices over the cache once"},
    .about = "memory of all devices together over that of the cache once",
    .unit = "bits",
    .brief = true,
    .citation = engines};
constexpr FigureQuantity copies = {
    .name = "copies",
    .label = {"cache_copies", "label: copies of what heads read"},
    .about = "devices that hold the same keys and values of the same tokens",
    .unit = "devices",
    .citation = engines};

}  // namespace attnfig::sharding_quantity
