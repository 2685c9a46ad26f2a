#pragma once

#include "attnfig_types.h"

#include <string>
#include <string_view>
#include <vector>

namespace attnfig {

/// The place of a value that came from --assume: no line, column 1.
constexpr Place assumed_place = {0, 1};

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

/// Thrown if a source cannot be read further; holds all errors in it.
struct InvalidInput {
  std::vector<Diagnostic> diagnostics;
  /// The faulty file and its text, if that is a template and not the spec.
  std::string name = {};
  std::string text = {};
};

/// The diagnostics of an invalid input with their file, ranges and excerpts. `file` and `text` are
/// those of the input; a template has its own, and what has a file stays as it is.
std::vector<Diagnostic> located(const InvalidInput& invalid, std::string_view file,
                                std::string_view text);

/// Diagnostics of one file with all of that.
std::vector<Diagnostic> located(std::vector<Diagnostic> diagnostics, std::string_view file,
                                std::string_view text);

}  // namespace attnfig
