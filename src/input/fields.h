#pragma once

#include "diagnostic.h"
#include "input/node.h"
#include "input/source_text.h"
#include "units.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace attnfig {

struct Table;

/// Whether a required field that is left out is a mistake: not if the field may stand in a part of
/// the input that cannot be read.
enum class Missing { wrong, fine };

/// The context of reading a field: the source, for places, and the list of errors.
struct Reporter {
  const SourceText& source;
  Diagnostics& diagnostics;
  Missing missing = Missing::wrong;

  void report(std::size_t offset, std::string_view message, std::string_view hint = {}) const {
    report(source.place(offset), message, hint);
  }
  /// Reports an error. One without a place, such as in a default, is reported at the input's start.
  void report(Place place, std::string_view message, std::string_view hint = {}) const {
    diagnostics.add(place == Place{} ? Place{1, 1} : place, message, hint);
  }
};

/// The values that a field may hold, as the reference and the JSON Schema describe them.
struct Type {
  enum class Kind {
    integer,
    length,
    text,
    word,
    words,  // one, a list of them, or words by name
    choice,
    boolean,
    share,
    colour,
    layout,
    mapping,
    mappings,
    figure
  };

  Kind kind = Kind::word;
  std::string_view unit = {};  // of an integer
  UInt128 least = 0;
  UInt128 most = 0;
  std::vector<std::string_view> choices = {};
  const Table* table = nullptr;  // of a mapping, or of each value of a mapping of mappings
  bool list = false;
  bool nested = false;   // each of the list is a list itself
  bool by_name = false;  // such values, or lists of them, under names that the user chooses
  std::vector<Type> or_else = {};  // other values that it may hold
};

/// One row of a mapping's table. Parsing, suggestions, the JSON Schema and the reference are all
/// made from these rows.
struct Field {
  std::string_view name;
  std::string_view about;
  /// The default of a field that is left out: a value that is read as if it stood there, or, in
  /// parentheses, a sentence. Empty: the field is required.
  std::string_view fallback = {};
  /// Names for the same field in other tools, separated by blanks.
  std::string_view also_called = {};
  Type (*type)() = nullptr;
  /// Reads a node into the field's member of an object.
  void (*read)(const Reporter& reporter, const Field& field, const Node& node,
               void* object) = nullptr;

  bool required() const { return fallback.empty(); }
};

/// For an unknown key: the field that was probably meant, or an empty name, and a hint.
struct Meant {
  std::string_view field = {};
  std::string hint = {};
};

/// The fields of one kind of mapping.
struct Table {
  std::string_view name;
  std::string_view about;
  std::span<const Field> fields;
  /// The field that a bare value sets: `- mha` for `- {layout: mha}`. Empty: none.
  std::string_view shorthand = {};
  /// What a key of other tools means here that is no other name of a field; without a hint:
  /// nothing.
  Meant (*meant_by)(const Node& mapping, std::string_view key) = nullptr;

  const Field* find(std::string_view field_name) const;
};

/// Specialised for every type of field: `static Type type()` and `static void read(const Reporter&,
/// const Field&, const Node&, T&)`.
template <class T>
struct Value;

template <class Member>
struct MemberOf;
template <class Object_, class Held_>
struct MemberOf<Held_ Object_::*> {
  using Object = Object_;
  using Held = Held_;
};

/// Makes the row of a member: field<&Panel::title>({.name = "title", .about = "…"}).
template <auto Member>
constexpr Field field(Field row) {
  using Of = MemberOf<decltype(Member)>;
  row.type = &Value<typename Of::Held>::type;
  row.read = [](const Reporter& reporter, const Field& field, const Node& node, void* object) {
    Value<typename Of::Held>::read(reporter, field, node,
                                   static_cast<typename Of::Object*>(object)->*Member);
  };
  return row;
}

/// A table and the object that its fields are read into.
struct Target {
  const Table* table = nullptr;
  void* object = nullptr;
};

/// A value that is short for a mapping with one field, as that mapping: a word, or, where the field
/// is a text, one text a language. Others as they are.
Node spelled_out(const Node& node, const Table& table);

/// Reads a mapping with the fields of all targets together. Reports unknown keys, with a
/// suggestion, and missing ones unless a key of another name was meant for them.
void read_mapping(const Reporter& reporter, const Node& node, std::span<const Target> targets);

/// Reads the fields that a mapping states into an object that has values already: fields that are
/// left out keep theirs. Reports unknown keys, with a suggestion.
void read_over(const Reporter& reporter, const Node& node, const Target& target);

/// Reads one value into its field of an object. Reports a missing one.
void read_field(const Reporter& reporter, const Field& field, const Node& value, void* object);

/// The text of a scalar. Empty only after an error, so elsewhere an empty text stands for a word
/// that is left out.
std::string read_word(const Reporter& reporter, const Field& field, const Node& node,
                      std::string_view wanted = "a word");

/// Reports "NAME: expected WANTED, got a list".
void report_type(const Reporter& reporter, const Field& field, const Node& node,
                 std::string_view wanted);

/// The hint `did you mean "kv_heads"?`; empty if nothing is near the typed name.
std::string did_you_mean(std::string_view typed, std::span<const std::string_view> known);

/// The hint for something chosen from a list: the nearest name, or all of them.
std::string choose_from(std::string_view typed, std::span<const std::string_view> known);

}  // namespace attnfig
