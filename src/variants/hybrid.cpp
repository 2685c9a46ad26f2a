// Layers of several kinds: a pattern of other layouts, repeated over the model. Examples: Gemma 3
// (five windowed layers, one full), Jamba, Qwen3-Next, Kimi Linear, DeepSeek-V4.

#include "variants/variant.h"

namespace attnfig {

std::size_t layouts_start(std::string_view item) {
  const std::size_t blank = item.find(' ');
  const bool counted = blank != std::string_view::npos && item.substr(blank + 1, 1) != "+";
  return counted ? blank + 1 : 0;
}

std::vector<std::string_view> layouts_of(std::string_view layouts) {
  constexpr std::string_view beside = " + ";
  std::vector<std::string_view> all;
  for (std::size_t end = layouts.find(beside); end != std::string_view::npos;
       end = layouts.find(beside)) {
    all.push_back(layouts.substr(0, end));
    layouts.remove_prefix(end + beside.size());
  }
  all.push_back(layouts);
  return all;
}

template <>
struct Value<PatternItem> {
  static Type type() { return {.kind = Type::Kind::layout}; }
  static void read(const Reporter& reporter, const Field& field, const Node& node,
                   PatternItem& value) {
    const std::string text =
        read_word(reporter, field, node, "the name of a layout, or how often and its name");
    value = {1, text, node.offset};
    const std::size_t start = layouts_start(text);
    if (start == 0) return;
    const Number number = parse_number(std::string_view(text).substr(0, start - 1), Suffixes::none);
    value.layout = text.substr(start);
    if (number.fault.empty() && 0 < number.value && number.value <= Range<unit::Layer>::most &&
        !value.layout.empty()) {
      value.layers = number.value;
    } else {
      reporter.report(node.offset,
                      fmt::format("\"{}\" is not a number of layers and a layout", text),
                      "write it like \"5 local\"");
    }
  }
};

namespace {

constexpr Field fields[] = {
    field<&Pattern::first>({.name = "first",
                            .about = "layers before the pattern, as in `pattern`",
                            .fallback = "(none)"}),
    field<&Pattern::cycle>(
        {.name = "pattern",
         .about =
             "layouts of the layers in their order, each with how many there are (\"5 local\"); "
             "repeated, and cut off at the last layer; \"none\" caches nothing, and \"full + "
             "mamba\" is two side by side",
         .also_called = "layer_types hybrid_layer_pattern"}),
    field<&Pattern::last>({.name = "last",
                           .about = "layers in place of the last ones, as in `pattern`",
                           .fallback = "(none)"}),
    field<&Pattern::shared>(
        {.name = "shared_last",
         .about = "last layers that own no cache and read that of the last layer of their kind "
                  "before them",
         .fallback = "0",
         .also_called = "num_kv_shared_layers"})};

constexpr Table table = {"a hybrid layout", "Layers of several kinds, in a pattern.", fields};

Pattern read(const Reporter& reporter, const Node& node, std::span<const Target> common) {
  return read_layout<Pattern>(reporter, node, table, common);
}

}  // namespace

const Variant hybrid = {.name = "hybrid",
                        .label = "Hybrid",
                        .about = "layers of several kinds: a pattern of other layouts",
                        .citation = "each layout of the pattern has its own",
                        .table = table,
                        .read_pattern = read};

}  // namespace attnfig
