#include "spec/layout_index.h"

#include <fmt/format.h>

namespace attnfig {

LayoutIndex::LayoutIndex(const Node& layouts) {
  for (std::size_t i = 0; i < layouts.keys.size(); ++i) indices_.emplace(layouts.keys[i].text, i);
}

std::optional<std::size_t> LayoutIndex::find(std::string_view name) const {
  const auto found = indices_.find(name);
  if (found == indices_.end()) return {};
  return found->second;
}

std::optional<std::size_t> LayoutIndex::look_up(const Reporter& reporter, std::string_view name,
                                                std::size_t offset) const {
  const auto found = find(name);
  if (found || reporter.diagnostics.full()) return found;
  std::vector<std::string_view> known(indices_.size());
  for (const auto& [layout, index] : indices_) known[index] = layout;
  reporter.report(offset, fmt::format("unknown layout \"{}\"", name), choose_from(name, known));
  return {};
}

}  // namespace attnfig
