#include "model/number_text.h"
#include "model/quantities.h"
#include "spec/layer_options.h"
#include "spec/project.h"
#include "spec/schema.h"
#include "spec/spec.h"
#include "text/letters.h"
#include "theme/theme.h"
#include "variants/variant.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace attnfig {
namespace {

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
      case Type::Kind::words:
        return "word, several, or words by name";
      case Type::Kind::layout:
        return "name of a layout";
      case Type::Kind::colour:
        return "colour";
      case Type::Kind::boolean:
        return "true or false";
      case Type::Kind::share:
        return "number from 0 to 1";
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
  std::string text = (type.nested ? "list of lists of: " : type.list ? "list of: " : "") + one;
  if (type.by_name) text += ", by name";
  for (const Type& other : type.or_else) text += ", or " + type_text(other);
  return text;
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
    text += fmt::format(" A bare value is short for a mapping with `{}` alone.", table.shorthand);
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
    text += fmt::format("| `{}{}` | {} |\n", quantity.name,
                        quantity.needs.baseline ? " over LAYOUT" : "", quantity.about);
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
      "\n### Sizes and gaps\n\n`metrics` of a theme states them for all figures, `narrow` for "
      "narrow "
      "ones alone, and `metrics` of a spec for its figure. Font sizes are 9 px and more.\n\n"
      "| name | pixels | in narrow figures | meaning |\n|---|---|---|---|\n";
  for (const Metric& metric : vocabulary.metrics())
    text += fmt::format("| `{}` | {} | {} | {} |\n", metric.name.text(), metric.usual,
                        metric.narrow.value_or(metric.usual), metric.about);
}

void append_marks(std::string& text, const Vocabulary& vocabulary) {
  text += "\n### Marks\n\n`marks` may give one of them other colours: ";
  const std::vector<Mark> marks = vocabulary.marks();
  for (const Mark& mark : marks)
    text += fmt::format("{}`{}`", mark == marks.front() ? "" : ", ", mark.name);
  text += ".\n";
}

void append_themes(std::string& text, const Vocabulary& vocabulary) {
  text +=
      "\n## Themes\n\n"
      "A theme is one file, `themes/NAME.yaml` in the folder that `--templates` names. It may be "
      "`like: NAME` another one, of which it takes all that it does not state. A colour is "
      "a "
      "pair: on a light page and on a dark one. A theme is refused, with place and value, if a "
      "text "
      "has a contrast under 4.5:1 on anything that it stands on, a shape with a meaning one under "
      "3:1 (WCAG 2.2), or if the edges of two roles without different hatches differ by less than "
      "ΔE2000 10 under full colour vision, protanopia, deuteranopia or tritanopia.\n";
  for (const Table* table : {&Theme::table, &CardLook::table, &Series::table, &Roles::table,
                             &RoleLook::table, &Hatch::table, &MarkLook::table})
    append_table(text, *table);
  append_metrics(text, vocabulary);
  append_marks(text, vocabulary);
}

/// Adds a table and the tables inside its fields, each once.
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

}  // namespace

std::string reference(const Vocabulary& vocabulary) {
  std::string text =
      "# Spec reference\n\nMade from the field tables by `attnfig schema --format md`; do not "
      "edit.\n\n"
      "Integers may end in Ki, Mi, Gi (powers of 1,024) or k, M, G (powers of 1,000).\n";
  append_table(text, Spec::table);
  text += "\nThe short way to write the figures of a page:\n\n";
  append_rows(text, short_fields(vocabulary.kinds()));
  append_table(text, *common_layout_tables().front());
  text += "\n### Options of its layers\n\n";
  append_rows(text, LayerOptions::table.fields);
  for (const Variant* variant : variants()) {
    text += fmt::format("\n### Variant {}\n\n{} ({}).\n\n", variant->name, variant->about,
                        variant->citation);
    append_rows(text, variant->table.fields);
  }
  append_figures(text, vocabulary.kinds());
  append_quantities(text);
  append_markup(text);
  append_themes(text, vocabulary);
  append_table(text, ProjectFields::table);
  return text;
}

}  // namespace attnfig
