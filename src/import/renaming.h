#pragma once

#include "input/node.h"

#include <map>
#include <string>

namespace attnfig {

/// Other names for layouts: "full" becomes "full_2", so that no two models share one.
class Renaming {
 public:
  explicit Renaming(std::map<std::string, std::string, std::less<>> names)
      : names_(std::move(names)) {}

  std::string name(std::string_view layout) const;
  /// A layout whose mentions of others are renamed.
  Node layout(Node layout) const;

 private:
  void rename_item(Node& item) const;

  std::map<std::string, std::string, std::less<>> names_;
};

}  // namespace attnfig
