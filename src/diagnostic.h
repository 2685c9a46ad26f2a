#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace attnfig {

/// A place in a text: line and column count from 1, columns in code points. Line 0 means "no
/// place".
struct Place {
  int line = 0;
  int column = 0;

  friend bool operator==(const Place&, const Place&) = default;
  friend auto operator<=>(const Place&, const Place&) = default;
};

/// The place of a value that came from --assume: no line, column 1.
constexpr Place assumed_place = {0, 1};

/// One message about the input: what is wrong at which place, and what would be right.
struct Diagnostic {
  Place place;
  std::string message;
  std::string hint = {};

  friend bool operator==(const Diagnostic&, const Diagnostic&) = default;
};

/// Collects every error in one input, so that all of them are reported in one run. The same message
/// at the same place counts once, and no more than 1,000 are kept; one of more than 400 bytes is
/// cut.
class Diagnostics {
 public:
  void add(Place place, std::string_view message, std::string_view hint = {});
  bool empty() const { return list_.empty(); }
  std::size_t size() const { return list_.size(); }
  /// Whether no more are kept, so that further checks are not needed.
  bool full() const;
  /// The errors in the order of their places.
  std::vector<Diagnostic> sorted() const;

 private:
  std::vector<Diagnostic> list_;
};

/// A text of the user, such as a file's name, in a message: on one line, with characters that are
/// invisible or would steer a terminal as "<U+XXXX>".
std::string printable(std::string_view text);

/// Thrown if a source cannot be read further; holds all errors in it.
struct InvalidInput {
  std::vector<Diagnostic> diagnostics;
  /// The faulty file and its text, if that is a template and not the spec.
  std::string name = {};
  std::string text = {};
};

enum class Ansi { off, on };

/// Whether a diagnostic is a mistake, a likely one, advice about what is right as it stands, or a
/// remark.
enum class Severity { error, warning, advice, note };
std::string_view to_text(Severity severity);

/// `name:line:column: error: message`, the source line with a caret, and the hint. Control
/// characters of the source are shown as U+XXXX so that an input cannot steer the reader's
/// terminal.
std::string describe(const Diagnostic& diagnostic, std::string_view name, std::string_view source,
                     Ansi ansi, Severity severity = Severity::error);

/// All of a file's diagnostics as text; beyond 50, only their number.
std::string describe(const std::vector<Diagnostic>& diagnostics, std::string_view name,
                     std::string_view source, Ansi ansi, Severity severity = Severity::error);

}  // namespace attnfig
