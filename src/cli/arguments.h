#pragma once

#include "attnfig_settings.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace attnfig {

/// What a shell completes for a value.
enum class Values { free, file, folder, choice };

/// Where the value of an argument goes. Several values go to a list; a flag sets a bool.
using ValueTarget = std::variant<bool*, std::string*, std::vector<std::string>*, unsigned*,
                                 std::optional<unsigned>*>;

/// One option of a command, or an argument without a name. Parsing, help, the manual page and the
/// completions of all shells are made from these rows.
struct Argument {
  std::string_view names;  // "-o,--output"; without a dash: an argument, as help calls it, "SPEC"
  std::string about;
  ValueTarget target;
  std::string_view value = {};  // what help calls the value, "FILE"; empty: by its type
  Values values = Values::free;
  std::vector<std::string> choices = {};          // the only values; empty: any
  std::vector<std::string> (*known)() = nullptr;  // completed, but others may be right too
  std::string fallback = {};                      // as help shows it
  std::string_view variable = {};                 // of the environment, which sets it
  std::string_view goes_with = {};                // an option that must be given too
  bool required = false;
  bool separated = false;  // several values have commas between
  bool existing_folder = false;
  std::size_t least_values = 0;  // of a list without commas; 0: no limits
  std::size_t most_values = 0;
  unsigned most = 0;  // of a number; 0: any

  bool is_option() const { return names.starts_with('-'); }
  bool is_flag() const { return std::holds_alternative<bool*>(target); }
  bool takes_several() const { return std::holds_alternative<std::vector<std::string>*>(target); }
  /// "--output", or "SPEC".
  std::string_view name() const { return names.substr(names.rfind(',') + 1); }
};

/// The arguments of a command, in the order in which help shows them.
using Arguments = std::vector<Argument>;

/// The row of a setting that has one value in a call.
Argument row_of(const Setting& setting, std::string& value);
/// The same for several values with commas between.
Argument row_of(const Setting& setting, std::vector<std::string>& values);

/// The words that a table of choices is found by, for `Argument::choices`.
template <class Table>
std::vector<std::string> keys_of(const Table& table) {
  std::vector<std::string> keys;
  for (const auto& [key, value] : table) keys.push_back(key);
  return keys;
}

/// The argument of that name, or null.
const Argument* find(const Arguments& arguments, std::string_view name);

}  // namespace attnfig
