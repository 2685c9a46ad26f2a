#include "painted/knowledge.h"

#include "input/values.h"
#include "input/yaml.h"
#include "painted/words.h"
#include "spec/embedded.h"

namespace attnfig {
namespace painted {
namespace {

struct NamedColours {
  std::map<std::string, Colour, std::less<>> by_name;
};

struct Monospaces {
  std::map<std::string, painted::Fixed, std::less<>> by_name;
};

struct Pages {
  std::string light;
  std::string dark;

  static const Table table;
};

struct KnowledgeFile {
  std::string about;
  Pages pages;
  std::vector<std::string> measured_families;
  Monospaces monospace_families;
  std::vector<std::string> generic_families;
  std::vector<std::string> colour_words;
  std::vector<std::string> numbered_ids;
  NamedColours colours;

  static const Table table;
};

}  // namespace
}  // namespace painted

template <>
struct Value<painted::Monospaces> {
  static Type type() { return {.kind = Type::Kind::mappings}; }
  static void read(const Reporter& reporter, const Field& field, const Node& node,
                   painted::Monospaces& value) {
    if (node.kind != Node::Kind::mapping)
      return report_type(reporter, field, node, "families by width");
    for (std::size_t i = 0; i < node.keys.size(); ++i) {
      std::string_view text = node.keys[i].text;
      const auto width = painted::take_number(text);
      if (!width || !text.empty())
        reporter.report(node.keys[i].offset, "expected a width in em such as 0.6");
      for (const Node& family : node.items[i].items)
        value.by_name[painted::lower(family.text)] = width.value_or(painted::Fixed());
    }
  }
};

template <>
struct Value<painted::NamedColours> {
  static Type type() { return {.kind = Type::Kind::mappings}; }
  static void read(const Reporter& reporter, const Field& field, const Node& node,
                   painted::NamedColours& value) {
    if (node.kind != Node::Kind::mapping)
      return report_type(reporter, field, node, "colours by name");
    for (std::size_t i = 0; i < node.keys.size(); ++i) {
      const auto colour = painted::hex_colour(node.items[i].text);
      if (!colour) reporter.report(node.items[i].offset, "expected a colour such as \"#1f2933\"");
      value.by_name[node.keys[i].text] = colour.value_or(Colour{});
    }
  }
};

namespace painted {
namespace {

constexpr Field page_fields[] = {
    field<&Pages::light>({.name = "light", .about = "of a reader who prefers light"}),
    field<&Pages::dark>({.name = "dark", .about = "of a reader who prefers dark"})};

constexpr Field knowledge_fields[] = {
    field<&KnowledgeFile::about>({.name = "about", .about = "what the file is for"}),
    field<&KnowledgeFile::pages>({.name = "pages", .about = "the colour under a figure"}),
    field<&KnowledgeFile::measured_families>(
        {.name = "measured_families", .about = "families whose widths are known"}),
    field<&KnowledgeFile::monospace_families>(
        {.name = "monospace_families", .about = "families of one width, by that width in em"}),
    field<&KnowledgeFile::generic_families>(
        {.name = "generic_families", .about = "families that every viewer has"}),
    field<&KnowledgeFile::colour_words>(
        {.name = "colour_words", .about = "words that ask to tell colours apart"}),
    field<&KnowledgeFile::numbered_ids>(
        {.name = "numbered_ids", .about = "words that programs make ids of"}),
    field<&KnowledgeFile::colours>({.name = "colours", .about = "the named colours of CSS"})};

int hex_digit(char character) {
  if ('0' <= character && character <= '9') return character - '0';
  const char lower = static_cast<char>(character | 0x20);
  return 'a' <= lower && lower <= 'f' ? lower - 'a' + 10 : -1;
}

Knowledge read_knowledge() {
  const std::string_view text = embedded_template("lint.yaml");
  const SourceText source(text);
  Diagnostics diagnostics;
  const Reporter reporter{source, diagnostics};
  KnowledgeFile file;
  const Target target{&KnowledgeFile::table, &file};
  read_mapping(reporter, read_yaml(source, diagnostics), {&target, 1});
  if (!diagnostics.empty())
    throw InvalidInput{diagnostics.sorted(), "lint.yaml", std::string(text)};
  return {.light_page = hex_colour(file.pages.light).value_or(Colour{}),
          .dark_page = hex_colour(file.pages.dark).value_or(Colour{}),
          .measured_families = std::move(file.measured_families),
          .monospace_families = std::move(file.monospace_families.by_name),
          .generic_families = std::move(file.generic_families),
          .colour_words = std::move(file.colour_words),
          .numbered_ids = std::move(file.numbered_ids),
          .colours = std::move(file.colours.by_name)};
}

}  // namespace

const Table Pages::table = {"pages", "The page under a figure.", page_fields};
const Table KnowledgeFile::table = {"what lint knows", "The world that figures are shown in.",
                                    knowledge_fields};

std::optional<Colour> hex_colour(std::string_view text) {
  const bool short_form = text.size() == 4;
  if ((!short_form && text.size() != 7) || text[0] != '#') return {};
  int channels[3] = {};
  for (std::size_t i = 0; i < 3; ++i) {
    const int high = hex_digit(text[short_form ? 1 + i : 1 + 2 * i]);
    const int low = hex_digit(text[short_form ? 1 + i : 2 + 2 * i]);
    if (high < 0 || low < 0) return {};
    channels[i] = high * 16 + low;
  }
  return Colour{static_cast<std::uint8_t>(channels[0]), static_cast<std::uint8_t>(channels[1]),
                static_cast<std::uint8_t>(channels[2])};
}

const Knowledge& knowledge() {
  static const Knowledge known = read_knowledge();
  return known;
}

}  // namespace painted
}  // namespace attnfig
