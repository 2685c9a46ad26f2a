#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace attnfig {

enum class Script { normal, subscript, superscript };

/// A piece of text in one script.
struct Run {
  std::string text;
  Script script = Script::normal;

  friend bool operator==(const Run&, const Run&) = default;
};

/// A text as readers see it: its numbers are in place and its markup is resolved. A line break is
/// '\n'; U+00A0 keeps a number and its unit on one line.
using RichText = std::vector<Run>;

/// The characters alone, U+00A0 as a blank and a line break as ", ".
std::string plain(const RichText& text);

/// The text in the markup of a spec: KV_{1}.
std::string markup(const RichText& text);

}  // namespace attnfig
