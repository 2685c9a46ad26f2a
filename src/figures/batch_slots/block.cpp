// Fields of the block of a batch.

#include "figures/batch_slots/block.h"

namespace attnfig {
namespace {

constexpr Field request_fields[] = {
    field<&BatchRequestSpec::length>({.name = "length",
                                      .about = "steps that the request runs, a token each",
                                      .also_called = "tokens len duration"}),
    field<&BatchRequestSpec::arrival>({.name = "arrival",
                                       .about = "the step at which the request arrives",
                                       .fallback = "0",
                                       .also_called = "arrives at"}),
    field<&BatchRequestSpec::start>(
        {.name = "start",
         .about = "the step at which the request starts, of every request or of none",
         .fallback = "(as batching decides)",
         .also_called = "starts"}),
    field<&BatchRequestSpec::slot>({.name = "slot",
                                    .about = "the slot on which it starts then, from 1",
                                    .fallback = "(the first that is free)"}),
    field<&BatchRequestSpec::label>({.name = "label",
                                     .about = "what readers call it",
                                     .fallback = "(its name)",
                                     .also_called = "name title"}),
};

constexpr Field block_fields[] = {
    field<&BatchSlotsBlock::slots>({.name = "slots",
                                    .about = "requests that can run at one time",
                                    .also_called = "batch batch_size max_num_seqs"}),
    field<&BatchSlotsBlock::requests>({.name = "requests",
                                       .about = "the requests, in their order, by their lengths",
                                       .also_called = "sequences"}),
    field<&BatchSlotsBlock::batching>(
        {.name = "batching",
         .about = "how requests come to slots, a panel each: static batches start when the one "
                  "before has ended, continuous ones fill each slot as soon as it is free",
         .fallback = "(both)"}),
    field<&BatchSlotsBlock::until>({.name = "until",
                                    .about = "the step up to which the slots are looked at",
                                    .fallback = "(the end of the last request)",
                                    .also_called = "end steps"}),
};

}  // namespace

const Table BatchRequestSpec::table = {
    "a request of a batch", "One request, by how many steps it runs.", request_fields, "length"};
const Table BatchSlotsBlock::table = {
    "a batch", "Requests on the slots of a batch over time, with static and continuous batching.",
    block_fields};

}  // namespace attnfig
