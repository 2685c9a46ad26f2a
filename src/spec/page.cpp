#include "spec/page.h"

#include <algorithm>

namespace attnfig {
namespace {

constexpr Field page_fields[] = {
    field<&Page::about>({.name = "about", .about = "what the page is for, in one sentence"}),
    field<&Page::page_width>({.name = "page_width",
                              .about = "width of the page that its figures are made for",
                              .fallback = "(the theme's)"}),
    field<&Page::figures>(
        {.name = "figures", .about = "the figures from top to bottom, each with its fields"}),
};

constexpr Field language_fields[] = {
    field<&Language::about>({.name = "about", .about = "the language's name in itself"}),
    field<&Language::fonts>(
        {.name = "fonts", .about = "font families for its script", .fallback = "(none)"}),
    field<&Language::quantities>(
        {.name = "quantities", .about = "what readers call the quantities, by name"}),
    field<&Language::texts>(
        {.name = "texts", .about = "standard texts by name, each with its wordings"}),
};

constexpr Field wording_fields[] = {
    field<&Wording::when>(
        {.name = "when", .about = "the form of the layouts that it is for", .fallback = "(any)"}),
    field<&Wording::say>({.name = "say", .about = "the text"}),
};

/// The label of each quantity, those of one family once.
const Table& label_table() {
  static const std::vector<Field> fields = [] {
    std::vector<Word> words;
    for (const Quantity& quantity : quantities()) {
      const Word label = {quantity.label(), quantity.about};
      const auto same = [&](const Word& word) { return word.key == label.key; };
      if (std::none_of(words.begin(), words.end(), same)) words.push_back(label);
    }
    return word_fields(words);
  }();
  static const Table table = {"labels of quantities", "What readers call the quantities.", fields};
  return table;
}

}  // namespace

const Table Page::table = {"a page", "An arrangement of figures with their standard texts.",
                           page_fields};
const Table Language::table = {"a language", "The words of a language.", language_fields};

const Table Wording::table = {"a wording", "One way to say something.", wording_fields, "say"};

std::string QuantityLabels::label(const Quantity& quantity, std::string_view baseline) const {
  return with_text(words[{quantity.label(), {}}],
                   quantity.engine.empty() ? baseline : quantity.engine);
}

Wording read_wording(const Node& node) {
  const SourceText source("");
  Diagnostics none;
  Wording wording;
  const Target target{&Wording::table, &wording};
  read_mapping({source, none}, node, {&target, 1});
  return wording;
}

void check_wordings(const Reporter& reporter, const StandardTexts& texts) {
  std::vector<Wording> wordings;
  for (const StandardText& text : texts.list)
    Value<std::vector<Wording>>::read(reporter, *Language::table.find("texts"), text.wordings,
                                      wordings);
}

const StandardText* Language::find(std::string_view text_name) const {
  const auto found = std::find_if(texts.list.begin(), texts.list.end(),
                                  [&](const StandardText& text) { return text.name == text_name; });
  return found == texts.list.end() ? nullptr : &*found;
}

std::vector<Field> word_fields(std::span<const Word> words) {
  std::vector<Field> fields;
  for (const Word& word : words) {
    Field& field = fields.emplace_back(
        Field{.name = word.key.text(), .about = word.about, .type = &Value<std::string>::type});
    field.read = [](const Reporter& reporter, const Field& row, const Node& node, void* object) {
      std::string text;
      Value<std::string>::read(reporter, row, node, text);
      static_cast<Words*>(object)->set(row.name, std::move(text));
    };
  }
  return fields;
}

void Value<QuantityLabels>::read(const Reporter& reporter, const Field& field, const Node& node,
                                 QuantityLabels& value) {
  if (node.kind != Node::Kind::mapping) return report_type(reporter, field, node, "labels by name");
  const Target target{&label_table(), &value.words};
  read_mapping(reporter, node, {&target, 1});
}

void Value<StandardTexts>::read(const Reporter& reporter, const Field& field, const Node& node,
                                StandardTexts& value) {
  if (node.kind != Node::Kind::mapping) return report_type(reporter, field, node, "texts by name");
  for (std::size_t i = 0; i < node.keys.size(); ++i) {
    StandardText& text = value.list.emplace_back();
    text.name = node.keys[i].text;
    text.wordings = node.items[i];
  }
}

}  // namespace attnfig
