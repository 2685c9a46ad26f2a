#include "painted/document.h"
#include "painted/prolog.h"
#include "painted/words.h"

#include <fmt/format.h>
#include <pugixml.hpp>

#include <algorithm>

namespace attnfig::painted {
namespace {

constexpr std::string_view svg_namespace = "http://www.w3.org/2000/svg";
constexpr std::string_view blanks = " \t\r\n";
constexpr std::size_t most_faults = 50;

bool is_blank(char character) {
  return blanks.find(character) != std::string_view::npos;
}

std::string_view prefix_of(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? std::string_view{} : name.substr(0, colon);
}

/// Prefixes that an element may use, innermost last.
struct Scope {
  std::string_view prefix;
  std::string uri;
};

struct TreeReader {
  std::string_view text;
  Document document = {};
  std::vector<Scope> scopes = {{"xml", "http://www.w3.org/XML/1998/namespace"},
                               {"xmlns", "http://www.w3.org/2000/xmlns/"}};
  Entities entities = {};
  std::size_t expanded = 0;
  bool full = false;

  void fault(std::size_t offset, std::string message, std::string fix,
             Fault::Kind kind = Fault::Kind::syntax) {
    if (document.faults.size() < most_faults)
      document.faults.push_back({kind, offset, std::move(message), std::move(fix)});
  }

  void stop(std::size_t offset, std::string message) {
    if (!full)
      fault(offset, std::move(message), "split the figure, or simplify it", Fault::Kind::too_much);
    full = true;
  }

  /// Checks the references in a stretch of the source: to characters, to what XML itself names and
  /// to what the DOCTYPE does.
  void check_references(std::size_t begin, std::size_t end) {
    for (std::size_t at = text.find('&', begin); at < end; at = text.find('&', at + 1)) {
      const std::size_t close = std::min(text.find_first_of(";<& \n", at + 1), text.size());
      const std::string_view name = text.substr(at + 1, close - at - 1);
      if (close >= text.size() || text[close] != ';') {
        fault(at, "\"&\" that starts no reference", "write &amp;");
      } else if (name.starts_with('#') ? is_character(name) : predefined_entity(name) != '\0') {
        continue;
      } else if (const auto entity = entities.find(name); entity == entities.end()) {
        fault(at, fmt::format("\"&{};\" is not a character that XML knows", name),
              "write the character itself, in UTF-8");
      } else if (entity->second.find('<') != std::string::npos) {
        fault(at, fmt::format("\"&{};\" stands for elements, which are not looked at", name),
              "write them where they belong", Fault::Kind::too_much);
      }
    }
  }

  /// A value or a text as it is meant: pugixml leaves the entities of a DOCTYPE as they are.
  std::string meant(const char* read, std::size_t begin, std::size_t end) {
    if (entities.empty()) return read;
    std::string value = with_entities(text.substr(begin, end - begin), entities, expanded);
    if (limit::expansion < expanded)
      stop(begin, fmt::format("entities stand for more than {} bytes", limit::expansion));
    return value;
  }

  void check_name(std::string_view name, std::size_t offset) {
    if (!is_xml_name(name))
      fault(offset, fmt::format("{} is not a name in XML", quoted(printable(name))),
            "use letters, digits, \"-\", \"_\" and \".\", and a letter or \"_\" first");
  }

  /// The attributes of a start tag with their places; pugixml has made sure of its form. `at` is
  /// past the element's name.
  std::vector<Attribute> read_attributes(pugi::xml_node node, std::size_t at) {
    std::vector<Attribute> attributes;
    for (const pugi::xml_attribute& known : node.attributes()) {
      if (attributes.size() == limit::attributes) {
        stop(at, fmt::format("more than {} attributes of one element", limit::attributes));
        break;
      }
      while (at < text.size() && is_blank(text[at])) ++at;
      Attribute attribute{.name = known.name(), .value = {}, .offset = at};
      const std::size_t quote = std::min(text.find_first_of("\"'", at), text.size() - 1);
      attribute.value_offset = quote + 1;
      const std::size_t end = std::min(text.find(text[quote], quote + 1), text.size());
      attribute.value = meant(known.value(), quote + 1, end);
      check_name(attribute.name, at);
      check_references(quote + 1, end);
      if (const std::size_t less = text.find('<', quote + 1); less < end)
        fault(less, fmt::format("\"<\" in the value of {}", attribute.name), "write &lt;");
      const bool twice = std::any_of(attributes.begin(), attributes.end(), [&](const auto& other) {
        return other.name == attribute.name;
      });
      if (twice) fault(at, fmt::format("attribute {} occurs twice", attribute.name), "keep one");
      attributes.push_back(std::move(attribute));
      at = end + 1;
    }
    return attributes;
  }

  const Scope* scope_of(std::string_view prefix) const {
    const auto found = std::find_if(scopes.rbegin(), scopes.rend(),
                                    [&](const Scope& scope) { return scope.prefix == prefix; });
    return found == scopes.rend() ? nullptr : &*found;
  }

  void check_prefix(std::string_view name, std::size_t offset) {
    const std::string_view prefix = prefix_of(name);
    if (!prefix.empty() && scope_of(prefix) == nullptr)
      fault(offset, fmt::format("prefix \"{}\" is not declared", prefix),
            fmt::format("declare it with xmlns:{0}=\"…\" on the root, or leave it out", prefix));
  }

  /// Names are taken from the tree, which outlives the scopes.
  void declare_prefixes(pugi::xml_node node, const Element& element) {
    for (const pugi::xml_attribute& attribute : node.attributes()) {
      const std::string_view declared = attribute.name();
      if (declared == "xmlns") scopes.push_back({"", std::string(element.get(declared))});
      if (declared.starts_with("xmlns:"))
        scopes.push_back({declared.substr(6), std::string(element.get(declared))});
    }
  }

  int read_element(pugi::xml_node node, int parent, int depth) {
    const std::string_view name = node.name();
    const auto name_at = static_cast<std::size_t>(node.offset_debug());
    const std::size_t offset = name_at - 1;
    if (limit::depth < depth) {
      stop(offset, fmt::format("more than {} elements inside each other", limit::depth));
      return -1;
    }
    if (document.elements.size() == limit::elements) {
      stop(offset, fmt::format("more than {} elements", limit::elements));
      return -1;
    }
    const int index = static_cast<int>(document.elements.size());
    Element element{.name = std::string(name), .offset = offset, .parent = parent};
    element.attributes = read_attributes(node, name_at + name.size());
    document.elements.push_back(std::move(element));
    Element& read = document.elements.back();
    const std::size_t scopes_before = scopes.size();
    declare_prefixes(node, read);
    check_name(name, name_at);
    check_prefix(name, name_at);
    for (const Attribute& attribute : read.attributes)
      check_prefix(attribute.name, attribute.offset);
    const Scope* scope = scope_of(prefix_of(name));
    // A file without xmlns is meant as SVG; the missing xmlns is a finding of its own.
    read.is_svg = scope == nullptr ? prefix_of(name).empty() : scope->uri == svg_namespace;
    if (read.is_svg && !prefix_of(name).empty())
      read.name = name.substr(prefix_of(name).size() + 1);
    if (const std::string_view id = read.get("id"); !id.empty()) document.by_id.emplace(id, index);
    read_content(node, index, depth);
    scopes.resize(scopes_before);
    return index;
  }

  void read_content(pugi::xml_node node, int index, int depth) {
    for (pugi::xml_node child : node.children()) {
      if (full) return;
      Content content;
      if (child.type() == pugi::node_element) {
        content.offset = static_cast<std::size_t>(child.offset_debug());
        content.element = read_element(child, index, depth + 1);
        if (content.element < 0) return;
      } else if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) {
        content.text = child.value();
        content.offset = static_cast<std::size_t>(child.offset_debug());
        if (child.type() == pugi::node_pcdata) read_text(content);
      } else {
        check_aside(child);
        continue;
      }
      document.elements[static_cast<std::size_t>(index)].content.push_back(std::move(content));
    }
  }

  void read_text(Content& content) {
    const std::size_t end = std::min(text.find('<', content.offset), text.size());
    content.text = meant(content.text.c_str(), content.offset, end);
    check_references(content.offset, end);
    if (const std::size_t close = text.find("]]>", content.offset); close < end)
      fault(close, "\"]]>\" in a text", "write ]]&gt;");
  }

  /// Checks a comment, a processing instruction or the XML declaration.
  void check_aside(pugi::xml_node node) {
    const auto offset = static_cast<std::size_t>(std::max<std::ptrdiff_t>(node.offset_debug(), 0));
    if (node.type() == pugi::node_pi) check_name(node.name(), offset);
    if (node.type() == pugi::node_declaration) check_declaration(node, offset);
    if (node.type() != pugi::node_comment) return;
    const std::size_t end = text.find("-->", offset);
    if (const std::size_t dashes = text.find("--", offset); dashes < end)
      fault(dashes, "\"--\" in a comment", "write one dash");
  }

  void check_declaration(pugi::xml_node node, std::size_t offset) {
    if (2 < offset)
      return fault(offset - 2, "the XML declaration is not the first thing in the file",
                   "delete what is before it, line breaks too");
    if (std::string_view(node.name()) != "xml" || !*node.attribute("version").value())
      return fault(0, "this is not an XML declaration",
                   "write <?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    const std::string_view encoding = node.attribute("encoding").value();
    if (!encoding.empty() && !is_readable_encoding(encoding, text))
      fault(text.find("encoding"), fmt::format("the file is UTF-8 and says {}", quoted(encoding)),
            "write encoding=\"UTF-8\"");
  }

  void read_all(const pugi::xml_document& tree) {
    for (pugi::xml_node node : tree.children()) {
      const auto offset =
          static_cast<std::size_t>(std::max<std::ptrdiff_t>(node.offset_debug(), 0));
      if (node.type() == pugi::node_doctype) {
        document.doctype = text.rfind("<!", offset);
        entities = read_entities(node.value());
      }
      check_aside(node);
      if (node.type() == pugi::node_pcdata &&
          std::string_view(node.value()).find_first_not_of(blanks) != std::string_view::npos)
        fault(offset, "text outside of the root element", "delete it");
      if (node.type() != pugi::node_element) continue;
      if (document.elements.empty()) {
        read_element(node, -1, 1);
      } else {
        fault(offset - 1, fmt::format("second root element <{}>", node.name()),
              "put everything inside one <svg>");
      }
    }
  }
};

/// The place of pugixml's error: it stops a little after an element that does not end.
std::string error_text(const pugi::xml_parse_result& result) {
  std::string what = result.description();
  if (!what.empty()) what[0] = static_cast<char>(what[0] | 0x20);
  return "not well-formed XML: " + what;
}

}  // namespace

Document read_document(const SourceText& source) {
  const std::string_view text = source.text();
  pugi::xml_document tree;
  constexpr unsigned options = pugi::parse_default | pugi::parse_ws_pcdata | pugi::parse_comments |
                               pugi::parse_doctype | pugi::parse_declaration | pugi::parse_pi |
                               pugi::parse_fragment;
  const pugi::xml_parse_result result =
      tree.load_buffer(text.data(), text.size(), options, pugi::encoding_utf8);
  TreeReader reporter{text};
  if (!result) {
    reporter.fault(
        std::min(static_cast<std::size_t>(std::max<std::ptrdiff_t>(result.offset, 0)), text.size()),
        error_text(result), "close what is open, and quote what is a value");
    return reporter.document;
  }
  reporter.read_all(tree);
  if (reporter.document.elements.empty())
    reporter.fault(0, "there is no element", "start the file with <svg …>");
  return reporter.document;
}

}  // namespace attnfig::painted
