#pragma once

#include "input/fields.h"

#include <fmt/format.h>

#include <algorithm>
#include <concepts>
#include <optional>

// Types of field that every kind of input uses; others stand beside the types that they read.

namespace attnfig {

/// A type whose members a table declares as fields.
template <class T>
concept Mapped = requires {
  { T::table } -> std::convertible_to<const Table&>;
};

template <Mapped T>
struct Value<T> {
  static Type type() { return {.kind = Type::Kind::mapping, .table = &T::table}; }
  static void read(const Reporter& reporter, const Field&, const Node& node, T& value) {
    const Target target{&T::table, &value};
    read_mapping(reporter, node, {&target, 1});
  }
};

template <class T>
struct Value<std::optional<T>> {
  static Type type() { return Value<T>::type(); }
  static void read(const Reporter& reporter, const Field& field, const Node& node,
                   std::optional<T>& value) {
    Value<T>::read(reporter, field, node, value.emplace());
  }
};

void report_empty_list(const Reporter& reporter, const Field& field, const Node& node);

template <class T>
struct Value<std::vector<T>> {
  static Type type() {
    Type type = Value<T>::type();
    type.nested = type.list;
    type.list = true;
    return type;
  }
  static void read(const Reporter& reporter, const Field& field, const Node& node,
                   std::vector<T>& value) {
    if (node.kind != Node::Kind::list) return report_type(reporter, field, node, "a list");
    if (node.items.empty()) report_empty_list(reporter, field, node);
    value.clear();  // an object that is read over may have entries
    for (const Node& item : node.items) Value<T>::read(reporter, field, item, value.emplace_back());
  }
};

/// true or false.
template <>
struct Value<bool> {
  static Type type() { return {.kind = Type::Kind::boolean}; }
  static void read(const Reporter& reporter, const Field& field, const Node& node, bool& value);
};

/// A word or a line of text, taken as it is. Empty: left out.
template <>
struct Value<std::string> {
  static Type type() { return {.kind = Type::Kind::word}; }
  static void read(const Reporter& reporter, const Field& field, const Node& node,
                   std::string& value) {
    value = read_word(reporter, field, node);
  }
};

/// A closed set of names: specialise with `names`, a list of std::pair<std::string_view, T>.
template <class T>
struct Choices;

template <class T>
concept Choosable = requires {
  Choices<T>::names[0];
};

/// The name that another tool's word stands for; empty if there is none.
using MeantName = std::string_view (*)(std::string_view word);

/// Which of the names a node is, from 0. Reports one that is none of them.
std::optional<std::size_t> read_choice(const Reporter& reporter, const Field& field,
                                       const Node& node, std::span<const std::string_view> names,
                                       MeantName meant = nullptr);

template <Choosable T>
struct Value<T> {
  static Type type() { return {.kind = Type::Kind::choice, .choices = names()}; }
  static void read(const Reporter& reporter, const Field& field, const Node& node, T& value) {
    if (const auto index = read_choice(reporter, field, node, names()))
      value = Choices<T>::names[*index].second;
  }
  static std::vector<std::string_view> names() {
    std::vector<std::string_view> names;
    names.reserve(std::size(Choices<T>::names));
    for (const auto& [name, choice] : Choices<T>::names) names.push_back(name);
    return names;
  }
};

/// An unsigned integer, if the text is one: ASCII digits without a leading zero, then Ki, Mi, Gi
/// (powers of 1,024) or k, M, G (powers of 1,000) if `suffixes` allows it. Otherwise `fault` says
/// what is wrong.
struct Number {
  UInt128 value = 0;
  std::string fault = {};
};
enum class Suffixes { none, allowed };
Number parse_number(std::string_view text, Suffixes suffixes);

}  // namespace attnfig
