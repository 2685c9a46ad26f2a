// Rules about ids and references to them.

#include "lint/rules/rules.h"
#include "painted/knowledge.h"
#include "painted/words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

namespace attnfig::lint {
namespace {

struct Reference {
  std::string id;
  std::size_t offset = 0;
  bool draws = true;  // what it refers to; false for names and links
};

bool is_digit(char character) {
  return '0' <= character && character <= '9';
}

bool is_href(std::string_view name) {
  return name == "href" || name.ends_with(":href");
}

/// Every url(#id) in a text.
void add_urls(std::string_view text, std::size_t offset, std::vector<Reference>& references) {
  for (std::size_t at = text.find("url("); at != std::string_view::npos;
       at = text.find("url(", at + 1))
    if (const std::string_view id = id_in_url(text.substr(at)); !id.empty())
      references.push_back({std::string(id), offset + at});
}

bool is_id_list(std::string_view name) {
  constexpr std::array lists = std::to_array<std::string_view>(
      {"aria-labelledby", "aria-describedby", "aria-details", "aria-controls", "aria-owns"});
  return std::find(lists.begin(), lists.end(), name) != lists.end();
}

/// Whether a part of an id between separators is made at random: letters and digits mixed.
bool is_random(std::string_view part) {
  constexpr std::size_t least = 8;
  constexpr int least_changes = 3;
  int changes = 0;
  for (std::size_t i = 1; i < part.size(); ++i)
    if (is_digit(part[i]) != is_digit(part[i - 1])) ++changes;
  return least <= part.size() && least_changes <= changes;
}

/// Whether an id is made of a number and words that programs use in all their files, such as
/// "clip0", "glyph0-1", "Layer_1": another file may well have the same. Words of up to `short_word`
/// letters are taken for such.
bool is_numbered(std::string_view id, std::size_t short_word) {
  const std::vector<std::string>& known = knowledge().numbered_ids;
  const auto is_known = [&](const std::string& word) {
    return word.size() <= short_word || std::find(known.begin(), known.end(), word) != known.end();
  };
  std::string word;
  std::size_t start = 0;
  for (std::size_t i = 0; i <= id.size(); ++i) {
    const bool separates = i == id.size() || std::string_view("-_.:").find(id[i]) < 4;
    if (separates && is_random(id.substr(start, i - start))) return false;
    if (separates) start = i + 1;
    if (!separates && !is_digit(id[i])) {
      word += lower(id.substr(i, 1));
      continue;
    }
    if (!is_known(word)) return false;
    word.clear();
  }
  return true;
}

std::vector<Reference> references_of(const Document& document) {
  std::vector<Reference> references;
  for (const Element& element : document.elements)
    for (const Attribute& attribute : element.attributes) {
      if (is_id_list(attribute.name))
        for (const std::string_view id : split_words(attribute.value))
          references.push_back({std::string(id), attribute.value_offset, false});
      if (is_href(attribute.name) && attribute.value.starts_with('#'))
        references.push_back(
            {attribute.value.substr(1), attribute.value_offset, element.name != "a"});
      if (attribute.name != "style") add_urls(attribute.value, attribute.value_offset, references);
    }
  for (const CssText& css : css_texts(document)) add_urls(css.text, css.offset, references);
  return references;
}

}  // namespace

std::vector<Finding> find_duplicate_ids(const Figure& figure) {
  std::vector<Finding> findings;
  std::set<std::string_view> known;
  for (const Element& element : figure.document.elements)
    if (const Attribute* id = element.find("id"))
      if (!known.insert(id->value).second)
        findings.push_back({id->offset, fmt::format("id {} is used before", quoted(id->value))});
  return findings;
}

std::vector<Finding> find_missing_references(const Figure& figure) {
  std::vector<Finding> findings;
  for (const Reference& reference : references_of(figure.document))
    if (figure.document.find_id(reference.id) < 0)
      findings.push_back(
          {reference.offset, fmt::format("no element has the id {}", quoted(reference.id))});
  return findings;
}

std::vector<Finding> find_unused_definitions(const Figure& figure) {
  const Document& document = figure.document;
  std::set<std::string, std::less<>> wanted;
  for (const Reference& reference : references_of(document)) wanted.insert(reference.id);
  std::vector<Finding> findings;
  for (const Element& element : document.elements) {
    const Attribute* id = element.find("id");
    const bool defined =
        0 <= element.parent && document.at(element.parent).name == "defs" && element.is_svg;
    if (defined && element.name != "style" && id != nullptr && !wanted.contains(id->value))
      findings.push_back({element.offset, fmt::format("<{} id={}> is never used", element.name,
                                                      quoted(id->value))});
  }
  return findings;
}

std::vector<Finding> find_id_prefix(const Figure& figure) {
  constexpr const char* kind = "ids";
  const Document& document = figure.document;
  const std::string_view prefix = document.root().get("id");
  std::vector<Finding> findings;
  if (!prefix.empty() && !is_numbered(prefix, 0)) {
    for (const Element& element : document.elements)
      if (const Attribute* id = element.find("id"); id != nullptr && !id->value.starts_with(prefix))
        findings.push_back({id->offset,
                            fmt::format("id {} does not start with that of the root, {}",
                                        quoted(id->value), quoted(prefix)),
                            {},
                            kind});
    return findings;
  }
  // No id tells this file from others, so those that are used for drawing must do so themselves.
  std::set<std::string, std::less<>> drawn;
  for (const Reference& reference : references_of(document))
    if (reference.draws) drawn.insert(reference.id);
  for (const Element& element : document.elements)
    if (const Attribute* id = element.find("id");
        id != nullptr && drawn.contains(id->value) && is_numbered(id->value, 1))
      findings.push_back(
          {id->offset,
           fmt::format("id {} is one that programs give in every file", quoted(id->value)),
           "give the root an id of this figure, and start every id with it", kind});
  return findings;
}

}  // namespace attnfig::lint
