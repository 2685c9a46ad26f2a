#include "spec/layout_fields.h"

#include <algorithm>

namespace attnfig {
namespace {

constexpr Field fields[] = {
    field<&LayoutFields::variant>(
        {.name = "variant",
         .about = "the kind of attention",
         .fallback = "(the layout's own name if that is a variant's, else that of the layout it "
                     "is like)",
         .also_called = "type kind attention"}),
    field<&LayoutFields::like>(
        {.name = "like",
         .about = "another layout, from which every field is taken that is not stated here and "
                  "that this variant has",
         .fallback = "(none)",
         .also_called = "base extends from"}),
    field<&LayoutFields::label>({.name = "label",
                                 .about = "what readers call the layout",
                                 .fallback = "(the variant's: MHA, GQA …)",
                                 .also_called = "name title"}),
    field<&LayoutFields::layers>({.name = "layers",
                                  .about = "layers of the model that have this attention",
                                  .fallback = "1",
                                  .also_called = "num_hidden_layers n_layers n_layer num_layers"}),
    field<&LayoutFields::context>(
        {.name = "context",
         .about = "tokens of one sequence that are cached",
         .fallback = "(none: then only per-token numbers are available)",
         .also_called = "seq_len sequence_length max_position_embeddings tokens context_length"}),
    field<&LayoutFields::batch>({.name = "batch",
                                 .about = "sequences that are cached at a time",
                                 .fallback = "1",
                                 .also_called = "batch_size sequences"}),
    field<&LayoutFields::architecture>(
        {.name = "architecture",
         .about = "what llama.cpp calls the model's family: it decides whether llama.cpp keeps "
                  "windows, for reserve.llama_cpp",
         .fallback = "(unknown: windows are kept)",
         .also_called = "general.architecture arch"}),
};

constexpr std::array tables = {&LayoutFields::table, &LayerOptions::table};

}  // namespace

const Table LayoutFields::table = {
    "a layout",
    "One attention layout. Further fields depend on its variant; a layout may be like another.",
    fields};

std::span<const Table* const> common_layout_tables() {
  return tables;
}

bool is_common_field(std::string_view name) {
  return std::any_of(tables.begin(), tables.end(),
                     [&](const Table* table) { return table->find(name) != nullptr; });
}

bool is_own_field(std::string_view name) {
  return name == "like" || name == "label" || name == "variant";
}

}  // namespace attnfig
