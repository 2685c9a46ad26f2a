#pragma once

#include "diagnostic.h"
#include "painted/drawing.h"

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace attnfig::lint {

// Rules are about what is painted.
using namespace painted;
// These have namesakes in namespace attnfig.
using painted::Document;
using painted::Paint;
using painted::Run;

/// Everything that a rule may look at.
struct Figure {
  const Document& document;
  const Sheet& sheet;
  std::vector<Drawing> drawings;  // light; then dark, if the file has dark colours
  std::optional<int> page_width = {};  // px of the page that it stands on; none: its own width
};

struct Finding {
  std::size_t offset = 0;
  std::string message;    // what is wrong, with the value
  std::string fix = {};   // how to fix it; empty: the rule's own text
  std::string kind = {};  // equal for findings that are told once a file; empty: the message

  friend bool operator==(const Finding&, const Finding&) = default;
};

/// One check: a row of the table in rules.cpp, from which the help, docs/lint.md and SARIF are
/// made.
struct Rule {
  std::string_view name;
  Severity severity = Severity::error;  // a note never fails a file
  std::string_view what;                // in a few words
  std::string_view why;
  std::string_view fix;
  std::string_view citation;
  std::vector<Finding> (*find)(const Figure& figure) = nullptr;
};

/// Every rule, in the order of docs/lint.md. The first two give reasons why the others cannot run.
std::span<const Rule> rules();

/// Null if there is no rule of that name.
const Rule* find_rule(std::string_view name);

/// The findings about each drawing, each once if those of light and dark are equal. Where there are
/// two schemes, a finding of one alone names it.
std::vector<Finding> in_each_scheme(
    const Figure& figure,
    const std::function<void(const Drawing& drawing, std::vector<Finding>& findings)>& find);

/// Every declaration of a document: attributes, style attributes and style sheets.
std::vector<Declaration> all_declarations(const Figure& figure);

/// The most findings that a rule about pairs gathers: there may be millions of pairs.
constexpr std::size_t most_pairs = 1'000;

// The rules, by the file that they stand in.

// document.cpp
std::vector<Finding> find_syntax(const Figure& figure);
std::vector<Finding> find_limits(const Figure& figure);
std::vector<Finding> find_namespace(const Figure& figure);
std::vector<Finding> find_doctype(const Figure& figure);
std::vector<Finding> find_view_box(const Figure& figure);
std::vector<Finding> find_title(const Figure& figure);
std::vector<Finding> find_description(const Figure& figure);
std::vector<Finding> find_accessible_name(const Figure& figure);
std::vector<Finding> find_language(const Figure& figure);
std::vector<Finding> find_size(const Figure& figure);
// references.cpp
std::vector<Finding> find_duplicate_ids(const Figure& figure);
std::vector<Finding> find_missing_references(const Figure& figure);
std::vector<Finding> find_unused_definitions(const Figure& figure);
std::vector<Finding> find_id_prefix(const Figure& figure);
// active.cpp
std::vector<Finding> find_external_references(const Figure& figure);
std::vector<Finding> find_scripts(const Figure& figure);
std::vector<Finding> find_foreign_objects(const Figure& figure);
std::vector<Finding> find_images(const Figure& figure);
// portability.cpp
std::vector<Finding> find_effects(const Figure& figure);
std::vector<Finding> find_colour_syntax(const Figure& figure);
std::vector<Finding> find_markers(const Figure& figure);
std::vector<Finding> find_text_attributes(const Figure& figure);
std::vector<Finding> find_opacity(const Figure& figure);
std::vector<Finding> find_plain_references(const Figure& figure);
// fonts.cpp
std::vector<Finding> find_generic_font(const Figure& figure);
std::vector<Finding> find_small_text(const Figure& figure);
std::vector<Finding> find_type_scale(const Figure& figure);
// placement.cpp
std::vector<Finding> find_text_overlap(const Figure& figure);
std::vector<Finding> find_text_overflow(const Figure& figure);
std::vector<Finding> find_outside_view(const Figure& figure);
std::vector<Finding> find_line_through_text(const Figure& figure);
std::vector<Finding> find_covered_text(const Figure& figure);
// contrast.cpp
std::vector<Finding> find_text_contrast(const Figure& figure);
std::vector<Finding> find_shape_contrast(const Figure& figure);
// arrangement.cpp
std::vector<Finding> find_touching(const Figure& figure);
std::vector<Finding> find_off_centre(const Figure& figure);
std::vector<Finding> find_uneven_spacing(const Figure& figure);
// lines.cpp
std::vector<Finding> find_hidden_lines(const Figure& figure);
std::vector<Finding> find_unjoined(const Figure& figure);
// outlined_text.cpp
std::vector<Finding> find_outlined_texts(const Figure& figure);
// wording.cpp
std::vector<Finding> find_colour_words(const Figure& figure);
std::vector<Finding> find_bare_comparisons(const Figure& figure);
std::vector<Finding> find_typography(const Figure& figure);
// not_measured.cpp
std::vector<Finding> find_not_measured(const Figure& figure);

}  // namespace attnfig::lint
