#include "spec/page.h"

#include <algorithm>

namespace attnfig {
namespace {

constexpr Field page_fields[] = {
    field<&Page::about>({.name = "about", .about = "what the page is for, in one sentence"}),
    field<&Page::figures>(
        {.name = "figures", .about = "the figures from top to bottom, each with its fields"}),
};

constexpr Field language_fields[] = {
    field<&Language::about>({.name = "about", .about = "the language's name in itself"}),
    field<&Language::fonts>(
        {.name = "fonts", .about = "font families for its script", .fallback = "(none)"}),
    field<&Language::texts>(
        {.name = "texts", .about = "standard texts by name, each with its wordings"}),
};

}  // namespace

const Table Page::table = {"a page", "An arrangement of figures with their standard texts.",
                           page_fields};
const Table Language::table = {"a language", "The words of a language.", language_fields};

const StandardText* Language::find(std::string_view text_name) const {
  const auto found = std::find_if(texts.list.begin(), texts.list.end(),
                                  [&](const StandardText& text) { return text.name == text_name; });
  return found == texts.list.end() ? nullptr : &*found;
}

std::vector<Field> word_fields(std::span<const Word> words) {
  std::vector<Field> fields;
  for (const Word& word : words) {
    Field& field = fields.emplace_back(
        Field{.name = word.key, .about = word.about, .type = &Value<std::string>::type});
    field.read = [](const Reader& reader, const Field& row, const Node& node, void* object) {
      std::string text;
      Value<std::string>::read(reader, row, node, text);
      static_cast<Words*>(object)->set(row.name, std::move(text));
    };
  }
  return fields;
}

void Value<StandardTexts>::read(const Reader& reader, const Field& field, const Node& node,
                                StandardTexts& value) {
  if (node.kind != Node::Kind::mapping) return complain_type(reader, field, node, "texts by name");
  for (std::size_t i = 0; i < node.keys.size(); ++i) {
    StandardText& text = value.list.emplace_back();
    text.name = node.keys[i].text;
    Value<std::vector<Template>>::read(reader, field, node.items[i], text.wordings);
  }
}

}  // namespace attnfig
