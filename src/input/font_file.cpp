#include "input/font_file.h"

#include "input/yaml.h"

#include <charconv>

namespace attnfig {
namespace {

constexpr UInt128 most_units = 65'535;
constexpr std::size_t faces = 4;

/// A number of a font's units; 0 after an error.
int read_units(const Reporter& reporter, std::string_view name, const Node& node, UInt128 least) {
  const Number number = parse_number(node.text, Suffixes::none);
  if (node.kind == Node::Kind::scalar && number.fault.empty() && least <= number.value &&
      number.value <= most_units)
    return static_cast<int>(number.value);
  reporter.report(node.offset,
                  fmt::format("{}: expected a whole number from {} to 65,535 of the font's units",
                              name, static_cast<unsigned>(least)));
  return 0;
}

std::optional<char32_t> read_point(std::string_view text) {
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, 16);
  if (error != std::errc() || end != text.data() + text.size() || 0x10FFFF < value) return {};
  return static_cast<char32_t>(value);
}

/// A width in the font's units in those of an em, rounded.
std::uint32_t in_em(std::uint32_t width, EmUnits units) {
  const std::uint64_t count = static_cast<std::uint64_t>(units.count);
  return static_cast<std::uint32_t>((std::uint64_t{width} * units_per_em + count / 2) / count);
}

}  // namespace

template <>
struct Value<EmUnits> {
  static Type type() { return {.kind = Type::Kind::word}; }
  static void read(const Reporter& reporter, const Field& field, const Node& node, EmUnits& value) {
    value.count = read_units(reporter, field.name, node, 1);
  }
};

template <>
struct Value<AdvanceRows> {
  static Type type() { return {.kind = Type::Kind::word, .list = true}; }

  static void read(const Reporter& reporter, const Field& field, const Node& node,
                   AdvanceRows& value) {
    if (node.kind != Node::Kind::mapping)
      return report_type(reporter, field, node, "widths by code point");
    for (std::size_t i = 0; i < node.keys.size(); ++i)
      if (const auto row = read_row(reporter, node.keys[i], node.items[i], value.list))
        value.list.push_back(*row);
  }

 private:
  static std::optional<Advance> read_row(const Reporter& reporter, const Key& key, const Node& item,
                                         const std::vector<Advance>& before) {
    const std::optional<char32_t> point = read_point(key.text);
    if (!point || (!before.empty() && *point <= before.back().point)) {
      reporter.report(key.offset,
                      "expected the code point of a letter such as 0041, after those before it");
      return {};
    }
    if (item.kind != Node::Kind::list || item.items.size() != faces) {
      reporter.report(item.offset, "expected four widths: regular, bold, italic, bold italic");
      return {};
    }
    const auto width = [&](std::size_t face) {
      return static_cast<std::uint32_t>(read_units(reporter, key.text, item.items[face], 0));
    };
    return Advance{*point, width(0), width(1), width(2), width(3)};
  }
};

namespace {

constexpr Field code_fields[] = {
    field<&CodeFont::families>({.name = "families", .about = "font families of these widths"}),
    field<&CodeFont::units_per_em>({.name = "units_per_em", .about = "of the font for code"}),
    field<&CodeFont::advance>({.name = "advance", .about = "of each of its letters"}),
};

constexpr Field font_fields[] = {
    field<&FontFile::families>({.name = "families", .about = "font families of these widths"}),
    field<&FontFile::units_per_em>({.name = "units_per_em", .about = "the units of the widths"}),
    field<&FontFile::code>(
        {.name = "code", .about = "the font for code", .fallback = "(that of the built-in font)"}),
    field<&FontFile::advances>(
        {.name = "advances",
         .about = "regular, bold, italic and bold italic widths of each letter by code point"}),
};

}  // namespace

const Table CodeFont::table = {"a font for code", "Its letters are all equally wide.", code_fields};
const Table FontFile::table = {"a font's widths", "What a font is measured at.", font_fields};

FontFile read_font_file(const Reporter& reporter, const Node& node) {
  FontFile file;
  const Target target{&FontFile::table, &file};
  read_mapping(reporter, node, {&target, 1});
  return file;
}

MeasuredFont measured_font(FontFile file) {
  std::vector<Advance> advances;
  for (const Advance& row : file.advances.list) {
    const auto fine = [&](std::uint32_t width) { return in_em(width, file.units_per_em); };
    advances.push_back(
        {row.point, fine(row.regular), fine(row.bold), fine(row.italic), fine(row.bold_italic)});
  }
  constexpr int liberation_mono = 1'229'000;
  const int code =
      file.code ? static_cast<int>(in_em(static_cast<std::uint32_t>(file.code->advance.count),
                                         file.code->units_per_em))
                : liberation_mono;
  return {std::move(file.families),
          file.code ? std::move(file.code->families) : std::vector<std::string>(),
          FontWidths(std::move(advances), code)};
}

MeasuredFont read_measured_font(const TemplateFile& file) {
  try {
    const SourceText source(file.text);
    Diagnostics diagnostics;
    FontFile read = read_font_file({source, diagnostics}, read_yaml(source, diagnostics));
    if (!diagnostics.empty()) throw InvalidInput{diagnostics.sorted()};
    return measured_font(std::move(read));
  } catch (InvalidInput& invalid) {
    invalid.name = file.path;
    invalid.text = file.text;
    throw;
  }
}

}  // namespace attnfig
