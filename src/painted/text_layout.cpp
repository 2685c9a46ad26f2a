#include "painted/text_layout.h"

#include "painted/knowledge.h"
#include "painted/words.h"
#include "text/font_widths.h"
#include "text/utf8.h"

#include <fmt/format.h>

#include <algorithm>

namespace attnfig::painted {
namespace {

constexpr int bold_from = 600;

/// How far below its position a text's baseline is, as browsers place the measured families:
/// ascent 0.905 em, descent 0.212 em, half of the height of x 0.264 em.
Fixed baseline_offset(const Style& style) {
  struct Named {
    std::string_view name;
    std::int64_t thousandths;
  };
  constexpr Named baselines[] = {
      {"middle", 264},           {"central", 347},     {"hanging", 724},
      {"mathematical", 453},     {"before-edge", 905}, {"text-before-edge", 905},
      {"text-after-edge", -212}, {"after-edge", -212}, {"ideographic", -212}};
  for (const Named& one : baselines)
    if (style.baseline == one.name) return Fixed::scaled(style.font_size, one.thousandths, 1000);
  return {};
}

bool is_among(const std::vector<std::string>& known, std::string_view family) {
  return std::any_of(known.begin(), known.end(),
                     [&](const std::string& one) { return lower(one) == family; });
}

/// The widths assumed for a font-family list: those of its first family that is known.
struct Widths {
  std::string name;                     // of that family
  std::optional<Fixed> monospace = {};  // in em, where every letter is as wide
  bool is_first = true;                 // of the list
  const FontWidths* letters = &liberation_sans();
};

Widths widths_of(const std::vector<std::string>& families, const MeasuredFont* font) {
  for (const std::string& family : families) {
    const bool first = &family == &families.front();
    if (font != nullptr && is_among(font->families, family))
      return {quoted(family), {}, first, &font->widths};
    if (font != nullptr && is_among(font->code_families, family))
      return {quoted(family), Fixed::scaled(Fixed(1), font->widths.code(), units_per_em), first};
    const auto monospace = knowledge().monospace_families.find(family);
    if (monospace != knowledge().monospace_families.end())
      return {quoted(family), monospace->second, first};
    if (is_among(knowledge().measured_families, family)) return {quoted(family), {}, first};
  }
  return {knowledge().measured_families.front(), {}, false};
}

/// The font that a style asks for, as far as widths are known.
struct Font {
  Face face = {};
  Widths widths = {};
};

Font font_of(const Style& style, const MeasuredFont* measured) {
  return {{.weight = bold_from <= style.weight ? Weight::bold : Weight::regular,
           .slant = style.italic ? Slant::italic : Slant::upright},
          widths_of(families_of(style.family), measured)};
}

Fixed advance_of(const Letter& letter, const Font& font, std::size_t offset,
                 std::vector<Note>& notes) {
  const Style& style = *letter.style;
  const Fixed spacing = style.letter_spacing + (letter.point == ' ' ? style.word_spacing : Fixed());
  // Characters beyond the basic plane, emoji above all, come from another font.
  const bool of_the_font = letter.point <= 0xFFFF && !is_wide(letter.point);
  if (font.widths.monospace && of_the_font)
    return style.font_size * *font.widths.monospace + spacing;
  const std::optional<int> known = advance(*font.widths.letters, letter.point, font.face);
  if (!known)
    notes.push_back(
        {offset, fmt::format("the width of \"{}\" (U+{:04X}) is not known; taken as half an em",
                             to_utf8(letter.point), static_cast<unsigned>(letter.point))});
  const Fixed width =
      Fixed::scaled(style.font_size, known.value_or(units_per_em / 2), units_per_em);
  return width + spacing;
}

void note_families(const Style& style, const MeasuredFont* font, std::size_t offset,
                   std::vector<Note>& notes) {
  const std::vector<std::string> families = families_of(style.family);
  const Widths widths = widths_of(families, font);
  if (families.empty()) {
    notes.push_back(
        {offset, fmt::format("no font-family is stated; widths are those of {}", widths.name)});
  } else if (!widths.is_first) {
    notes.push_back(
        {offset, fmt::format("the widths of the font {} are not known; taken as those of {}",
                             quoted(families[0]), widths.name)});
  } else if (is_among(knowledge().generic_families, families[0])) {
    notes.push_back(
        {offset, fmt::format("the font {} is another on each system; its letters are taken as {} "
                             "em wide",
                             widths.name, to_text(widths.monospace.value_or(Fixed())))});
  }
}

/// A letter with its place.
struct Placed {
  const Letter* letter;
  Vec at;  // on the baseline
  Fixed advance;
};

std::vector<Placed> placed(const std::vector<Letter>& letters, const MeasuredFont* measured,
                           std::size_t offset, std::vector<Note>& notes) {
  std::vector<Placed> list;
  Vec pen;
  std::size_t chunk = 0;
  const auto end_chunk = [&] {
    if (chunk == list.size()) return;
    const Fixed width = pen.x - list[chunk].at.x;
    const Anchor anchor = list[chunk].letter->style->anchor;
    const Fixed shift = anchor == Anchor::start    ? Fixed()
                        : anchor == Anchor::middle ? Fixed::scaled(width, 1, 2)
                                                   : width;
    for (; chunk < list.size(); ++chunk) list[chunk].at.x = list[chunk].at.x - shift;
  };
  const Style* style = nullptr;
  Font font;
  for (const Letter& letter : letters) {
    if (letter.style != style) font = font_of(*letter.style, measured);
    style = letter.style;
    if (letter.x || letter.y) end_chunk();
    pen = Vec{letter.x.value_or(pen.x), letter.y.value_or(pen.y)} +
          Vec{letter.dx.value_or(Fixed()), letter.dy.value_or(Fixed())};
    const Fixed width = advance_of(letter, font, offset, notes);
    const Vec shift = {{}, baseline_offset(*letter.style) - letter.style->baseline_shift};
    list.push_back({&letter, pen + shift, width});
    pen.x += width;
  }
  end_chunk();
  return list;
}

/// Whether a letter goes below the baseline; letters outside of ASCII are assumed to.
bool descends(char32_t point) {
  return 0x7F <= point || std::string_view("$(),/;@[\\]_gjpqy{|}").find(static_cast<char>(point)) !=
                              std::string_view::npos;
}

Bounds box_of(const Placed& first, const Placed& last, Fixed descent, const Matrix& matrix) {
  const Fixed left = first.at.x;
  const Fixed right = last.at.x + last.advance;
  const Fixed top = first.at.y - Fixed::scaled(first.letter->style->font_size, 75, 100);
  const Fixed bottom = first.at.y + descent;
  return around({apply(matrix, {left, top}), apply(matrix, {right, top}),
                 apply(matrix, {right, bottom}), apply(matrix, {left, bottom})});
}

bool goes_on(const Placed& one, const Placed& next) {
  return one.letter->style == next.letter->style && one.at.y == next.at.y &&
         one.at.x + one.advance == next.at.x;
}

}  // namespace

std::vector<std::string> families_of(std::string_view list) {
  std::vector<std::string> families;
  for (const std::string_view part : split_outside_brackets(list, ','))
    if (const std::string_view name = trimmed(part); !name.empty())
      families.push_back(lower(unquoted(name)));
  return families;
}

bool is_monospace(std::string_view list) {
  return widths_of(families_of(list), nullptr).monospace.has_value();
}

Text lay_out(const std::vector<Letter>& letters, const Matrix& matrix, std::size_t offset,
             const Typesetting& with, std::vector<Note>& notes) {
  Text text{.offset = offset};
  const std::vector<Placed> list = placed(letters, with.font, offset, notes);
  const Fixed scale = scale_of(matrix);
  for (std::size_t start = 0; start < list.size();) {
    std::size_t last = start;
    while (last + 1 < list.size() && goes_on(list[last], list[last + 1])) ++last;
    const Style& style = *list[start].letter->style;
    const Fixed descent = Fixed::scaled(style.font_size, 22, 100);
    const Look paints = with.look(style);
    Run run{.text = {},
            .size = style.font_size * scale,
            .weight = style.weight,
            .fill = paints.fill,
            .stroke = paints.stroke,
            .stroke_width = paints.stroke.visible() ? style.stroke_width * scale : Fixed(),
            .family = style.family,
            .box = box_of(list[start], list[last], descent, matrix)};
    const bool goes_below =
        std::any_of(list.begin() + start, list.begin() + last + 1,
                    [](const Placed& one) { return descends(one.letter->point); });
    const Bounds ink = goes_below ? run.box : box_of(list[start], list[last], Fixed(), matrix);
    for (; start <= last; ++start) run.text += to_utf8(list[start].letter->point);
    if (!style.visible) continue;
    note_families(style, with.font, offset, notes);
    text.content += run.text;
    text.box = text.runs.empty() ? run.box : joined(text.box, run.box);
    text.ink = text.runs.empty() ? ink : joined(text.ink, ink);
    text.runs.push_back(std::move(run));
  }
  if (!letters.empty()) text.anchored_middle = letters[0].style->anchor == Anchor::middle;
  text.sideways = matrix.b != Fixed() || matrix.c != Fixed();
  return text;
}

}  // namespace attnfig::painted
