#pragma once

#include "input/values.h"
#include "model/attention.h"
#include "model/number_text.h"

// The fields of layouts. Each unit has one range everywhere, so that the largest product of all of
// them (2^110 bits) stays far below the largest `UInt128`.

namespace attnfig {

template <class Unit>
struct Range;
template <>
struct Range<unit::Head> {
  static constexpr std::string_view unit = "heads";
  static constexpr UInt128 most = 1024;
};
template <>
struct Range<unit::Width> {
  static constexpr std::string_view unit = "elements";
  static constexpr UInt128 most = 65'536;
};
template <>
struct Range<unit::Row> {
  static constexpr std::string_view unit = "vectors";
  static constexpr UInt128 most = 65'536;
};
template <>
struct Range<unit::Pass> {
  static constexpr std::string_view unit = "times";
  static constexpr UInt128 most = 64;
};
template <>
struct Range<unit::Device> {
  static constexpr std::string_view unit = "devices";
  static constexpr UInt128 most = 4'096;
};
template <>
struct Range<unit::Layer> {
  static constexpr std::string_view unit = "layers";
  static constexpr UInt128 most = 10'000;
};
template <>
struct Range<unit::Token> {
  static constexpr std::string_view unit = "tokens";
  static constexpr UInt128 most = UInt128{1} << 40;
};
template <>
struct Range<unit::Sequence> {
  static constexpr std::string_view unit = "sequences";
  static constexpr UInt128 most = 1'048'576;
};

/// A whole number of a unit in a range. Reports what is none.
std::optional<UInt128> read_count(const Reporter& reporter, const Field& field, const Node& node,
                                  UInt128 least, UInt128 most, std::string_view unit);

/// Reads a whole number of at least `least` and at most the unit's largest.
template <class Unit>
void read_sourced(const Reporter& reporter, const Field& field, const Node& node, UInt128 least,
                  Sourced<Unit>& value) {
  if (const auto count =
          read_count(reporter, field, node, least, Range<Unit>::most, Range<Unit>::unit))
    value = {Amount<Unit>(*count), std::string(field.name), reporter.source.place(node.offset),
             node.fallback};
}

/// Reports an error at the place of a number. A number without a name could not be read, and was
/// reported then.
template <class Unit>
void report_at(const Reporter& reporter, const Sourced<Unit>& sourced, std::string_view message,
               std::string_view hint = {}) {
  if (!sourced.name.empty()) reporter.report(sourced.place, message, hint);
}

template <class Unit>
struct Value<Sourced<Unit>> {
  static Type type() {
    return {.kind = Type::Kind::integer,
            .unit = Range<Unit>::unit,
            .least = 1,
            .most = Range<Unit>::most};
  }
  static void read(const Reporter& reporter, const Field& field, const Node& node,
                   Sourced<Unit>& value) {
    read_sourced(reporter, field, node, 1, value);
  }
};

/// A count that may be 0 for something that a layout may lack.
template <class Unit>
struct SourcedOrNone {
  Sourced<Unit> value = {Amount<Unit>(0)};

  bool none() const { return value.amount == Amount<Unit>(0); }
};

template <class Unit>
struct Value<SourcedOrNone<Unit>> {
  static Type type() {
    Type type = Value<Sourced<Unit>>::type();
    type.least = 0;
    return type;
  }
  static void read(const Reporter& reporter, const Field& field, const Node& node,
                   SourcedOrNone<Unit>& value) {
    read_sourced(reporter, field, node, 0, value.value);
  }
};

template <>
struct Value<Storage> {
  static Type type();
  static void read(const Reporter& reporter, const Field& field, const Node& node, Storage& value);
};

template <>
struct Value<Architecture> {
  static Type type();
  static void read(const Reporter& reporter, const Field& field, const Node& node,
                   Architecture& value);
};

// Rows of fields that several variants have, with one name and meaning in all of them.

constexpr Field q_heads_row = {.name = "q_heads",
                               .about = "query heads of a layer",
                               .also_called = "num_attention_heads n_heads n_head num_heads heads"};
constexpr Field kv_heads_row = {
    .name = "kv_heads",
    .about = "key heads that a layer caches, and as many value heads; divides q_heads",
    .also_called = "num_key_value_heads n_kv_heads num_kv_heads n_head_kv num_query_groups groups"};
constexpr Field head_dim_row = {.name = "head_dim",
                                .about = "elements of one head's key, and of its value",
                                .also_called = "d_head head_size"};
constexpr Field v_head_dim_row = {.name = "v_head_dim",
                                  .about = "elements of one head's value",
                                  .fallback = "(head_dim)",
                                  .also_called = "d_v value_head_dim"};
constexpr Field dtype_row = {.name = "dtype",
                             .about = "the format that the cache is stored in",
                             .fallback = "bf16",
                             .also_called = "torch_dtype cache_dtype kv_dtype kv_cache_dtype"};
constexpr Field k_dtype_row = {.name = "k_dtype",
                               .about = "the format of keys, where it is another",
                               .fallback = "(dtype)",
                               .also_called = "cache_type_k ctk"};
constexpr Field v_dtype_row = {.name = "v_dtype",
                               .about = "the format of values, where it is another",
                               .fallback = "(dtype)",
                               .also_called = "cache_type_v ctv"};
constexpr Field index_dim_row = {.name = "index_dim",
                                 .about = "elements of the key by which an indexer chooses tokens",
                                 .fallback = "0",
                                 .also_called = "index_head_dim sparse_index_dim"};
constexpr Field index_dtype_row = {.name = "index_dtype",
                                   .about = "the format of the index key, where it is another",
                                   .fallback = "(dtype)"};
constexpr Field state_dtype_row = {.name = "state_dtype",
                                   .about = "the format of the recurrent state",
                                   .fallback = "fp32",
                                   .also_called = "mamba_ssm_dtype mamba_ssm_cache_dtype"};
constexpr Field conv_kernel_row = {
    .name = "conv_kernel",
    .about = "tokens that the short convolution sees: all but the current one are kept",
    .also_called =
        "linear_conv_kernel_dim mamba_d_conv d_conv conv_L_cache short_conv_kernel_size"};
constexpr Field heads_row = {.name = "q_heads",
                             .about = "heads of a layer, each with a state of its own",
                             .also_called = "num_heads mamba_num_heads n_heads heads"};

}  // namespace attnfig
