#pragma once

#include "figures/batch_slots/quantities.h"
#include "spec/words.h"

// The words of a batch.

namespace attnfig {

namespace word {

constexpr Word batch_static = {"batch_static", "heading: static batching"};
constexpr Word batch_static_note = {"batch_static_note", "under it: when a batch starts"};
constexpr Word batch_continuous = {"batch_continuous", "heading: continuous batching"};
constexpr Word batch_continuous_note = {"batch_continuous_note", "under it: when a request starts"};
constexpr Word batch_stated = {"batch_stated", "heading: requests that run as stated"};
constexpr Word batch_slot = {"batch_slot", "the slot {} of a batch"};
constexpr Word batch_step = {"batch_step", "the axis of steps"};
constexpr Word batch_idle = {"batch_idle", "the slot has no request"};
constexpr Word batch_number = {"batch_number", "the batch {}"};
constexpr Word batch_from = {"batch_from", "it starts at step {}"};
constexpr Word batch_about = {"batch_about", "there are {:slot|slots}; what a slot step is"};
constexpr Word batch_in_use = {"batch_in_use", "with batching {1}, {2} of the slots are in use"};
constexpr Word batch_slot_steps = {"batch_slot_steps",
                                   "{1} of {2} slot steps are used, {3} are idle"};
constexpr Word batch_done = {"batch_done", "{1} of {2} requests have ended by step {3}"};
constexpr Word batch_tell_run = {"batch_tell_run", "request {1} runs on slot {2} in steps {3}"};
constexpr Word batch_tell_wait = {"batch_tell_wait", "it waits {:step|steps}"};
constexpr Word batch_summary = {"batch_summary", "name of the summary, for screen readers"};

}  // namespace word

constexpr Word batch_words[] = {word::batch_static,
                                word::batch_static_note,
                                word::batch_continuous,
                                word::batch_continuous_note,
                                word::batch_stated,
                                word::batch_slot,
                                word::batch_step,
                                word::batch_idle,
                                word::batch_number,
                                word::batch_from,
                                word::batch_about,
                                word::batch_in_use,
                                word::batch_slot_steps,
                                word::batch_done,
                                word::batch_tell_run,
                                word::batch_tell_wait,
                                word::batch_summary,
                                batch_quantity::utilisation.label,
                                batch_quantity::idle.label,
                                batch_quantity::used.label,
                                batch_quantity::all_slots.label,
                                batch_quantity::all_steps.label,
                                batch_quantity::done.label};

}  // namespace attnfig
