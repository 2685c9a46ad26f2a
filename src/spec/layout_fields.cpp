#include "spec/layout_fields.h"

#include "input/values.h"

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
    field<&LayoutFields::use>(
        {.name = "use",
         .about = "the path of a model's file, from this file's folder: a spec that draws one "
                  "layout, or a config.json; every field is taken from it that is not stated here",
         .fallback = "(none)",
         .also_called = "file path include import"}),
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
         .also_called = "seq_len sequence_length max_position_embeddings tokens context_length "
                        "context_size ctx ctx_len ctx_size n_ctx n_positions max_seq_len "
                        "max_seq_length max_model_len max_sequence_length num_ctx"}),
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

bool is_among(std::string_view word, std::span<const std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// head_dim is a share of the model's width, in most models one a head.
Meant explain_width(const Node& layout, std::string_view key) {
  const auto number = [&](std::string_view name) {
    const Node* node = layout.find(name);
    return node == nullptr ? Number{} : parse_number(node->text, Suffixes::allowed);
  };
  const UInt128 width = number(key).value;
  const UInt128 heads = number("q_heads").value;
  const std::string share = fmt::format("head_dim = {} / q_heads", key);
  if (heads == 0 || width == 0 || width % heads != 0)
    return {"head_dim", fmt::format("most models have {}", share)};
  return {"head_dim", fmt::format("most models have {} = {}", share,
                                  static_cast<std::uint64_t>(width / heads))};
}

/// Keys of configurations that say by another number what a layout states.
Meant meant_in_layout(const Node& layout, std::string_view key) {
  constexpr std::string_view widths[] = {"hidden_size", "hidden_dim",      "d_model",
                                         "n_embd",      "model_dim",       "embed_dim",
                                         "dim",         "embedding_length"};
  constexpr std::string_view groups[] = {"num_kv_groups", "n_kv_groups",
                                         "kv_groups",     "num_key_value_groups",
                                         "group_size",    "num_queries_per_kv"};
  if (is_among(key, widths)) return explain_width(layout, key);
  if (is_among(key, groups))
    return {"kv_heads",
            "write \"kv_heads\": how many groups there are; each has q_heads / "
            "kv_heads query heads"};
  return {};
}

constexpr std::array tables = {&LayoutFields::table, &LayerOptions::table};

}  // namespace

const Table LayoutFields::table = {
    "a layout",
    "One attention layout. Further fields depend on its variant; a layout may be like another.",
    fields,
    {},
    &meant_in_layout};

std::span<const Table* const> common_layout_tables() {
  return tables;
}

bool is_common_field(std::string_view name) {
  return std::any_of(tables.begin(), tables.end(),
                     [&](const Table* table) { return table->find(name) != nullptr; });
}

bool is_own_field(std::string_view name) {
  return name == "like" || name == "use" || name == "label" || name == "variant";
}

}  // namespace attnfig
