#pragma once

#include "painted/document.h"
#include "painted/selector.h"

#include <string>
#include <string_view>
#include <vector>

// The part of CSS that drawings use: rules with selectors, @media, custom properties. What is not
// understood is left out, as browsers do, with a note that it is not measured.

namespace attnfig::painted {

enum class Scheme { light, dark };

/// Something that lint cannot measure, and where it stands.
struct Note {
  std::size_t offset = 0;
  std::string message;

  friend bool operator==(const Note&, const Note&) = default;
};

struct Declaration {
  std::string property;
  std::string value;
  bool important = false;
  std::size_t offset = 0;  // of the property
};

/// "fill: red; stroke: none". `offset` is where `text` stands in the source.
std::vector<Declaration> read_declarations(std::string_view text, std::size_t offset);

struct StyleRule {
  std::vector<Selector> selectors;
  std::vector<Declaration> declarations;
  bool light = true;  // applies where the reader prefers light
  bool dark = true;
};

/// All style sheets of a document, in order.
struct Sheet {
  std::vector<StyleRule> rules;
  std::size_t selectors = 0;  // that were read
  bool has_schemes = false;   // some @media asks for prefers-color-scheme
  std::vector<Note> notes;
};

Sheet read_sheets(const Document& document);

/// The content of <style> elements and style attributes, for rules about what stands in them.
struct CssText {
  std::string text;
  std::size_t offset = 0;
};
std::vector<CssText> css_texts(const Document& document);

}  // namespace attnfig::painted
