#include "report/page.h"

#include "diff/words.h"
#include "spec/embedded.h"

#include <fmt/format.h>
#include <pugixml.hpp>

#include <sstream>

namespace attnfig {
namespace {

void set(pugi::xml_node node, const char* name, const std::string& value) {
  node.append_attribute(name).set_value(value.c_str());
}

pugi::xml_node add(pugi::xml_node parent, const char* name, const std::string& text = {}) {
  pugi::xml_node node = parent.append_child(name);
  if (!text.empty()) node.text().set(text.c_str());
  return node;
}

std::string text_of(const pugi::xml_document& document) {
  std::ostringstream text;
  document.save(text, "", pugi::format_raw | pugi::format_no_declaration, pugi::encoding_utf8);
  return text.str() + "\n";
}

/// Adds one version with its heading; for a missing figure, a note.
void add_version(pugi::xml_node pair, const char* which, const std::string& heading,
                 const std::string& svg, const std::string& name) {
  pugi::xml_node figure = add(pair, "figure");
  set(figure, "class", which);
  add(figure, "figcaption", heading);
  if (svg.empty()) {
    add(figure, "p", "There was no such figure.");
    return;
  }
  pugi::xml_node image = add(figure, "img");
  set(image, "alt", fmt::format("{}, {}", name, which));
  set(image, "src", data_address(svg));
}

std::string section(const FigureDiff& diff) {
  pugi::xml_document document;
  pugi::xml_node section = document.append_child("section");
  set(section, "aria-label", diff.name);
  add(section, "h2", diff.name);
  pugi::xml_node list = add(section, "ul");
  if (diff.status == FigureStatus::added) add(list, "li", "new figure");
  for (const std::string& line : diff::lines_of(diff.changes)) add(list, "li", line);
  pugi::xml_node pair = add(section, "div");
  set(pair, "class", "pair");
  add_version(pair, "before", "Before", diff.before.svg, diff.name);
  add_version(pair, "after", "After", diff.after.svg, diff.name);
  if (!diff.lines.empty()) {
    pugi::xml_node details = add(section, "details");
    add(details, "summary", "Lines");
    add(details, "pre", diff.lines);
  }
  return text_of(document);
}

std::string escaped(std::string_view text) {
  pugi::xml_document document;
  document.append_child(pugi::node_pcdata).set_value(std::string(text).c_str());
  std::ostringstream out;
  document.save(out, "", pugi::format_raw | pugi::format_no_declaration, pugi::encoding_utf8);
  return out.str();
}

}  // namespace

std::string diff_page(const std::vector<FigureDiff>& diffs, std::string_view about) {
  std::string sections;
  std::size_t changed = 0;
  for (const FigureDiff& diff : diffs) {
    if (diff.status == FigureStatus::unchanged) continue;
    sections += section(diff);
    ++changed;
  }
  if (changed == 0) sections = "<p>Nothing changed.</p>\n";
  std::string page(embedded_template("diff.html"));
  replace_mark(page, "<!-- count -->",
               fmt::format("{} changed {}", changed, changed == 1 ? "figure" : "figures"));
  replace_mark(page, "<!-- about -->", escaped(about));
  replace_mark(page, "<!-- figures -->\n", sections);
  return page;
}

}  // namespace attnfig
