// Rules about scripts, and about content fetched from elsewhere.

#include "lint/rules/rules.h"
#include "painted/words.h"

#include <fmt/format.h>

namespace attnfig::lint {
namespace {

/// Finds each url() of a text whose address is neither an id nor embedded data.
void add_outside_urls(std::string_view text, std::size_t offset, std::vector<Finding>& findings) {
  for (std::size_t at = text.find("url("); at != std::string_view::npos;
       at = text.find("url(", at + 1)) {
    const std::size_t end = std::min(text.find(')', at), text.size());
    const std::string address = unquoted(trimmed(text.substr(at + 4, end - at - 4)));
    if (!address.starts_with('#') && !address.starts_with("data:"))
      findings.push_back(
          {offset + at, fmt::format("{} is fetched from elsewhere", quoted(address))});
  }
}

std::vector<Finding> elements_named(const Figure& figure, std::string_view name) {
  std::vector<Finding> findings;
  for (const Element& element : figure.document.elements)
    if (element.is_svg && element.name == name)
      findings.push_back({element.offset, fmt::format("there is a <{}>", name)});
  return findings;
}

}  // namespace

std::vector<Finding> find_external_references(const Figure& figure) {
  std::vector<Finding> findings;
  for (const Element& element : figure.document.elements)
    for (const Attribute& attribute : element.attributes) {
      const std::string& value = attribute.value;
      const bool is_link =
          attribute.name == "href" || attribute.name.ends_with(":href") || attribute.name == "src";
      const bool stays = value.starts_with('#') || value.starts_with("data:") || value.empty() ||
                         lower(trimmed(value)).starts_with("javascript:");
      // A link that a reader may follow fetches nothing.
      if (is_link && !stays && element.name != "a")
        findings.push_back(
            {attribute.offset, fmt::format("<{}> refers to {}", element.name, quoted(value))});
      if (attribute.name != "style") add_outside_urls(value, attribute.value_offset, findings);
    }
  for (const CssText& css : css_texts(figure.document)) {
    add_outside_urls(css.text, css.offset, findings);
    if (const std::size_t at = css.text.find("@import"); at != std::string::npos)
      findings.push_back({css.offset + at, "@import fetches a style sheet"});
  }
  return findings;
}

std::vector<Finding> find_scripts(const Figure& figure) {
  std::vector<Finding> findings = elements_named(figure, "script");
  for (const Element& element : figure.document.elements)
    for (const Attribute& attribute : element.attributes) {
      if (attribute.name.starts_with("on"))
        findings.push_back({attribute.offset,
                            fmt::format("<{}> has a handler, {}", element.name, attribute.name)});
      if (lower(trimmed(attribute.value)).starts_with("javascript:"))
        findings.push_back({attribute.offset,
                            fmt::format("{} of <{}> is a script", attribute.name, element.name)});
    }
  return findings;
}

std::vector<Finding> find_foreign_objects(const Figure& figure) {
  return elements_named(figure, "foreignObject");
}

std::vector<Finding> find_images(const Figure& figure) {
  return elements_named(figure, "image");
}

}  // namespace attnfig::lint
