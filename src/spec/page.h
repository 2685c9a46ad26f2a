#pragma once

#include "spec/template.h"

#include <optional>

namespace attnfig {

/// Whether keys and values of one head share a box or stand in rows of their own.
enum class HeadRows { joined, separate };

/// What sets the panels of a page apart.
enum class PanelFrame { divided, tinted };

/// A number of tokens at which a page shows a cache: so many, or all that the model is made for.
struct PageContext {
  std::optional<Wide> tokens;  // none: the layout's own context

  friend bool operator==(const PageContext&, const PageContext&) = default;
};

/// What a summary compares, with the names of its standard texts; empty: none.
struct Measure {
  std::string quantity;  // what its values and bars stand for
  std::string title;
  std::string detail;

  static const Table table;

  friend bool operator==(const Measure&, const Measure&) = default;
};

/// An arrangement of figures with their standard texts: one file in templates/pages.
struct Page {
  std::string name;
  std::string about;
  std::vector<std::string> figures;  // from top to bottom
  HeadRows head_rows = HeadRows::joined;
  PanelFrame panel_frame = PanelFrame::divided;
  /// Of the summary: the first that all its layouts have is taken.
  std::vector<Measure> measures;
  /// Where a spec has no summary: the contexts of the entries that each panel then has.
  std::vector<PageContext> summary_contexts;
  /// Names of standard texts of the language; empty: none.
  std::string subtitle;
  std::string caption;
  std::string note;
  std::string summary_label;

  static const Table table;

  friend bool operator==(const Page&, const Page&) = default;
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

/// The standard words of one language: one file in templates/languages.
struct Language {
  std::string name;
  std::string about;
  std::string fonts;  // families for this language's script, before the generic one
  std::string q_heads;
  std::string kv_heads;
  std::string k_heads;
  std::string v_heads;
  // Of one head, in tooltips.
  std::string q_head;
  std::string kv_head;
  std::string k_head;
  std::string v_head;
  std::string reads;
  std::string read_by;
  std::string remade_from;
  std::string latent;
  std::string rope_key;
  std::string heads_left_out;  // "{}" stands for the count, here and below
  std::string heads_left_out_of_group;
  std::string whole_groups_left_out;
  std::string groups_left_out;  // as it stands in the figure
  std::string shared_tensors;   // label of the row of latent and rope key
  // Of layers and tensors that are not keys and values in pairs; their table says what each is.
  std::string heads;
  std::string channels;
  std::string kv_vectors;
  std::string states;
  std::string convolutions;
  std::string also_cached;
  std::string key_value;
  std::string keys_and_values;
  std::string key_factors;
  std::string value_factors;
  std::string index_key;
  std::string state;
  std::string convolution;
  std::string each;
  std::string window;
  std::string sinks;
  std::string chunk;
  std::string encoder;
  std::string every;
  std::string blocks;
  std::string passes;
  std::string draft;
  std::string shared_by;
  std::string owning;
  std::string borrowing;
  std::string no_cache;
  std::string drawn_kind;
  std::string layers_left_out;
  std::string sentence_end;
  std::string comma;
  std::string colon;
  StandardTexts texts;

  static const Table table;

  const StandardText* find(std::string_view text_name) const;

  friend bool operator==(const Language&, const Language&) = default;
};

template <>
struct Choices<HeadRows> {
  static constexpr std::pair<std::string_view, HeadRows> names[] = {
      {"joined", HeadRows::joined}, {"separate", HeadRows::separate}};
};
template <>
struct Choices<PanelFrame> {
  static constexpr std::pair<std::string_view, PanelFrame> names[] = {
      {"divided", PanelFrame::divided}, {"tinted", PanelFrame::tinted}};
};

template <>
struct Value<PageContext> {
  static Type type() { return {.kind = Type::Kind::word}; }
  static void read(const Reader& reader, const Field& field, const Node& node, PageContext& value);
};

template <>
struct Value<StandardTexts> {
  static Type type() { return {.kind = Type::Kind::mappings}; }
  static void read(const Reader& reader, const Field& field, const Node& node,
                   StandardTexts& value);
};

}  // namespace attnfig
