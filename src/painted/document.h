#pragma once

#include "attnfig_types.h"
#include "input/source_text.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace attnfig::painted {

/// An attribute as it was written: offsets are bytes of the source.
struct Attribute {
  std::string name;
  std::string value;
  std::size_t offset = 0;        // of the name
  std::size_t value_offset = 0;  // past the quote
};

/// A piece of an element's content: another element, or text.
struct Content {
  int element = -1;  // -1: text
  std::string text = {};
  std::size_t offset = 0;
};

/// One element; a document holds them in document order.
struct Element {
  std::string name;  // without the prefix of SVG's namespace
  bool is_svg = true;
  std::size_t offset = 0;  // of the "<"
  int parent = -1;
  std::vector<Attribute> attributes = {};
  std::vector<Content> content = {};

  const Attribute* find(std::string_view attribute) const;
  /// The value of an attribute; empty if there is none.
  std::string_view get(std::string_view attribute) const;
};

/// A reason why some programs cannot read a file as SVG: the place, what is wrong, what would be
/// right.
struct Fault {
  enum class Kind { syntax, too_much };
  Kind kind = Kind::syntax;
  std::size_t offset = 0;
  std::string message;
  std::string fix;
};

struct Document {
  std::vector<Element> elements;  // the root first; empty if the file cannot be read as XML
  std::map<std::string, int, std::less<>> by_id;  // the first element of each id
  std::vector<Fault> faults;
  std::size_t doctype = std::string_view::npos;  // where it starts

  const Element& at(int index) const { return elements[static_cast<std::size_t>(index)]; }
  const Element& root() const { return elements.front(); }
  int find_id(std::string_view id) const;
};

/// All text inside of an element, tags left out.
std::string text_of(const Document& document, int element);

/// How much of a file lint reads; more is a fault. The depth keeps recursion over a tree safe.
namespace limit {
constexpr std::size_t bytes = largest_svg;
constexpr int depth = 100;                   // limit of SVG: elements inside each other
constexpr std::size_t elements = 20'000;     // limit of SVG: elements
constexpr std::size_t attributes = 1'000;    // limit of SVG: attributes of one element
constexpr std::size_t shapes = 5'000;        // limit of SVG: shapes
constexpr std::size_t texts = 2'000;         // limit of SVG: texts
constexpr std::size_t points = 200'000;      // limit of SVG: points of all shapes
constexpr std::size_t characters = 100'000;  // limit of SVG: characters of all texts
constexpr std::size_t selectors = 2'000;
constexpr int use_depth = 16;              // limit of SVG: levels of <use>
constexpr std::size_t clip_content = 100;  // of one clip path, which many elements may use
constexpr std::size_t entities = 1'000;
constexpr std::size_t expansion = 1'000'000;  // limit of SVG: bytes that entities stand for
}  // namespace limit

/// Reads XML 1.0 with its places. pugixml makes the tree; what it accepts although XML forbids it
/// (two roots, equal attributes, unknown entities, undeclared prefixes …) is found here.
Document read_document(const SourceText& source);

}  // namespace attnfig::painted
