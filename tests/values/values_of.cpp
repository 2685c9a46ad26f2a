#include "values/values_of.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace attnfig::values {
namespace {

using End = std::optional<std::size_t>;

End end_of(std::string_view text, const Node& node);

End end_of_scalar(std::string_view text, const Node& node) {
  const std::size_t end = node.text_offset + node.text.size();
  if (!node.verbatim) return {};
  const bool quoted = node.text_offset != node.offset;
  if (!quoted) return end;
  if (end < text.size() && text[end] == text[node.offset]) return end + 1;
  return {};
}

/// The end of a list or mapping: its bracket's, or where it has none that of its last value.
End end_of_items(std::string_view text, const Node& node) {
  const char first = text[node.offset];
  const End last = node.items.empty() ? node.offset + 1 : end_of(text, node.items.back());
  if (!last || (first != '[' && first != '{')) return last;
  const std::size_t bracket = text.find(first == '[' ? ']' : '}', *last);
  if (bracket == std::string_view::npos) return {};
  return bracket + 1;
}

End end_of(std::string_view text, const Node& node) {
  switch (node.kind) {
    case Node::Kind::empty:
      return {};
    case Node::Kind::scalar:
      return end_of_scalar(text, node);
    case Node::Kind::list:
    case Node::Kind::mapping:
      return end_of_items(text, node);
  }
  return {};
}

void add(std::vector<Spot>& spots, std::string_view text, const Node& node,
         const std::string& path) {
  if (const End end = end_of(text, node)) spots.push_back({path, node.offset, *end});
  for (std::size_t i = 0; i < node.items.size(); ++i)
    add(spots, text, node.items[i],
        node.kind == Node::Kind::list ? fmt::format("{}[{}]", path, i)
                                      : path + (path.empty() ? "" : ".") + node.keys[i].text);
}

}  // namespace

std::vector<Spot> values_of(std::string_view text, const Node& root) {
  std::vector<Spot> spots;
  add(spots, text, root, "");
  return spots;
}

}  // namespace attnfig::values
