#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace attnfig {

/// Offsets of values without a place in the input: a default, and a user's assumption.
constexpr std::size_t no_offset = std::string_view::npos;
constexpr std::size_t assumed_offset = no_offset - 1;

/// A key of a mapping and the byte at which it stands.
struct Key {
  std::string text;
  std::size_t offset = 0;
};

/// A value of an input file as it was written: text is not yet a number, a choice or a reference.
struct Node {
  enum class Kind { empty, scalar, list, mapping };

  Kind kind = Kind::empty;
  std::size_t offset = 0;        // where it starts, in bytes
  std::size_t text_offset = 0;   // where `text` starts, past a quote
  bool plain = false;            // a scalar without quotes
  bool verbatim = false;         // the source spells `text` byte for byte from text_offset on
  bool fallback = false;         // stands for a field that is left out, at its mapping's place
  std::string text = {};         // of a scalar
  std::vector<Node> items = {};  // of a list; or the values of a mapping, one a key
  std::vector<Key> keys = {};    // of a mapping

  /// The byte of the input with the i-th byte of a scalar's text, as near as escapes allow.
  std::size_t offset_of(std::size_t i) const { return verbatim ? text_offset + i : offset; }

  /// The value of a key, or null.
  const Node* find(std::string_view key) const {
    for (std::size_t i = 0; i < keys.size(); ++i)
      if (keys[i].text == key) return &items[i];
    return nullptr;
  }
};

}  // namespace attnfig
