#include "gallery/pages.h"
#include "report/page.h"

#include <fmt/format.h>
#include <pugixml.hpp>

#include <sstream>

namespace attnfig {
namespace {

void set(pugi::xml_node node, const char* name, const std::string& value) {
  node.append_attribute(name).set_value(value.c_str());
}

pugi::xml_node add(pugi::xml_node parent, const char* name, const std::string& text) {
  pugi::xml_node node = parent.append_child(name);
  node.text().set(text.c_str());
  return node;
}

std::string text_of(const pugi::xml_document& document) {
  std::ostringstream text;
  document.save(text, "", pugi::format_raw | pugi::format_no_declaration, pugi::encoding_utf8);
  return text.str() + "\n";
}

std::string head() {
  pugi::xml_document document;
  pugi::xml_node row = document.append_child("tr");
  const auto column = [&](const std::string& heading, const std::string& about, bool is_number) {
    pugi::xml_node cell = row.append_child("th");
    set(cell, "scope", "col");
    pugi::xml_node button = add(cell, "button", heading);
    set(button, "type", "button");
    set(button, "title", about);
    if (is_number) set(button, "data-number", "");
  };
  column("Model", "the model's name", false);
  pugi::xml_node figure = add(row, "th", "Figure");
  set(figure, "scope", "col");
  for (const GalleryColumn& each : gallery_columns())
    column(std::string(each.heading), std::string(each.about), each.is_number);
  return text_of(document);
}

std::string body_row(const GalleryRow& model) {
  pugi::xml_document document;
  pugi::xml_node row = document.append_child("tr");
  pugi::xml_node name = add(row, "th", model.name);
  set(name, "scope", "row");
  set(name, "data-order", model.name);
  pugi::xml_node link = row.append_child("td").append_child("a");
  set(link, "href", model.picture);
  pugi::xml_node picture = link.append_child("img");
  set(picture, "src", data_address(model.svg));
  set(picture, "alt", model.alt);
  set(picture, "width", std::to_string(model.width));
  set(picture, "height", std::to_string(model.height));
  set(picture, "loading", "lazy");
  set(picture, "decoding", "async");
  for (const GalleryCell& cell : model.cells)
    set(add(row, "td", cell.text), "data-order", cell.order);
  return text_of(document);
}

}  // namespace

std::string gallery_html(const std::vector<GalleryRow>& rows, std::string_view page) {
  std::string body;
  for (const GalleryRow& row : rows) body += body_row(row);
  std::string text(page);
  replace_mark(text, "<!-- count -->", std::to_string(rows.size()));
  replace_mark(text, "<!-- head -->\n", head());
  replace_mark(text, "<!-- rows -->\n", body);
  return text;
}

}  // namespace attnfig
