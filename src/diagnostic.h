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

/// Of what the user assumed: it stands in no text.
constexpr Place assumed_place = {0, 1};

/// One complaint about the input: what is wrong at which place, and what would be right.
struct Diagnostic {
  Place place;
  std::string message;
  std::string hint = {};

  friend bool operator==(const Diagnostic&, const Diagnostic&) = default;
};

/// Collects every complaint about one input, so that all of them are reported in one run. The same
/// message at the same place counts once, and no more than 1,000 are kept; one of more than 400
/// bytes is cut.
class Complaints {
 public:
  void add(Place place, std::string_view message, std::string_view hint = {});
  bool empty() const { return list_.empty(); }
  std::size_t size() const { return list_.size(); }
  /// Whether no more are kept, so that what one would say need not be found out.
  bool full() const;
  /// The complaints in the order of their places.
  std::vector<Diagnostic> sorted() const;

 private:
  std::vector<Diagnostic> list_;
};

/// A text of the user, such as a file's name, as messages show it: on one line, and what cannot be
/// seen or would steer a terminal as "<U+XXXX>".
std::string printable(std::string_view text);

/// Thrown once a source cannot be read further; holds all complaints about it.
struct InvalidInput {
  std::vector<Diagnostic> diagnostics;
  /// The faulty file and its text where that is not the spec but a template.
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

/// All of a file's diagnostics as text; past 50 the rest is only counted.
std::string describe(const std::vector<Diagnostic>& diagnostics, std::string_view name,
                     std::string_view source, Ansi ansi, Severity severity = Severity::error);

}  // namespace attnfig
