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

/// A page on this machine that shows figures and changes with them. It is served by a program of
/// its own, attnfig_preview, which loads the library for it, so that the others start quickly.
class Preview {
 public:
  /// `port`: 0 for any that is free, empty for the usual one or else any. Throws UsageError if it
  /// cannot be served.
  explicit Preview(const std::string& port);

  /// "http://127.0.0.1:8417/"
  const std::string& address() const { return address_; }
  /// Adds a figure or changes what is shown of it.
  void show(const Previewed& figure);
  /// A message about no one figure; empty: none, or no longer.
  void say(const std::string& message);
  /// Can be read, for `wait_for`, when it is served no more.
  int descriptor() const { return program_.descriptor(); }

 private:
  Companion program_;
  std::string address_;
  std::map<std::string, std::size_t> numbers_;  // of figures, by their paths
};

/// A message without the escape codes that colour it.
std::string without_colours(std::string_view text);

}  // namespace attnfig
