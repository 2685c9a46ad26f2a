#pragma once

#include "spec/block.h"
#include "spec/template.h"

namespace attnfig {

/// An arrangement of figures with what they say where a spec says nothing: one file in
/// templates/pages.
struct Page {
  std::string name;
  std::string about;
  std::vector<BlockNode> figures;   // from top to bottom, as they were written
  std::vector<FigureBlock> blocks;  // the same, read

  static const Table table;
};

/// One standard text: of several wordings, the first whose placeholders the layout has is taken.
struct StandardText {
  std::string name;
  std::vector<Template> wordings;

  friend bool operator==(const StandardText&, const StandardText&) = default;
};

/// The standard texts in the order of their file.
struct StandardTexts {
  std::vector<StandardText> list;

  friend bool operator==(const StandardTexts&, const StandardTexts&) = default;
};

/// The words of one language: one file in templates/languages.
struct Language {
  std::string name;
  std::string about;
  std::string fonts;  // families for this language's script, before the generic one
  Words words;
  StandardTexts texts;

  static const Table table;

  const StandardText* find(std::string_view text_name) const;
};

/// The fields of a language's words.
std::vector<Field> word_fields(std::span<const Word> words);

template <>
struct Value<StandardTexts> {
  static Type type() { return {.kind = Type::Kind::mappings}; }
  static void read(const Reader& reader, const Field& field, const Node& node,
                   StandardTexts& value);
};

}  // namespace attnfig
