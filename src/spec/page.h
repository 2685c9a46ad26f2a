#pragma once

#include "model/quantities.h"
#include "model/view.h"
#include "spec/block.h"
#include "spec/page_width.h"
#include "spec/template.h"

namespace attnfig {

/// An arrangement of figures with their texts, for specs that state none: one file in
/// templates/pages.
struct Page {
  std::string name;
  std::string about;
  std::optional<PageWidth> page_width;
  std::vector<BlockNode> figures;   // from top to bottom, as they were written
  std::vector<FigureBlock> blocks;  // the same, read

  static const Table table;
};

/// One wording, for layouts of one form or for all.
struct Wording {
  std::optional<Form> when;
  Template say;

  static const Table table;

  friend bool operator==(const Wording&, const Wording&) = default;
};

/// One standard text: the first of several wordings that is for the layout's form and whose
/// placeholders it can fill is taken. They are kept as they were written, since a figure needs few
/// texts of its language.
struct StandardText {
  std::string name;
  Node wordings;
};

/// The standard texts in the order of their file.
struct StandardTexts {
  std::vector<StandardText> list;
};

/// Reads one of a text's wordings, which has no mistakes.
Wording read_wording(const Node& node);

/// Reports the mistakes in all wordings.
void check_wordings(const Reporter& reporter, const StandardTexts& texts);

/// Labels of the quantities for readers, by Quantity::label. In the label of a comparison "{}"
/// stands for the baseline; in that of an engine's quantity for the engine.
struct QuantityLabels {
  Words words;

  std::string label(const Quantity& quantity, std::string_view baseline = {}) const;
};

/// The words of one language: one file in templates/languages.
struct Language {
  std::string name;
  std::string about;
  std::string fonts;  // families for this language's script, before the generic one
  Words words;
  QuantityLabels quantities;
  StandardTexts texts;

  static const Table table;

  const StandardText* find(std::string_view text_name) const;
};

/// The fields of a language's words.
std::vector<Field> word_fields(std::span<const Word> words);

template <>
struct Choices<Form> {
  static constexpr std::pair<std::string_view, Form> names[] = {
      {"hybrid", Form::several_kinds},
      {"heads", Form::heads},
      {"tied", Form::tied},
      {"latent", Form::latent},
      {"latent_and_rope_key", Form::latent_and_rope_key},
      {"factors", Form::factors},
      {"recurrent", Form::recurrent},
      {"nothing", Form::nothing}};
};

template <>
struct Value<QuantityLabels> {
  static Type type() { return {.kind = Type::Kind::mappings}; }
  static void read(const Reporter& reporter, const Field& field, const Node& node,
                   QuantityLabels& value);
};

template <>
struct Value<StandardTexts> {
  static Type type() { return {.kind = Type::Kind::mappings}; }
  static void read(const Reporter& reporter, const Field& field, const Node& node,
                   StandardTexts& value);
};

}  // namespace attnfig
