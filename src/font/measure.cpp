#include "font/measure.h"

#include "font/face.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace attnfig::font {
namespace {

/// What a text may hold besides East Asian characters: Latin, Greek, punctuation, arrows,
/// mathematics.
constexpr std::pair<char32_t, char32_t> measured[] = {
    {0x20, 0x7E},     {0xA0, 0xAC},     {0xAE, 0x17F},    {0x384, 0x3CE},   {0x2010, 0x2015},
    {0x2018, 0x201E}, {0x2020, 0x2022}, {0x2026, 0x2026}, {0x2030, 0x2030}, {0x2032, 0x2033},
    {0x20AC, 0x20AC}, {0x2122, 0x2122}, {0x2190, 0x2195}, {0x2200, 0x22FF},
};

/// Calls a function for each letter that all these faces have.
template <class Use>
void for_each_letter(std::span<const Face> faces, Use use) {
  for (const auto& [first, last] : measured)
    for (char32_t letter = first; letter <= last; ++letter)
      if (std::all_of(faces.begin(), faces.end(),
                      [&](const Face& face) { return face.has(letter); }))
        use(letter);
}

/// The four cuts of a font, each its own face or that of a cut beside it: viewers make the missing
/// ones of those, and keep the widths.
struct Cuts {
  std::vector<Face> faces;
  std::array<std::size_t, 4> face_of = {};  // regular, bold, italic, bold italic
};

/// All cuts count the units of the regular one, and have the letters that every text may hold.
void check(const std::vector<Face>& faces) {
  const int units = faces[0].units_per_em();
  for (const Face& face : faces) {
    if (face.units_per_em() != units)
      throw FontError(fmt::format("{} counts {} units an em, {} {}: measure cuts of one font",
                                  face.file(), face.units_per_em(), faces[0].file(), units));
    for (char32_t letter = ' '; letter <= '~'; ++letter)
      if (!face.has(letter))
        throw FontError(fmt::format("{}: has no \"{}\" (U+{:04X})", face.file(),
                                    static_cast<char>(letter), static_cast<unsigned>(letter)));
  }
}

Cuts open(const FontFiles& files) {
  std::vector<Face> faces;
  const auto add = [&](const std::string& path, Cut cut) {
    faces.emplace_back(path, cut);
    return faces.size() - 1;
  };
  // The bold cut beside another one: its own file, or that of the other one if the font is
  // variable.
  const auto bolder = [&](const std::string& path, const std::string& beside, std::size_t other) {
    if (!path.empty()) return add(path, Cut::bold);
    return faces[other].is_variable() ? add(beside, Cut::bold) : other;
  };
  const std::size_t regular = add(files.regular, Cut::regular);
  const std::size_t bold = bolder(files.bold, files.regular, regular);
  const std::size_t italic = files.italic.empty() ? regular : add(files.italic, Cut::regular);
  const std::size_t bold_italic = files.bold_italic.empty() && files.italic.empty()
                                      ? bold
                                      : bolder(files.bold_italic, files.italic, italic);
  check(faces);
  return {std::move(faces), {regular, bold, italic, bold_italic}};
}

std::string comment(const Face& face) {
  const std::string version = face.version();
  return fmt::format("# {}{}{}\n", face.file(), version.empty() ? "" : ", ", version);
}

/// A name as a word of YAML.
std::string quoted(std::string_view name) {
  std::string word = "\"";
  for (const char letter : name) {
    if (letter == '"' || letter == '\\') word += '\\';
    word += letter;
  }
  return word + "\"";
}

/// The one width of a font for code.
std::string code_lines(const Face& face) {
  std::optional<int> one;
  for_each_letter({&face, 1}, [&](char32_t letter) {
    const int width = face.advance(letter);
    if (one && *one != width)
      throw FontError(fmt::format("{}: not all letters are equally wide: {} and, of U+{:04X}, {}",
                                  face.file(), *one, static_cast<unsigned>(letter), width));
    one = width;
  });
  return fmt::format("code: {{families: [{}], units_per_em: {}, advance: {}}}\n",
                     quoted(face.family()), face.units_per_em(), *one);
}

}  // namespace

std::string measure(const FontFiles& files) {
  const Cuts cuts = open(files);
  const Face& regular = cuts.faces.front();
  std::string text =
      "# Made by `attnfig font`: how far each letter moves the pen, without kerning and "
      "ligatures.\n";
  for (const Face& face : cuts.faces) text += comment(face);
  std::string code;
  if (!files.code.empty()) {
    const Cuts code_font = open({.regular = files.code});
    text += comment(code_font.faces[0]);
    code = code_lines(code_font.faces[0]);
  }
  text += fmt::format("families: [{}]\nunits_per_em: {}\n{}", quoted(regular.family()),
                      regular.units_per_em(), code);
  text += "# By code point: regular, bold, italic, bold italic.\nadvances:\n";
  for_each_letter(cuts.faces, [&](char32_t letter) {
    const auto of = [&](std::size_t cut) { return cuts.faces[cuts.face_of[cut]].advance(letter); };
    text += fmt::format("  {:04X}: [{}, {}, {}, {}]\n", static_cast<unsigned>(letter), of(0), of(1),
                        of(2), of(3));
  });
  return text;
}

}  // namespace attnfig::font
