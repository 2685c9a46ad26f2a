#include "painted/style.h"
#include "painted/words.h"

#include <set>

namespace attnfig::painted {
namespace {

/// What a selector asks of the element itself that few elements have.
std::string key_of(const Selector& selector) {
  const Compound& last = selector.steps.back().compound;
  if (!last.ids.empty()) return "#" + last.ids[0];
  if (!last.classes.empty()) return "." + last.classes[0];
  return last.type == "*" ? std::string() : last.type;
}

}  // namespace

Cascade::Cascade(const Document& document, const Sheet& sheet, Scheme scheme)
    : document_(document), sheet_(sheet) {
  for (std::size_t i = 0; i < sheet.rules.size(); ++i) {
    const StyleRule& rule = sheet.rules[i];
    if (!(scheme == Scheme::dark ? rule.dark : rule.light)) continue;
    for (const Selector& selector : rule.selectors) rules_by_key_[key_of(selector)].push_back(i);
  }
}

std::vector<const StyleRule*> Cascade::candidates(int index) const {
  if (rules_by_key_.empty()) return {};
  const Element& element = document_.at(index);
  std::set<std::size_t> found;
  const auto add = [&](const std::string& key) {
    const auto known = rules_by_key_.find(key);
    if (known != rules_by_key_.end()) found.insert(known->second.begin(), known->second.end());
  };
  add("");
  add(element.name);
  add("#" + std::string(element.get("id")));
  for (const std::string_view word : split_words(element.get("class")))
    add("." + std::string(word));
  std::vector<const StyleRule*> rules;
  for (const std::size_t rule : found) rules.push_back(&sheet_.rules[rule]);
  return rules;
}

}  // namespace attnfig::painted
