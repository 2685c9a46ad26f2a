#include "import/renaming.h"

#include "variants/variant.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace attnfig {

std::string Renaming::name(std::string_view layout) const {
  const auto found = names_.find(layout);
  return found == names_.end() ? std::string(layout) : found->second;
}

Node Renaming::layout(Node layout) const {
  for (std::size_t i = 0; i < layout.keys.size(); ++i) {
    const std::string& key = layout.keys[i].text;
    if (key == "like") layout.items[i].text = name(layout.items[i].text);
    if (key == "first" || key == "pattern" || key == "last")
      for (Node& item : layout.items[i].items) rename_item(item);
  }
  return layout;
}

void Renaming::rename_item(Node& item) const {
  const std::size_t start = layouts_start(item.text);
  std::vector<std::string> names;
  for (const std::string_view layout : layouts_of(std::string_view(item.text).substr(start)))
    names.push_back(name(layout));
  item.text = fmt::format("{}{}", item.text.substr(0, start), fmt::join(names, " + "));
}

}  // namespace attnfig
