#pragma once

#include "spec/figure_numbers.h"

// The numbers that a batch computes.

namespace attnfig::batch_quantity {

constexpr std::string_view orca = "Yu et al. 2022, Orca, OSDI";

constexpr FigureQuantity utilisation = {
    .name = "utilisation",
    .label = {"batch_utilisation", "label: part of the slots that is in use"},
    .about = "slot steps with a request over all slot steps",
    .unit = "slot steps",
    .brief = true,
    .citation = orca};
constexpr FigureQuantity idle = {.name = "slots.idle",
                                 .label = {"batch_slots_idle", "label: idle slot steps"},
                                 .about = "slot steps without a request",
                                 .unit = "slot steps",
                                 .brief = true,
                                 .citation = orca};
constexpr FigureQuantity used = {.name = "slots.used",
                                 .label = {"batch_slots_used", "label: slot steps in use"},
                                 .about = "slot steps with a request: tokens that are made",
                                 .unit = "slot steps"};
constexpr FigureQuantity all_slots = {.name = "slots.all",
                                      .label = {"batch_slots_all", "label: slot steps"},
                                      .about = "slots × steps",
                                      .unit = "slot steps"};
constexpr FigureQuantity all_steps = {
    .name = "steps",
    .label = {"batch_steps", "label: steps"},
    .about = "steps until the last request has ended, or as stated",
    .unit = "steps",
    .brief = true};
constexpr FigureQuantity done = {.name = "requests.done",
                                 .label = {"batch_requests_done", "label: requests that are done"},
                                 .about = "requests that have ended by the last step",
                                 .unit = "requests",
                                 .brief = true};

constexpr const FigureQuantity* all[] = {&utilisation, &idle, &used, &all_slots, &all_steps, &done};

}  // namespace attnfig::batch_quantity
