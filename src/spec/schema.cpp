#include "spec/schema.h"

#include "model/number_text.h"
#include "model/quantities.h"
#include "spec/layer_options.h"
#include "spec/spec.h"
#include "text/letters.h"
#include "theme/theme.h"
#include "variants/variant.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <nlohmann/json.hpp>

namespace attnfig {
namespace {

using Json = nlohmann::ordered_json;

Json schema_of(const Table& table);

Json text_schema() {
  return {{"oneOf",
           Json::array({{{"type", "string"}},
                        {{"type", "object"}, {"additionalProperties", {{"type", "string"}}}}})}};
}

/// Which fields a layout of each variant may have.
Json variant_rules() {
  Json rules = Json::array();
  for (const Variant* variant : variants()) {
    Json names = Json::array();
    for (const Table* common : common_layout_tables())
      for (const Field& field : common->fields) names.push_back(field.name);
    for (const Field& field : variant->table.fields) names.push_back(field.name);
    rules.push_back(
        {{"if",
          {{"properties", {{"variant", {{"const", variant->name}}}}}, {"required", {"variant"}}}},
         {"then", {{"propertyNames", {{"enum", names}}}}}});
  }
  return rules;
}

Json without_words(Json property) {
  property.erase("description");
  property.erase("default");
  return property;
}

/// Fields of one name in several variants may allow different values: what any of them allows.
void allow(Json& property, const Json& other) {
  if (property.is_null()) property = Json{{"anyOf", Json::array()}};
  for (const Json& known : property["anyOf"])
    if (without_words(known) == without_words(other)) return;
  property["anyOf"].push_back(other);
}

/// A layout has the fields that every layout has and those of its variant; `like` may stand for
/// any.
Json layouts_schema(const Table& common) {
  Json layout = schema_of(common);
  Json fields = Json::object();
  const auto add = [&](const Table& table) {
    const Json own = schema_of(table);
    for (const auto& [name, property] : own["properties"].items()) allow(fields[name], property);
  };
  for (const Table* table : common_layout_tables()) add(*table);
  for (const Variant* variant : variants()) add(variant->table);
  for (const auto& [name, field] : fields.items())
    layout["properties"][name] = field["anyOf"].size() == 1 ? field["anyOf"][0] : field;
  Json names = Json::array();
  for (const Variant* variant : variants()) names.push_back(variant->name);
  layout["properties"]["variant"]["enum"] = names;
  layout["allOf"] = variant_rules();
  return {{"type", "object"},
          {"minProperties", 1},
          {"propertyNames", {{"pattern", "^[A-Za-z][A-Za-z0-9_-]{0,63}$"}}},
          {"additionalProperties", layout}};
}

Json value_schema(const Type& type) {
  switch (type.kind) {
    case Type::Kind::integer:
      return {{"oneOf",
               Json::array({{{"type", "integer"},
                             {"minimum", static_cast<std::uint64_t>(type.least)},
                             {"maximum", static_cast<std::uint64_t>(type.most)}},
                            {{"type", "string"}, {"pattern", "^[1-9][0-9]*(Ki|Mi|Gi|k|M|G)$"}}})}};
    case Type::Kind::length:
      return {{"type", "number"}, {"minimum", 0}};
    case Type::Kind::text:
      return text_schema();
    case Type::Kind::word:
    case Type::Kind::layout:
      return {{"type", "string"}};
    case Type::Kind::colour:
      return {{"type", "string"}, {"pattern", "^#[0-9a-f]{6}$"}};
    case Type::Kind::choice:
      return {{"type", "string"}, {"enum", type.choices}};
    case Type::Kind::mapping:
      return schema_of(*type.table);
    case Type::Kind::mappings:
      return layouts_schema(*type.table);
    case Type::Kind::figure:
      return {{"type", Json::array({"string", "object"})}};
  }
  return {};
}

Json field_schema(const Field& field) {
  const Type type = field.type();
  Json schema = value_schema(type);
  if (type.list) schema = {{"type", "array"}, {"minItems", 1}, {"items", schema}};
  schema["description"] = field.about;
  if (!field.required() && !field.fallback.starts_with('(')) {
    const Number number = parse_number(field.fallback, Suffixes::none);
    schema["default"] = number.fault.empty() ? Json(static_cast<std::uint64_t>(number.value))
                                             : Json(field.fallback);
  }
  return schema;
}

Json schema_of(const Table& table) {
  Json properties = Json::object();
  Json required = Json::array();
  for (const Field& field : table.fields) {
    properties[std::string(field.name)] = field_schema(field);
    if (field.required()) required.push_back(field.name);
  }
  Json schema = {{"type", "object"},
                 {"description", table.about},
                 {"properties", properties},
                 {"additionalProperties", false}};
  if (!required.empty()) schema["required"] = required;
  if (table.shorthand.empty()) return schema;
  return {{"oneOf", Json::array({{{"type", "string"}}, schema})}};
}

std::string type_text(const Type& type) {
  const std::string one = [&]() -> std::string {
    switch (type.kind) {
      case Type::Kind::integer:
        return fmt::format("{} to {} {}", grouped(type.least), grouped(type.most), type.unit);
      case Type::Kind::length:
        return "pixels";
      case Type::Kind::text:
        return "text, or one a language";
      case Type::Kind::word:
        return "word";
      case Type::Kind::layout:
        return "name of a layout";
      case Type::Kind::colour:
        return "colour";
      case Type::Kind::choice:
        return fmt::format("{}", fmt::join(type.choices, ", "));
      case Type::Kind::mapping:
        return std::string(type.table->name);
      case Type::Kind::mappings:
        return "layouts by name";
      case Type::Kind::figure:
        return "name of a figure, or one with its fields";
    }
    return {};
  }();
  return type.list ? "list of: " + one : one;
}

/// Text for a cell of a Markdown table.
std::string cell(std::string_view content) {
  std::string text(content);
  for (std::size_t at = 0; (at = text.find('|', at)) != std::string::npos; at += 2)
    text.insert(at, 1, '\\');
  return text;
}

void append_rows(std::string& text, std::span<const Field> fields) {
  text += "| field | value | if left out | meaning |\n|---|---|---|---|\n";
  for (const Field& field : fields) {
    std::string fallback(field.fallback);
    if (fallback.starts_with('(')) fallback = fallback.substr(1, fallback.size() - 2);
    text += fmt::format("| `{}` | {} | {} | {} |\n", field.name, type_text(field.type()),
                        field.required() ? "required" : fallback, field.about);
  }
}

void append_table(std::string& text, const Table& table) {
  text += fmt::format("\n## Fields of {}\n\n{}", table.name, table.about);
  if (!table.shorthand.empty())
    text += fmt::format(" A bare word is short for a mapping with `{}` alone.", table.shorthand);
  text += "\n\n";
  append_rows(text, table.fields);
}

void append_quantities(std::string& text) {
  text +=
      "\n## Placeholders\n\n"
      "A text may hold `{LAYOUT.QUANTITY over LAYOUT:FORMAT}`. In a panel or an entry the first "
      "layout may be left "
      "out; in the summary's title too, if all its entries agree. `baseline` is the layout that "
      "`over` names.\n\n"
      "| quantity | meaning |\n|---|---|\n";
  for (const Quantity& quantity : quantities())
    text +=
        fmt::format("| `{}{}` | {} |\n", quantity.name,
                    quantity.baseline == Baseline::needed ? " over LAYOUT" : "", quantity.about);
  const std::pair<std::string_view, Result> kinds[] = {
      {"a count", Count{}},   {"`cache.elements`", Derivation{}},
      {"memory", Memory{}},   {"`cache.ratio`", Ratio{}},
      {"a time", Duration{}}, {"`cache.saving`", Saving{}}};
  text += "\n| of | formats |\n|---|---|\n";
  for (const auto& [name, kind] : kinds)
    text += fmt::format("| {} | {} |\n", name, cell(formats_for(kind)));
  text +=
      "\nNumbers are exact; what is shown is rounded half up to three significant digits, integers "
      "are never "
      "shortened.\n";
}

void append_markup(std::string& text) {
  text +=
      "\n## Markup\n\n"
      "| written | what it does |\n|---|---|\n"
      "| `KV_{1}`, `W^{UK}` | sub- and superscripts |\n"
      "| `d_c`, `h_t` | the same without braces, where one letter stands before and one letter or "
      "digit after; `kv_heads` stays as it is |\n"
      "| `**bold**`, `*italic*` | a `*` between blanks is itself |\n"
      "| `` `kv_heads` `` | code, in letters of one width; placeholders are filled in, all else "
      "stays |\n"
      "| `[the latent]{.latent}` | in the colour of a role: ";
  for (const NamedTone& tone : tones)
    text += fmt::format("{}`{}`", tone.tone == Tone::query ? "" : ", ", tone.name);
  text +=
      " |\n"
      "| `[paper](https://…)` | a link, where the SVG is part of a page; https alone |\n"
      "| `{lambda}`, `{to}` | a letter or sign by its name in LaTeX: ";
  for (const NamedLetter& letter : named_letters())
    text += fmt::format("{}`{}` {}", &letter == &named_letters().front() ? "" : ", ", letter.name,
                        letter.letter);
  text +=
      " |\n"
      "| `\\*` | the character itself; likewise `` \\_ \\^ \\` \\[ \\] \\{ \\} \\\\ `` |\n"
      "\nMarks nest: `**the *latent***`. A text with `*`, `[`, `` ` ``, `{` or `: ` in it is best "
      "put "
      "in single quotes, where YAML keeps backslashes. A line break in a text is kept.\n";
}

void append_metrics(std::string& text, const Vocabulary& vocabulary) {
  text +=
      "\n### Sizes and gaps\n\n`metrics` states them for all figures, `narrow` for narrow ones "
      "alone.\n\n"
      "| name | pixels | in narrow figures | meaning |\n|---|---|---|---|\n";
  for (const Metric& metric : vocabulary.metrics)
    text += fmt::format("| `{}` | {} | {} | {} |\n", metric.name, metric.usual,
                        metric.narrow.value_or(metric.usual), metric.about);
}

void append_marks(std::string& text, const Vocabulary& vocabulary) {
  text += "\n### Marks\n\n`marks` may give one of them other colours: ";
  for (const Mark& mark : vocabulary.marks)
    text += fmt::format("{}`{}`", mark == vocabulary.marks.front() ? "" : ", ", mark.name);
  text += ".\n";
}

void append_themes(std::string& text, const Vocabulary& vocabulary) {
  text +=
      "\n## Themes\n\n"
      "A theme is one file, `themes/NAME.yaml` in the folder that `--templates` names. A colour is "
      "a "
      "pair: on a light page and on a dark one. A theme is refused, with place and value, if a "
      "text "
      "has a contrast under 4.5:1 on anything that it stands on, a shape with a meaning one under "
      "3:1 (WCAG 2.2), or if the edges of two roles without different hatches differ by less than "
      "ΔE2000 10 under full colour vision, protanopia, deuteranopia or tritanopia.\n";
  for (const Table* table : {&Theme::table, &CardLook::table, &Accent::table, &Roles::table,
                             &RoleLook::table, &Hatch::table, &MarkLook::table})
    append_table(text, *table);
  append_metrics(text, vocabulary);
  append_marks(text, vocabulary);
}

/// A table and those that its fields hold, each once.
void append_tables(std::string& text, const Table& table, std::vector<const Table*>& known) {
  if (std::find(known.begin(), known.end(), &table) != known.end()) return;
  known.push_back(&table);
  append_table(text, table);
  for (const Field& field : table.fields)
    if (const Type type = field.type(); type.kind == Type::Kind::mapping)
      append_tables(text, *type.table, known);
}

/// The blocks of figures. Several kinds may have the same one.
void append_figures(std::string& text, FigureKinds kinds) {
  text +=
      "\n## Figures\n\n"
      "`figures` lists what stands from top to bottom: the name of a figure, or one with its "
      "fields, as in `- FIGURE: {FIELD: value}`. What a block leaves out is that of the page's "
      "block of the same figure.\n\n"
      "| figure | draws | fields |\n|---|---|---|\n";
  for (const FigureKind* kind : kinds)
    text +=
        fmt::format("| `{}` | {} | those of {} |\n", kind->name, kind->about, kind->table->name);
  std::vector<const Table*> known;
  for (const FigureKind* kind : kinds) append_tables(text, *kind->table, known);
  for (const Field& field : short_fields(kinds))
    if (const Type type = field.type(); type.kind == Type::Kind::mapping)
      append_tables(text, *type.table, known);
}

/// One figure in the list of them.
Json figure_schema(FigureKinds kinds) {
  Json names = Json::array();
  Json blocks = Json::object();
  for (const FigureKind* kind : kinds) {
    names.push_back(kind->name);
    blocks[std::string(kind->name)] = schema_of(*kind->table);
  }
  return {{"oneOf", Json::array({{{"type", "string"}, {"enum", names}},
                                 {{"type", "object"},
                                  {"properties", blocks},
                                  {"additionalProperties", false},
                                  {"minProperties", 1},
                                  {"maxProperties", 1}}})}};
}

}  // namespace

std::string json_schema(const Vocabulary& vocabulary) {
  Json schema = {{"$schema", "https://json-schema.org/draft/2020-12/schema"},
                 {"title", "attnfig spec"}};
  schema.update(schema_of(Spec::table));
  schema["properties"]["figures"]["items"] = figure_schema(vocabulary.kinds);
  for (const Field& field : short_fields(vocabulary.kinds))
    schema["properties"][std::string(field.name)] = field_schema(field);
  return schema.dump(2) + "\n";
}

std::string reference(const Vocabulary& vocabulary) {
  std::string text =
      "# Spec reference\n\nMade from the field tables by `attnfig schema --format md`; do not "
      "edit.\n\n"
      "Integers may end in Ki, Mi, Gi (powers of 1,024) or k, M, G (powers of 1,000).\n";
  append_table(text, Spec::table);
  text += "\nThe short way to write the figures of a page:\n\n";
  append_rows(text, short_fields(vocabulary.kinds));
  append_table(text, *common_layout_tables().front());
  text += "\n### Options of its layers\n\n";
  append_rows(text, LayerOptions::table.fields);
  for (const Variant* variant : variants()) {
    text += fmt::format("\n### Variant {}\n\n{} ({}).\n\n", variant->name, variant->about,
                        variant->source);
    append_rows(text, variant->table.fields);
  }
  append_figures(text, vocabulary.kinds);
  append_quantities(text);
  append_markup(text);
  append_themes(text, vocabulary);
  return text;
}

}  // namespace attnfig
