#pragma once

#include "input/fields.h"

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace attnfig {

/// A key of a config.json that decides the cache. Reading, error messages and docs/models.md are
/// made from a family's rows of keys.
struct ConfigKey {
  /// Its names in files, separated by blanks, the usual one first. A dot enters a mapping:
  /// "attn_config.kv_n_heads".
  std::string_view names;
  std::string_view about;
  /// The default of the family's own code for a key that is left out: a value, or in parentheses a
  /// sentence. Empty: the key is required.
  std::string_view fallback = {};
  /// The default inside a wrapper's file, if another: there, transformers leaves out values that
  /// equal the class's (PreTrainedConfig.to_diff_dict), while other files state all of them.
  std::string_view nested = {};
  /// Whether it holds for all parts of a model, so that a wrapper's file states it beside the
  /// parts.
  bool of_all_parts = false;
  /// Whether the cache is the same whichever of several names counts: where they disagree, that is
  /// noted and the first one counts.
  bool same_whichever = false;

  std::string_view name() const { return names.substr(0, names.find(' ')); }
  constexpr ConfigKey or_else(std::string_view other) const { return {names, about, other, {}}; }
  /// The same, where any of its names may count.
  constexpr ConfigKey whichever() const {
    return {names, about, fallback, nested, of_all_parts, true};
  }
  constexpr ConfigKey nested_else(std::string_view other) const {
    return {names, about, fallback, other};
  }
};

/// A whole number of a config.json, or one computed from such numbers.
struct ConfigNumber {
  UInt128 value = 0;
  std::size_t offset = no_offset;  // of the number that decides it
  std::string key = {};            // its name there

  /// A product has the place of its second factor.
  friend ConfigNumber operator*(const ConfigNumber& a, const ConfigNumber& b);
};

/// A word of a list, and where it stands.
struct ConfigWord {
  std::string text;
  std::size_t offset = no_offset;
  std::string key = {};  // its name there, if it is the value of one
};

/// The mapping of a config.json that describes the language model, read by the rows of a family's
/// table. Reports keys that are missing, of the wrong type, or stated twice in different ways; such
/// a number reads as 1 so that reading can go on.
class Config {
 public:
  /// `whole` is the file's mapping, `model` the language model's mapping in it.
  Config(const Reporter& reporter, const Node& whole, const Node& model,
         std::vector<ConfigKey> keys);

  /// A number that must be known: stated, or the family's default.
  ConfigNumber number(const ConfigKey& key);
  /// A number that the family computes where it is left out or null.
  ConfigNumber number_or(const ConfigKey& key, const ConfigNumber& computed);
  /// A number that may be left out; nothing for null, and if the family lacks the key.
  std::optional<ConfigNumber> number_if(const ConfigKey& key);
  /// Whether a switch is on; if it is left out, the family's default, or off.
  bool flag(const ConfigKey& key);
  /// A word, or an empty text.
  ConfigWord word(const ConfigKey& key);
  /// The words, numbers or mappings of a list; empty if there is none.
  std::vector<ConfigWord> words(const ConfigKey& key);
  std::vector<ConfigNumber> numbers(const ConfigKey& key);
  std::vector<Node> mappings(const ConfigKey& key);
  /// The switches of a list, on or off, or 1 or 0.
  std::vector<bool> flags(const ConfigKey& key);

  /// Of one of those mappings: a number above 0, nothing for null and for a missing one; and
  /// whether a switch is on.
  std::optional<ConfigNumber> number_in(const Node& mapping, std::string_view name) const;
  static bool is_on(const Node& mapping, std::string_view name);

  /// Whether the family needs the key and the file leaves it out.
  bool lacks(const ConfigKey& key);
  /// Whether the file states a text for it.
  bool is_text(const ConfigKey& key);
  /// Whether the file states a list.
  bool is_list(const ConfigKey& key);
  /// Whether the file states null.
  bool is_null(const ConfigKey& key);
  /// The value that the file states for a key, and the name that it uses.
  struct Found {
    const Node* node = nullptr;
    std::string_view name;
  };
  /// The stated value of any kind; no node if it is left out or null.
  Found stated(const ConfigKey& key);
  /// The place of the stated value.
  std::optional<std::size_t> offset(const ConfigKey& key);

  /// A number times a factor that may have a decimal fraction. Reports a product that is not whole.
  ConfigNumber fraction_of(const ConfigNumber& number, const ConfigKey& factor);

  /// a / b. Reports a remainder.
  ConfigNumber quotient(const ConfigNumber& a, const ConfigNumber& b);

  /// Reports an error. A value without a place is reported at the model that lacks it.
  void report(std::size_t offset, std::string_view message, std::string_view hint = {}) const {
    reporter_.report(offset == no_offset ? model_.offset : offset, message, hint);
  }
  /// Adds a note on the numbers: something that a reader of the file may not expect.
  void note(std::string note);
  const std::vector<std::string>& notes() const { return notes_; }
  /// Reports that a key is missing or null, with a hint how to supply it.
  void report_missing(const ConfigKey& key);
  /// " (12:34)": the place of a value, for a message about two of them.
  std::string place_text(std::size_t offset) const;

  /// Whether the family looked up a path, or one that leads to it or starts with it.
  bool asked(std::string_view path) const;
  /// The value at a path of the model's mapping that was not looked up; null if there is none, or
  /// if it is null, off or 0.
  const Node* unread(std::string_view path) const;
  /// Keys of the model's mapping that were not looked up although their names suggest that they
  /// decide the cache, and that are neither null nor off.
  std::vector<std::string> unused() const;

 private:
  const ConfigKey* row(const ConfigKey& key) const;
  /// The family's default for a key; nothing if it has none, or lacks the key.
  std::string_view fallback(const ConfigKey& key) const;
  /// The stated value, perhaps null.
  Found find(const ConfigKey& key);
  Found find_in(const Node& mapping, const ConfigKey& key);
  ConfigNumber read_number(std::string_view name, const Node& node) const;
  std::vector<Node> list(const ConfigKey& key, std::string_view wanted);

  const Reporter& reporter_;
  const Node& whole_;
  const Node& model_;
  std::vector<ConfigKey> keys_;
  std::set<std::string> asked_;  // the paths that were looked up
  std::vector<std::string> notes_;
};

}  // namespace attnfig
