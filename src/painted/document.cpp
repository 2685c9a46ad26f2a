#include "painted/document.h"

namespace attnfig::painted {

const Attribute* Element::find(std::string_view attribute) const {
  for (const Attribute& candidate : attributes)
    if (candidate.name == attribute) return &candidate;
  return nullptr;
}

std::string_view Element::get(std::string_view attribute) const {
  const Attribute* found = find(attribute);
  return found == nullptr ? std::string_view{} : std::string_view(found->value);
}

int Document::find_id(std::string_view id) const {
  const auto found = by_id.find(id);
  return found == by_id.end() ? -1 : found->second;
}

std::string text_of(const Document& document, int element) {
  std::string text;
  for (const Content& content : document.at(element).content)
    text += content.element < 0 ? content.text : text_of(document, content.element);
  return text;
}

}  // namespace attnfig::painted
