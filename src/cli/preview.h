#pragma once

#include "io/companion.h"

#include <map>
#include <string>

namespace attnfig {

/// A figure as the page of a preview shows it.
struct Previewed {
  std::string spec;     // path, as messages name it
  std::string figure;   // path of the SVG or PNG
  std::string message;  // what is wrong with the spec; shown over the figure as it last was
};

/// A page on this machine that shows figures and follows their changes. A program of its own,
/// attnfig_preview, serves it, so that only that one loads the server's library and the others
/// start quickly.
class Preview {
 public:
  /// `port`: 0 for any free port, empty for the usual one or else any free one. Throws UsageError
  /// if the page cannot be served.
  explicit Preview(const std::string& port);

  /// "http://127.0.0.1:8417/"
  const std::string& address() const { return address_; }
  /// Adds a figure, or updates it.
  void show(const Previewed& figure);
  /// Shows a message about no particular figure; an empty one removes it.
  void show_message(const std::string& message);
  /// Can be read, for `wait_for`, when the page is no longer served.
  int descriptor() const { return program_.descriptor(); }

 private:
  Companion program_;
  std::string address_;
  std::map<std::string, std::size_t> numbers_;  // of figures, by their paths
};

/// A message without the escape codes that colour it.
std::string without_colours(std::string_view text);

}  // namespace attnfig
