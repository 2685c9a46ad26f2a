#pragma once

#include "input/fields.h"

#include <map>
#include <optional>
#include <string>

namespace attnfig {

/// Looks up layouts of a spec by name; indices are in their order.
class LayoutIndex {
 public:
  LayoutIndex() = default;
  explicit LayoutIndex(const Node& layouts);

  std::optional<std::size_t> find(std::string_view name) const;
  /// The same, but reports an unknown name.
  std::optional<std::size_t> look_up(const Reporter& reporter, std::string_view name,
                                     std::size_t offset) const;

 private:
  std::map<std::string, std::size_t, std::less<>> indices_;
};

}  // namespace attnfig
