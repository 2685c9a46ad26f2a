#pragma once

#include "input/fields.h"

#include <map>
#include <optional>
#include <string>

namespace attnfig {

/// The names of a spec's layouts, and which is which in their order.
class LayoutIndex {
 public:
  LayoutIndex() = default;
  explicit LayoutIndex(const Node& layouts);

  std::optional<std::size_t> find(std::string_view name) const;
  /// The same, with a complaint where there is no such layout.
  std::optional<std::size_t> look_up(const Reader& reader, std::string_view name,
                                     std::size_t offset) const;

 private:
  std::map<std::string, std::size_t, std::less<>> indices_;
};

}  // namespace attnfig
