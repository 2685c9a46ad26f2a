#pragma once

#include "input/values.h"
#include "model/attention.h"
#include "model/number_text.h"

// The fields that layouts are made of. Each unit has one range everywhere, so that the largest
// product of all of them (2^110 bits) stays far below what `Wide` holds.

namespace attnfig {

template <class Unit>
struct Range;
template <>
struct Range<unit::Head> {
  static constexpr std::string_view unit = "heads";
  static constexpr Wide most = 1024;
};
template <>
struct Range<unit::Width> {
  static constexpr std::string_view unit = "elements";
  static constexpr Wide most = 65'536;
};
template <>
struct Range<unit::Layer> {
  static constexpr std::string_view unit = "layers";
  static constexpr Wide most = 10'000;
};
template <>
struct Range<unit::Token> {
  static constexpr std::string_view unit = "tokens";
  static constexpr Wide most = Wide{1} << 40;
};
template <>
struct Range<unit::Sequence> {
  static constexpr std::string_view unit = "sequences";
  static constexpr Wide most = 1'048'576;
};

template <class Unit>
struct Value<Given<Unit>> {
  static Type type() {
    return {.kind = Type::Kind::integer,
            .unit = Range<Unit>::unit,
            .least = 1,
            .most = Range<Unit>::most};
  }
  static void read(const Reader& reader, const Field& field, const Node& node, Given<Unit>& value) {
    if (node.kind != Node::Kind::scalar || !node.plain)
      return complain_type(reader, field, node, "a whole number");
    const Number number = parse_number(node.text, Suffixes::allowed);
    if (!number.fault.empty())
      return reader.complain(node.offset,
                             fmt::format("{} ({}) {}", field.name, node.text, number.fault));
    if (number.value < 1 || Range<Unit>::most < number.value)
      return reader.complain(
          node.offset, fmt::format("{} ({}) is not between 1 and {} {}", field.name, node.text,
                                   grouped(Range<Unit>::most), Range<Unit>::unit));
    value = {Amount<Unit>(number.value), std::string(field.name), reader.source.place(node.offset)};
  }
};

template <>
struct Choices<Storage> {
  static inline const std::vector<std::pair<std::string_view, Storage>> names = [] {
    std::vector<std::pair<std::string_view, Storage>> named;
    for (const Storage& storage : storages()) named.emplace_back(storage.name, storage);
    return named;
  }();
};

// Rows that several variants have, so that one field means and says the same in all of them.

constexpr Field q_heads_row = {.name = "q_heads",
                               .about = "query heads of a layer",
                               .also_called = "num_attention_heads n_heads n_head num_heads heads"};
constexpr Field kv_heads_row = {
    .name = "kv_heads",
    .about = "key heads that a layer caches, and as many value heads; divides q_heads",
    .also_called = "num_key_value_heads n_kv_heads num_kv_heads n_head_kv groups"};
constexpr Field head_dim_row = {.name = "head_dim",
                                .about = "elements of one head's key, and of its value",
                                .also_called = "d_head head_size"};
constexpr Field dtype_row = {.name = "dtype",
                             .about = "the format that the cache is stored in",
                             .fallback = "bf16",
                             .also_called = "torch_dtype cache_dtype"};

}  // namespace attnfig
