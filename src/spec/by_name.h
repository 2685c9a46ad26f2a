#pragma once

#include "input/values.h"

namespace attnfig {

/// A word with its place, such as a name that must be known elsewhere. Empty only after an error.
template <>
struct Value<Key> {
  static Type type() { return {.kind = Type::Kind::word}; }
  static void read(const Reporter& reporter, const Field& field, const Node& node, Key& value) {
    value = {read_word(reporter, field, node), node.offset};
  }
};

template <class T>
struct NamedValue {
  Key name;
  T value = {};
};

/// Values under names that the user chooses, in their order.
template <class T>
struct ByName {
  std::vector<NamedValue<T>> all = {};

  const T* find(std::string_view name) const {
    for (const NamedValue<T>& one : all)
      if (one.name.text == name) return &one.value;
    return nullptr;
  }
};

template <class T>
struct Value<ByName<T>> {
  static Type type() {
    Type type = Value<T>::type();
    type.by_name = true;
    return type;
  }
  static void read(const Reporter& reporter, const Field& field, const Node& node,
                   ByName<T>& value) {
    if (node.kind != Node::Kind::mapping || node.keys.empty())
      return report_type(reporter, field, node, "values by name");
    for (std::size_t i = 0; i < node.keys.size(); ++i) {
      // Messages are about the value of this name.
      Field own = field;
      own.name = node.keys[i].text;
      own.read = [](const Reporter& to, const Field& of, const Node& from, void* object) {
        Value<T>::read(to, of, from, *static_cast<T*>(object));
      };
      read_field(reporter, own, node.items[i],
                 &value.all.emplace_back(NamedValue<T>{node.keys[i]}).value);
    }
  }
};

}  // namespace attnfig
