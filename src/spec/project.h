#pragma once

#include "attnfig_settings.h"
#include "input/values.h"
#include "spec/page_width.h"

namespace attnfig {

/// One word, or a list of words.
struct WordList {
  std::vector<std::string> words;
  std::size_t offset = 0;
};

template <>
struct Value<WordList> {
  static Type type() {
    Type type = Value<std::string>::type();
    type.list = true;
    return type;
  }
  static void read(const Reporter& reporter, const Field& field, const Node& node,
                   WordList& value) {
    value.offset = node.offset;
    if (node.kind == Node::Kind::list)
      return Value<std::vector<std::string>>::read(reporter, field, node, value.words);
    value.words = {read_word(reporter, field, node, "a word or a list")};
  }
};

/// The fields of attnfig.yaml.
struct ProjectFields {
  WordList specs;
  WordList output;
  WordList languages;
  WordList themes;
  WordList templates;
  WordList page_width;
  WordList formats;
  WordList mode;
  WordList background;

  static const Table table;
};

/// Reads attnfig.yaml. Throws InvalidInput, for example where figures would go outside the folder
/// that the file stands in.
Project parse_project(std::string_view text, const std::string& file);

}  // namespace attnfig
