#include "theme/theme.h"

#include <algorithm>

namespace attnfig {

template <>
struct Value<Length> {
  static Type type() { return {.kind = Type::Kind::length}; }
  static void read(const Reader& reader, const Field& field, const Node& node, Length& value) {
    const std::size_t dot = std::min(node.text.find('.'), node.text.size());
    const std::string fraction = dot < node.text.size() ? node.text.substr(dot + 1) : "0";
    const Number whole = parse_number(node.text.substr(0, dot), Suffixes::none);
    const bool decimals = !fraction.empty() && fraction.size() <= 2 &&
                          fraction.find_first_not_of("0123456789") == std::string::npos;
    if (node.kind != Node::Kind::scalar || !whole.fault.empty() || 10'000 < whole.value ||
        !decimals)
      return reader.complain(
          node.offset,
          fmt::format("{}: expected pixels with at most two decimals, up to 10,000", field.name));
    std::int64_t hundredths = 0;
    for (const char digit : (fraction + "0").substr(0, 2))
      hundredths = hundredths * 10 + (digit - '0');
    value = Length::px(static_cast<std::int64_t>(whole.value)) + Length::hundredths(hundredths);
  }
};

template <>
struct Value<Colour> {
  static Type type() { return {.kind = Type::Kind::colour}; }
  static void read(const Reader& reader, const Field& field, const Node& node, Colour& value) {
    const bool form = node.kind == Node::Kind::scalar && node.text.size() == 7 &&
                      node.text[0] == '#' &&
                      node.text.find_first_not_of("0123456789abcdef", 1) == std::string::npos;
    if (!form)
      return reader.complain(
          node.offset,
          fmt::format("{}: expected a colour in lower case such as #1f2933", field.name));
    const auto part = [&](std::size_t at) {
      return static_cast<std::uint8_t>(std::stoi(node.text.substr(at, 2), nullptr, 16));
    };
    value = {part(1), part(3), part(5)};
  }
};

template <>
struct Value<ColourPair> {
  static Type type() { return {.kind = Type::Kind::colour, .list = true}; }
  static void read(const Reader& reader, const Field& field, const Node& node, ColourPair& value) {
    if (node.kind != Node::Kind::list || node.items.size() != 2)
      return complain_type(reader, field, node, "a light and a dark colour");
    Value<Colour>::read(reader, field, node.items[0], value.light);
    Value<Colour>::read(reader, field, node.items[1], value.dark);
  }
};

template <>
struct Value<Ink> {
  static Type type() { return {.kind = Type::Kind::colour, .list = true}; }
  static void read(const Reader& reader, const Field& field, const Node& node, Ink& value) {
    if (node.kind == Node::Kind::scalar && node.text == "accent") {
      value.kind = Ink::Kind::accent;
    } else if (node.kind == Node::Kind::scalar && node.text == "tint") {
      value.kind = Ink::Kind::tint;
    } else {
      value.kind = Ink::Kind::pair;
      Value<ColourPair>::read(reader, field, node, value.pair);
    }
  }
};

template <>
struct Value<Paints> {
  static Type type() { return {.kind = Type::Kind::mappings, .table = &Paint::table}; }
  static void read(const Reader& reader, const Field& field, const Node& node, Paints& value) {
    if (node.kind != Node::Kind::mapping)
      return complain_type(reader, field, node, "paints by part");
    for (const NamedPart& part : parts) {
      const Node* paint = node.find(part.name);
      if (paint == nullptr) {
        reader.complain(node.offset, fmt::format("missing paint for {}", part.name));
      } else {
        Value<Paint>::read(reader, field, *paint, value.list[static_cast<std::size_t>(part.part)]);
      }
    }
    for (const Key& key : node.keys) {
      const bool known = std::any_of(parts.begin(), parts.end(),
                                     [&](const NamedPart& part) { return part.name == key.text; });
      if (!known)
        reader.complain(key.offset, fmt::format("unknown part \"{}\"", key.text), hint(key.text));
    }
  }
  static std::string hint(const std::string& typed) {
    std::vector<std::string_view> known(parts.size());
    std::transform(parts.begin(), parts.end(), known.begin(),
                   [](const NamedPart& part) { return part.name; });
    return choose_from(typed, known);
  }
};

namespace {

constexpr Field metrics_fields[] = {
    field<&Metrics::margin>({.name = "margin", .about = "around the figure"}),
    field<&Metrics::part_gap>({.name = "part_gap", .about = "between title, panels and summary"}),
    field<&Metrics::title_size>({.name = "title_size", .about = "font size of the title"}),
    field<&Metrics::heading_size>({.name = "heading_size", .about = "font size of panel titles"}),
    field<&Metrics::text_size>({.name = "text_size", .about = "font size of all other text"}),
    field<&Metrics::row_width>({.name = "row_width", .about = "widest row of heads"}),
    field<&Metrics::text_width>({.name = "text_width", .about = "where texts in panels wrap"}),
    field<&Metrics::panel_padding>({.name = "panel_padding", .about = "inside a panel's edge"}),
    field<&Metrics::panel_gap>({.name = "panel_gap", .about = "between panels"}),
    field<&Metrics::panel_radius>({.name = "panel_radius", .about = "of a panel's corners"}),
    field<&Metrics::band_gap>({.name = "band_gap", .about = "between titles, heads and captions"}),
    field<&Metrics::label_gap>({.name = "label_gap", .about = "between row labels and panels"}),
    field<&Metrics::head_width>({.name = "head_width", .about = "of a head's box"}),
    field<&Metrics::head_height>({.name = "head_height", .about = "of a head's box"}),
    field<&Metrics::head_radius>({.name = "head_radius", .about = "of a head's corners"}),
    field<&Metrics::head_gap>({.name = "head_gap", .about = "between heads of a group"}),
    field<&Metrics::group_gap>({.name = "group_gap", .about = "between groups"}),
    field<&Metrics::shared_width>(
        {.name = "shared_width", .about = "of a box that several heads read"}),
    field<&Metrics::sharing_gap>(
        {.name = "sharing_gap", .about = "between heads and what they read"}),
    field<&Metrics::stem>(
        {.name = "stem", .about = "from a shared tensor to the line that spreads it"}),
    field<&Metrics::arrow>(
        {.name = "arrow", .about = "from that line to what is made from the tensor"}),
    field<&Metrics::source_width>(
        {.name = "source_width", .about = "of the row of shared tensors"}),
    field<&Metrics::least_width>({.name = "least_width", .about = "of one shared tensor"}),
    field<&Metrics::layer_width>(
        {.name = "layer_width", .about = "of a layer in the strip of all layers"}),
    field<&Metrics::layer_height>({.name = "layer_height", .about = "of a layer in the strip"}),
    field<&Metrics::layer_gap>({.name = "layer_gap", .about = "between layers of the strip"}),
    field<&Metrics::card_padding>({.name = "card_padding", .about = "inside the summary's edge"}),
    field<&Metrics::entry_gap>(
        {.name = "entry_gap", .about = "between the summary's rows and columns"}),
    field<&Metrics::bar_width>({.name = "bar_width", .about = "of the longest bar"}),
    field<&Metrics::bar_height>({.name = "bar_height", .about = "of a bar"}),
};

constexpr Field paint_fields[] = {
    field<&Paint::fill>(
        {.name = "fill", .about = "[light, dark] colours, accent or tint", .fallback = "(none)"}),
    field<&Paint::stroke>(
        {.name = "stroke", .about = "[light, dark] colours, accent or tint", .fallback = "(none)"}),
    field<&Paint::dash>(
        {.name = "dash", .about = "dashes and gaps in pixels", .fallback = "(none)"}),
};

constexpr Field accent_fields[] = {
    field<&Accent::ink>({.name = "ink", .about = "[light, dark] colours of texts and bars"}),
    field<&Accent::tint>({.name = "tint", .about = "[light, dark] colours of panels"}),
};

constexpr Field theme_fields[] = {
    field<&Theme::about>({.name = "about", .about = "what the theme is for, in one sentence"}),
    field<&Theme::fonts>({.name = "fonts", .about = "font families in order of preference"}),
    field<&Theme::generic>({.name = "generic", .about = "the generic family that ends the list"}),
    field<&Theme::stroke_width>(
        {.name = "stroke_width", .about = "of all lines and edges, in pixels"}),
    field<&Theme::metrics>({.name = "metrics", .about = "sizes and gaps"}),
    field<&Theme::accents>({.name = "accents", .about = "colours of the panels in turn"}),
    field<&Theme::paints>({.name = "paints", .about = "how each part is painted"}),
};

}  // namespace

const Table Metrics::table = {"metrics", "Sizes and gaps in pixels.", metrics_fields};
const Table Paint::table = {"a paint", "How a part is painted.", paint_fields};
const Table Accent::table = {"an accent", "The colours that a panel and its entry share.",
                             accent_fields};
const Table Theme::table = {"a theme", "How figures look.", theme_fields};

}  // namespace attnfig
