#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

// Values that the library takes and gives. Users include attnfig.h, attnfig_lint.h or
// attnfig_diff.h, which include this.

namespace attnfig {

/// One file that stands in for a built-in template, or one more of a kind: path is
/// "pages/NAME.yaml", "themes/NAME.yaml", "languages/NAME.yaml" or "fonts/NAME.yaml", the widths of
/// a font.
struct TemplateFile {
  std::string path;
  std::string text;
};

/// The most bytes of a spec, a template or a file of claims: yaml-cpp needs up to 124 MB for a
/// hostile text of this size.
constexpr std::size_t largest_input = std::size_t{256} * 1024;  // limit of YAML: bytes of a file

/// The most bytes of a config.json; files that list the quantised weights are long.
constexpr std::size_t largest_config =
    std::size_t{4} * 1024 * 1024;  // limit of JSON: bytes of a file

/// The most bytes of a GGUF file that are read: those of its header, of which the words of a
/// tokenizer take most.
constexpr std::size_t largest_gguf =
    std::size_t{64} * 1024 * 1024;  // limit of GGUF: bytes of a header

/// The largest SVG file in bytes that lint and diff look at.
constexpr std::size_t largest_svg = std::size_t{4} * 1024 * 1024;  // limit of SVG: bytes of a file

/// How a table of numbers is written.
enum class TableFormat { text, md, csv, json, tex };

enum class ExplainFormat { text, json };

/// A place in a text: line and column count from 1, columns in code points. Line 0: no place.
struct Place {
  int line = 0;
  int column = 0;

  friend constexpr bool operator==(const Place& a, const Place& b) {
    return a.line == b.line && a.column == b.column;
  }
  friend constexpr bool operator!=(const Place& a, const Place& b) { return !(a == b); }
  friend constexpr bool operator<(const Place& a, const Place& b) {
    return a.line != b.line ? a.line < b.line : a.column < b.column;
  }
};

/// A part of a text, from its first character to the place after its last.
struct TextRange {
  Place begin = {};  // line 0: the file as a whole
  Place end = {};
  std::size_t first_byte = 0;  // of the file, a byte order mark included
  std::size_t end_byte = 0;    // after the last

  constexpr TextRange() = default;
  /// A place alone: bytes and end are not known yet.
  constexpr TextRange(Place place) : begin(place), end(place) {}
  constexpr TextRange(int line, int column) : TextRange(Place{line, column}) {}

  friend constexpr bool operator==(const TextRange& a, const TextRange& b) {
    return a.begin == b.begin && a.end == b.end && a.first_byte == b.first_byte &&
           a.end_byte == b.end_byte;
  }
};

/// UTF-16 code units from the start of a place's line to it, as the Language Server Protocol counts
/// characters. `text` is that of the file.
std::size_t utf16_column(std::string_view text, Place place);

enum class Severity { error, warning, advice, note };

/// "error", "warning", "advice" or "note".
std::string_view to_text(Severity severity);

/// What is wrong at a place of a file, or worth knowing there: the one form in which attnfig
/// reports it, be it of a spec, a template, a config.json, a file of claims or an SVG.
struct Diagnostic {
  TextRange range = {};
  std::string message;
  std::string hint = {};  // what would be right; may be empty
  Severity severity = Severity::error;
  std::string rule = {};  // of lint or check: "text-contrast", "stale"; empty for plain mistakes
  std::string file = {};  // as the caller named it, or the path of a template
  /// The line that it is in, at most 100 characters of it, and how many terminal cells before the
  /// place. Empty: there is no line to show.
  std::string excerpt = {};
  int caret = 0;

  friend bool operator==(const Diagnostic& a, const Diagnostic& b) {
    return a.range == b.range && a.message == b.message && a.hint == b.hint &&
           a.severity == b.severity && a.rule == b.rule && a.file == b.file;
  }
};

/// What surrounds parts of a described diagnostic, such as the codes of a terminal's colours.
struct Emphasis {
  std::string_view place = {};     // before the place
  std::string_view severity = {};  // before the severity and the caret
  std::string_view off = {};       // after each
};

/// A text of the user, such as a file's name, in a message: on one line, with characters that are
/// invisible or would steer a terminal as "<U+XXXX>".
std::string printable(std::string_view text);

/// The hint for a name that is not known: `did you mean "gqa"?`, or all names where none is near.
std::string choose_from(const std::string& typed, const std::vector<std::string>& known);

/// `file:line:column: error: message`, the line with a caret, and the hint. Control characters are
/// shown as U+XXXX, so that an input cannot steer the reader's terminal.
std::string describe(const Diagnostic& diagnostic, const Emphasis& emphasis = {});

/// Several, one after the other; past 50 the rest is only counted.
std::string describe(const std::vector<Diagnostic>& diagnostics, const Emphasis& emphasis = {});

}  // namespace attnfig
