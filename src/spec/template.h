#pragma once

#include "input/values.h"
#include "model/attention.h"
#include "text/rich_text.h"

#include <optional>
#include <variant>

namespace attnfig {

/// `{layout.quantity over baseline:format}`; every part but the quantity may be left out.
struct Placeholder {
  std::string subject = {};  // the layout before the first dot; empty: the text's subject
  std::string quantity = {};
  std::string over = {};
  std::string format = {};
  std::size_t offset = 0;

  friend bool operator==(const Placeholder&, const Placeholder&) = default;
};

/// A text whose placeholders are not filled yet.
struct Template {
  struct Piece {
    std::variant<std::string, Placeholder> content;
    RunStyle style = {};
    std::size_t offset = 0;  // where it is written
    bool verbatim = false;   // the source spells it byte for byte from there on

    friend bool operator==(const Piece&, const Piece&) = default;
  };
  std::vector<Piece> pieces = {};
  std::size_t offset = 0;

  friend bool operator==(const Template&, const Template&) = default;
};

/// A text in one language, or in several.
struct Text {
  struct Version {
    std::string language;    // empty: one text for all languages
    std::size_t offset = 0;  // where the language is named
    Template text;
  };
  std::vector<Version> versions;
  std::size_t offset = 0;
};

/// Reads a text's markup and placeholders. Reports marks that are never closed, unknown quantities,
/// and characters of unknown width.
template <>
struct Value<Template> {
  static Type type() { return {.kind = Type::Kind::text}; }
  static void read(const Reporter& reporter, const Field& field, const Node& node, Template& value);
};

template <>
struct Value<Text> {
  static Type type() { return {.kind = Type::Kind::text}; }
  static void read(const Reporter& reporter, const Field& field, const Node& node, Text& value);
};

/// Names of layouts, files and languages: a letter, then letters, digits, "_" and "-".
bool is_name(std::string_view text);

constexpr std::string_view baseline_name = "baseline";

}  // namespace attnfig
