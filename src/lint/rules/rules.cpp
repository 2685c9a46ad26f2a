#include "lint/rules/rules.h"

#include <algorithm>

namespace attnfig::lint {
namespace {

constexpr Rule table[] = {
    {"well-formed", Severity::error, "the file is XML",
     "Browsers and converters show nothing, or an error, for a file that is not well-formed; a "
     "file in another encoding shows wrong letters.",
     "correct the place that is named, and save the file as UTF-8",
     "XML 1.0, section 2.1; Namespaces in XML 1.0, section 3", &find_syntax},
    {"limits", Severity::error, "the file can be looked at whole",
     "A file of extreme size or depth takes programs minutes, or makes them fail. Lint stops "
     "there, so the other rules have seen only a part.",
     "split the figure, or simplify it", "resvg and librsvg have limits of the same kinds",
     &find_limits},
    {"namespace", Severity::error, "the root is <svg> with its namespace",
     "Without xmlns a browser takes the file for XML of an unknown kind and draws nothing.",
     "write <svg xmlns=\"http://www.w3.org/2000/svg\" …>", "SVG 2, section 5.1.1", &find_namespace},
    {"doctype", Severity::warning, "no DOCTYPE",
     "A DOCTYPE adds nothing to SVG, and programs refuse files that declare entities, because "
     "entities can be made to explode.",
     "delete it", "SVG 2, section 5.1.1", &find_doctype},
    {"viewbox", Severity::error, "a viewBox of the shape of the figure",
     "Without a viewBox a figure cannot be scaled: where it is shown smaller it is cut, where "
     "larger it stays in a corner.",
     "add viewBox=\"0 0 WIDTH HEIGHT\" with the width and height of the root", "SVG 2, section 8.2",
     &find_view_box},
    {"title", Severity::warning, "a short <title> as first child",
     "Screen readers say the title in place of the figure; without one they say nothing or the "
     "file's name.",
     "put <title>…</title> first into the root, at most 120 characters",
     "SVG 2, section 5.8; WCAG 2.2 SC 1.1.1", &find_title},
    {"description", Severity::warning, "a <desc>",
     "Who cannot see the figure needs what it tells in words, its numbers first of all.",
     "put <desc>…</desc> after the title, and say in it what the figure shows",
     "SVG 2, section 5.8; WCAG 2.2 SC 1.1.1", &find_description},
    {"accessible-name", Severity::warning, "role=\"img\" and a name",
     "Without a role, screen readers read the labels of a figure one by one; without "
     "aria-labelledby, some do not look at the title.",
     "write role=\"img\" aria-labelledby=\"TITLE-ID DESC-ID\" on the root",
     "SVG Accessibility API Mappings 1.0; WCAG 2.2 SC 1.1.1", &find_accessible_name},
    {"language", Severity::warning, "lang on the root",
     "Screen readers choose their voice by the language, and browsers the shapes of Han "
     "characters.",
     "write lang=\"en\", or what the texts are in", "WCAG 2.2 SC 3.1.1", &find_language},
    {"size", Severity::warning, "at most 500 elements",
     "A figure of more elements is slow on a phone and hard to edit; most often equal rows can be "
     "defined once.",
     "define what repeats once and <use> it, or draw less", "the project's figure checklist",
     &find_size},
    {"duplicate-id", Severity::error, "every id once",
     "A reference to an id that occurs twice means the first; editors and converters choose "
     "differently.",
     "give each element an id of its own", "XML 1.0, section 3.3.1; SVG 2, section 5.3.1",
     &find_duplicate_ids},
    {"missing-reference", Severity::error, "every reference has a target",
     "A reference to nothing draws nothing, or in the wrong colour, and programs differ in which.",
     "correct the id, or delete the reference", "SVG 2, section 16.1", &find_missing_references},
    {"unused-definition", Severity::warning, "no definition that is never used",
     "What is defined and not used makes the file larger and its reader wonder.", "delete it",
     "the project's figure checklist", &find_unused_definitions},
    {"id-prefix", Severity::warning, "ids of this figure alone",
     "Two figures that are put inline into one page share their ids: a reference of the second may "
     "reach into the first.",
     "start every id with the root's id", "the project's figure checklist", &find_id_prefix},
    {"external-reference", Severity::error, "nothing from elsewhere",
     "What is fetched from elsewhere is missing offline, in <img> and in print, and tells others "
     "who reads the figure.",
     "put what is needed into the file, or delete the reference",
     "SVG Integration, secure static mode", &find_external_references},
    {"script", Severity::error, "no script",
     "A script in a figure runs in the page that shows it; most hosts strip such files or refuse "
     "them.",
     "delete it; tooltips can be <title> elements", "SVG Integration, secure static mode",
     &find_scripts},
    {"foreign-object", Severity::error, "no <foreignObject>",
     "Only browsers draw HTML in SVG; everywhere else its texts are missing.",
     "write the text as <text>", "the project's figure checklist; librsvg and resvg do not draw it",
     &find_foreign_objects},
    {"image", Severity::warning, "no pixels in a drawing",
     "An embedded picture does not scale, does not follow dark mode and cannot be searched.",
     "draw it with shapes and <text>", "WCAG 2.2 SC 1.4.5", &find_images},
    {"plain-href", Severity::warning, "xlink:href where something is used",
     "Programs that know SVG 1.1 only, Inkscape 1.2, Batik and Qt 5 among them, draw nothing for "
     "an element that has href without a prefix.",
     "write xlink:href, and xmlns:xlink=\"http://www.w3.org/1999/xlink\" on the root",
     "SVG 1.1, section 5.6; SVG 2, section 16.1.3", &find_plain_references},
    {"effect", Severity::warning, "no filters, masks and blend modes",
     "Converters leave out filters, masks and blend modes or turn them into pixels; what they hide "
     "may come to light.",
     "use plain fills and strokes", "the project's figure checklist", &find_effects},
    {"colour-syntax", Severity::warning, "colours that every program reads",
     "Programs that know SVG 1.1 only draw black, or nothing, for var(), rgba(), hsl() and "
     "hexadecimal colours with opacity.",
     "write #rrggbb, and fill-opacity or stroke-opacity beside it", "SVG 1.1, section 4.2",
     &find_colour_syntax},
    {"marker", Severity::warning, "arrowheads that are paths",
     "Markers are scaled and coloured differently, or left out, by office programs and cutters.",
     "draw the arrowhead as a path at the end of the line", "the project's figure checklist",
     &find_markers},
    {"text-attribute", Severity::warning, "texts that stand where y says",
     "dominant-baseline, baseline-shift and textLength are read differently by browsers, librsvg "
     "and Inkscape; the text moves.",
     "set y to the baseline: about 0.35 em below the middle", "the project's figure checklist",
     &find_text_attributes},
    {"opacity", Severity::warning, "fills that fade without their strokes",
     "opacity fades outline and fill together, so the edge that should tell the box apart is lost.",
     "write fill-opacity", "SVG 2, section 13.4.2", &find_opacity},
    {"generic-font", Severity::error, "a font-family that ends in a generic one",
     "Without a font-family a browser takes its default, most often one with serifs; without a "
     "generic "
     "family at the end it does so wherever the named ones are missing, and widths change.",
     "write a font-family with a generic one at its end on the root",
     "CSS Fonts Level 4, section 2.1", &find_generic_font},
    {"small-text", Severity::error, "no text under 9 px",
     "Text of less than 9 px cannot be read in print or on a phone. It counts at the figure's own "
     "size, or as a page of --page-width shows it.",
     "make the text larger, or leave it out", "the project's figure checklist", &find_small_text},
    {"type-scale", Severity::warning, "at most 4 font sizes and 2 weights",
     "Many sizes look like accidents, and none of them stands out.",
     "use one size for equal things", "the project's figure checklist", &find_type_scale},
    {"outlined-text", Severity::warning, "texts as <text>",
     "Letters that are drawn as paths cannot be searched, copied, read aloud or translated, and "
     "lint cannot check them.",
     "export texts as text: svg.fonttype none in matplotlib, --font-format=woff2 in dvisvgm",
     "WCAG 2.2 SC 1.4.5", &find_outlined_texts},
    {"text-overlap", Severity::error, "no text on another",
     "Two texts on top of each other cannot be read.", "move one, or shorten it",
     "the project's figure checklist", &find_text_overlap},
    {"text-overflow", Severity::error, "texts inside their box and the viewBox",
     "A text that leaves its box, the smallest rect or other opaque shape around its middle, looks "
     "broken, and what leaves the viewBox is cut off. With another font it is wider still, so 2 px "
     "are kept at the sides.",
     "shorten the text, break it, or widen the box", "the project's figure checklist",
     &find_text_overflow},
    {"outside-viewbox", Severity::error, "shapes inside the viewBox",
     "What is outside of the viewBox is cut off where the figure is shown.",
     "move it, or enlarge the viewBox", "SVG 2, section 8.2", &find_outside_view},
    {"line-through-text", Severity::error, "no line or edge through a text",
     "A line through a label makes it hard to read and looks as if it were struck out. One that is "
     "under an opaque shape which the label stands on is not seen.",
     "end the line before the text, lead it around, or move the text",
     "the project's figure checklist", &find_line_through_text},
    {"covered-text", Severity::error, "no text under a shape",
     "A text that is painted over cannot be read, although it is found and read aloud.",
     "move the shape before the text in the file, or delete the text", "SVG 2, section 3.4",
     &find_covered_text},
    {"text-contrast", Severity::error, "text of 4.5:1",
     "Text of little contrast cannot be read by many, in bright light by nobody. Large text (from "
     "24 px, or 18.66 px bold) needs 3:1.",
     "darken the text or lighten what is under it; in dark mode the other way round",
     "WCAG 2.2 SC 1.4.3", &find_text_contrast},
    {"shape-contrast", Severity::warning, "shapes of 3:1",
     "A shape that carries meaning is lost if neither its fill nor its outline stands out from its "
     "ground. Grounds of other things, lines that only divide, and equal boxes that are packed as "
     "the "
     "cells of a heat map or mask, whose shades are data, are exempt.",
     "give it a stroke of more contrast", "WCAG 2.2 SC 1.4.11", &find_shape_contrast},
    {"touching", Severity::warning, "2 px between boxes",
     "Boxes that touch by accident look like one shape, or like a mistake.",
     "move them apart by 2 px or more", "the project's figure checklist", &find_touching},
    {"off-centre", Severity::warning, "rows in the middle under their headings",
     "A row that is centred a few pixels off its heading looks careless, and panels look different "
     "for no reason.",
     "centre the row under the heading", "the project's figure checklist", &find_off_centre},
    {"uneven-spacing", Severity::warning, "panels at equal distances",
     "Unequal gaps suggest groups that are not there.", "make the gaps equal",
     "the project's figure checklist", &find_uneven_spacing},
    {"hidden-line", Severity::warning, "no line that runs behind a box",
     "A line that disappears behind a box and comes out again looks as if it belonged to it. "
     "Lines that string boxes together, and many behind one box, are meant to.",
     "end the line before the box", "the project's figure checklist", &find_hidden_lines},
    {"unjoined", Severity::warning, "of equal boxes all are joined, or none",
     "Where lines show who shares what, a box without a line says that it shares nothing.",
     "draw a line for each, or none", "the project's figure checklist", &find_unjoined},
    {"colour-word", Severity::warning, "no explanation by the name of a colour",
     "Who cannot tell colours apart, or sees the figure in grey, cannot use a legend that names "
     "them; a legend shows what it means.",
     "draw the legend with a sample of each, and tell things apart by shape or label too",
     "WCAG 2.2 SC 1.4.1 and 1.3.3", &find_colour_words},
    {"bare-comparison", Severity::warning, "comparisons that name their baseline",
     "\"93 % reduction\" says nothing without what it is compared with. English texts only.",
     "name it: \"93 % less than MHA\"", "the project's figure checklist", &find_bare_comparisons},
    {"typography", Severity::warning, "×, − and … as characters",
     "A letter x, a hyphen or three dots in place of the character are read aloud wrongly and look "
     "uneven.",
     "write the character", "the Unicode Standard, section 6.2", &find_typography},
    {"not-measured", Severity::note, "what lint could not measure",
     "A note fails nothing. It says where the other rules had to guess: fonts whose widths are not "
     "known, gradients, filters, units, style rules that are not evaluated.",
     "nothing needs to be mended; look at the place yourself", "", &find_not_measured},
};

}  // namespace

std::span<const Rule> rules() {
  return table;
}

const Rule* find_rule(std::string_view name) {
  const auto found = std::find_if(std::begin(table), std::end(table),
                                  [&](const Rule& rule) { return rule.name == name; });
  return found == std::end(table) ? nullptr : found;
}

std::vector<Finding> in_each_scheme(
    const Figure& figure,
    const std::function<void(const Drawing& drawing, std::vector<Finding>& findings)>& find) {
  std::vector<std::vector<Finding>> each;
  for (const Drawing& drawing : figure.drawings) find(drawing, each.emplace_back());
  if (each.size() < 2) return each.empty() ? std::vector<Finding>{} : std::move(each[0]);
  const auto has = [](const std::vector<Finding>& list, const Finding& one) {
    return std::find(list.begin(), list.end(), one) != list.end();
  };
  const auto in_one = [](Finding one, std::string_view scheme) {
    one.message += scheme;
    if (!one.kind.empty()) one.kind += scheme;
    return one;
  };
  std::vector<Finding> merged;
  for (const Finding& one : each[0]) {
    merged.push_back(has(each[1], one) ? one : in_one(one, " (in light)"));
  }
  for (const Finding& one : each[1]) {
    if (has(each[0], one)) continue;
    merged.push_back(in_one(one, " (in dark)"));
  }
  return merged;
}

std::vector<Declaration> all_declarations(const Figure& figure) {
  std::vector<Declaration> declarations;
  for (const Element& element : figure.document.elements)
    for (const Attribute& attribute : element.attributes)
      if (attribute.name == "style") {
        for (Declaration& one : read_declarations(attribute.value, attribute.value_offset))
          declarations.push_back(std::move(one));
      } else if (element.is_svg) {
        declarations.push_back({attribute.name, attribute.value, false, attribute.offset});
      }
  for (const StyleRule& rule : figure.sheet.rules)
    declarations.insert(declarations.end(), rule.declarations.begin(), rule.declarations.end());
  return declarations;
}

}  // namespace attnfig::lint
