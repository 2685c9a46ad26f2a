#include "theme/theme.h"

#include <algorithm>

namespace attnfig {
namespace {

constexpr std::string_view hex_digits = "0123456789abcdef";

}  // namespace

template <>
struct Choices<Hatch::Form> {
  static constexpr std::pair<std::string_view, Hatch::Form> names[] = {
      {"dots", Hatch::Form::dots},       {"rising", Hatch::Form::rising},
      {"falling", Hatch::Form::falling}, {"level", Hatch::Form::level},
      {"upright", Hatch::Form::upright}, {"grid", Hatch::Form::grid},
      {"lattice", Hatch::Form::lattice}};
};

template <>
struct Value<Dash> {
  static Type type() { return {.kind = Type::Kind::word}; }
  static void read(const Reporter& reporter, const Field& field, const Node& node, Dash& value) {
    value.text = read_word(reporter, field, node, "lengths of dashes and gaps");
    std::string_view rest = value.text;
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find(' '), rest.size());
      if (!parse_length(rest.substr(0, end)))
        return reporter.report(
            node.offset, fmt::format("{}: expected pixels between blanks such as 3 2", field.name));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
};

template <>
struct Value<Colour> {
  static Type type() { return {.kind = Type::Kind::colour}; }
  static void read(const Reporter& reporter, const Field& field, const Node& node, Colour& value) {
    const bool form = node.kind == Node::Kind::scalar && node.text.size() == 7 &&
                      node.text[0] == '#' &&
                      node.text.find_first_not_of(hex_digits, 1) == std::string::npos;
    if (!form)
      return reporter.report(
          node.offset,
          fmt::format("{}: expected a colour in lower case such as #1f2933", field.name));
    const auto digit = [&](std::size_t at) { return hex_digits.find(node.text[at]); };
    const auto part = [&](std::size_t at) {
      return static_cast<std::uint8_t>(digit(at) * 16 + digit(at + 1));
    };
    value = {part(1), part(3), part(5)};
  }
};

template <>
struct Value<ColourPair> {
  static Type type() { return {.kind = Type::Kind::colour, .list = true}; }
  static void read(const Reporter& reporter, const Field& field, const Node& node,
                   ColourPair& value) {
    if (node.kind != Node::Kind::list || node.items.size() != 2)
      return report_type(reporter, field, node, "a light and a dark colour");
    Value<Colour>::read(reporter, field, node.items[0], value.light);
    Value<Colour>::read(reporter, field, node.items[1], value.dark);
  }
};

/// Metrics are read later, in spec/templates.cpp, when it is known which ones figures declare.
template <>
struct Value<Metrics> {
  static Type type() { return {.kind = Type::Kind::mapping, .table = &sizes_table}; }
  static void read(const Reporter& reporter, const Field& field, const Node& node, Metrics&) {
    if (node.kind != Node::Kind::mapping) report_type(reporter, field, node, "sizes by name");
  }
};

template <>
struct Value<MarkLooks> {
  static Type type() { return {.kind = Type::Kind::mapping, .table = &MarkLook::table}; }
  static void read(const Reporter& reporter, const Field& field, const Node& node,
                   MarkLooks& value) {
    if (node.kind != Node::Kind::mapping)
      return report_type(reporter, field, node, "colours by the name of a mark");
    for (std::size_t i = 0; i < node.keys.size(); ++i) {
      MarkLook& look = value.list.emplace_back();
      Value<MarkLook>::read(reporter, field, node.items[i], look);
      look.name = node.keys[i].text;
    }
  }
};

namespace {

// All colours are pairs: [on a light page, on a dark one].

constexpr Field series_fields[] = {
    field<&Series::ink>({.name = "ink", .about = "of bars, lines and edges"}),
    field<&Series::fill>({.name = "fill", .about = "of boxes that texts stand in"}),
};

constexpr Field hatch_fields[] = {
    field<&Hatch::form>({.name = "form", .about = "what is repeated over the fill"}),
    field<&Hatch::ink>({.name = "ink", .about = "its colour"}),
};

constexpr Field role_fields[] = {
    field<&RoleLook::fill>({.name = "fill", .about = "of a box"}),
    field<&RoleLook::edge>({.name = "edge", .about = "of a box, and of lines that start from it"}),
    field<&RoleLook::text>(
        {.name = "text", .about = "of words in its colour", .fallback = "(the theme's text)"}),
    field<&RoleLook::hatch>(
        {.name = "hatch", .about = "drawn over the fill", .fallback = "(none)"}),
};

/// The row of the role of a tone.
template <Tone Of>
constexpr Field role(std::string_view about) {
  constexpr std::size_t index = static_cast<std::size_t>(Of) - 1;
  Field row{.name = tones[index].name, .about = about, .type = &Value<RoleLook>::type};
  row.read = [](const Reporter& reporter, const Field& field, const Node& node, void* object) {
    Value<RoleLook>::read(reporter, field, node, static_cast<Roles*>(object)->looks[index]);
  };
  return row;
}

constexpr Field roles_fields[] = {
    role<Tone::query>("query heads"),
    role<Tone::key>("keys, alone or with their values, and factors"),
    role<Tone::value>("values and their factors"),
    role<Tone::latent>("compressed keys and values"),
    role<Tone::rope_key>("decoupled rope keys"),
    role<Tone::index_key>("keys of an indexer"),
    role<Tone::state>("recurrent states"),
    role<Tone::convolution>("inputs of a convolution"),
};

constexpr Field mark_fields[] = {
    field<&MarkLook::fill>(
        {.name = "fill", .about = "in place of its fill", .fallback = "(that of its ink)"}),
    field<&MarkLook::edge>(
        {.name = "edge", .about = "in place of its edge", .fallback = "(that of its ink)"}),
};

constexpr Field card_fields[] = {
    field<&CardLook::fill>({.name = "fill", .about = "of the box around the summary"}),
    field<&CardLook::edge>({.name = "edge", .about = "of that box"}),
};

constexpr Field theme_fields[] = {
    field<&Theme::about>({.name = "about", .about = "what the theme is for, in one sentence"}),
    field<&Theme::fonts>({.name = "fonts", .about = "font families in order of preference"}),
    field<&Theme::generic>({.name = "generic", .about = "the generic family that ends the list"}),
    field<&Theme::code_fonts>(
        {.name = "code_fonts",
         .about = "font families for code, whose letters are all equally wide"}),
    field<&Theme::code_generic>(
        {.name = "code_generic", .about = "the generic family that ends that list"}),
    field<&Theme::font_metrics>(
        {.name = "font_metrics",
         .about =
             "the widths of its font: NAME of a file fonts/NAME.yaml, which `attnfig font` makes",
         .fallback = "(those of the built-in font)"}),
    field<&Theme::stroke_width>(
        {.name = "stroke_width", .about = "of all lines and edges, in pixels", .fallback = "1.25"}),
    field<&Theme::dash>({.name = "dash",
                         .about = "dashes and gaps of what is made again, in pixels",
                         .fallback = "3 2"}),
    field<&Theme::metrics>({.name = "metrics", .about = "sizes and gaps", .fallback = "(usual)"}),
    field<&Theme::narrow>({.name = "narrow",
                           .about = "sizes and gaps that differ in a narrow figure",
                           .fallback = "(usual)"}),
    field<&Theme::page>({.name = "page", .about = "the pages that figures stand on"}),
    field<&Theme::text>({.name = "text", .about = "of titles"}),
    field<&Theme::quiet_text>({.name = "quiet_text", .about = "of notes and labels of rows"}),
    field<&Theme::line>({.name = "line", .about = "of lines from heads to what they read"}),
    field<&Theme::card>({.name = "card", .about = "the box around the summary"}),
    field<&Theme::series>(
        {.name = "series",
         .about = "colours of what has no role, in turn: models, requests, reasons of a mask"}),
    field<&Theme::roles>({.name = "roles", .about = "what readers must tell apart"}),
    field<&Theme::marks>({.name = "marks",
                          .about = "colours of single marks, by the class that they have in an SVG",
                          .fallback = "{}"}),
    field<&Theme::allow>({.name = "allow",
                          .about = "pairs of colours that may be hard to tell apart, by the names "
                                   "that their errors give them, such as \"line on page\"",
                          .fallback = "(none)"}),
};

}  // namespace

const Table Series::table = {"a series", "The colours of one of several things without a role.",
                             series_fields};
const Table Hatch::table = {"a hatch", "What is drawn over a fill.", hatch_fields};
const Table RoleLook::table = {"a role", "How a box that keeps something looks.", role_fields};
const Table Roles::table = {"roles", "What readers must tell apart.", roles_fields};
const Table MarkLook::table = {"a mark", "Colours in place of those of its inks.", mark_fields};
const Table CardLook::table = {"a card", "The box around the summary.", card_fields};
const Table Theme::table = {"a theme", "How figures look.", theme_fields};

const RoleLook& Roles::of(Tone tone) const {
  return looks[static_cast<std::size_t>(std::max(tone, Tone::query)) - 1];
}

std::string to_text(Colour colour) {
  // Formatted by hand, because a figure has a hundred colours.
  std::string text = "#";
  for (const std::uint8_t channel : {colour.red, colour.green, colour.blue})
    text += {hex_digits[channel / 16], hex_digits[channel % 16]};
  return text;
}

}  // namespace attnfig
