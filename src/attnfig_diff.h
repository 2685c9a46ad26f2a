#pragma once

#include "attnfig.h"

/// diff: what a reader sees to be different between two versions of a figure.
namespace attnfig {

/// Kinds of differences between two versions of a figure, in the order in which they are listed.
enum class ChangeKind {
  layout,      // a field of a layout, or what it caches
  counted,     // more or fewer boxes or lines of a part
  reworded,    // a text
  added,       // a text, a group or a layout
  removed,     //
  moved,       // all items that stand elsewhere, as one change
  resized,     // a shape, or the figure
  redrawn,     // a shape of another form
  recoloured,  //
  restyled,    // another font, size, weight or width of a stroke
  described,   // only the description for assistive technology
  unseen,      // nothing that a reader sees
  unreadable,  // one of the files is no SVG
};

/// The name of a kind in diffs: "layout", "drawn", "reworded", ….
std::string_view to_text(ChangeKind kind);

/// One difference, in a reader's terms.
struct Change {
  ChangeKind kind = ChangeKind::unseen;
  std::string where;      // a layout, a group, or the part with the colour; may be empty
  std::string what;       // a field, or a part of the figure
  std::string before;     // empty: it was not there
  std::string after;      // empty: it is gone
  std::size_t count = 1;  // of items with this change
};

/// One side of a comparison: a figure, and the document that it was made from, if known.
struct FigureVersion {
  std::string svg;  // empty: there is no such figure
  std::optional<Document> document = {};
};

enum class FigureStatus { unchanged, changed, added };

/// The differences between two versions of a figure. Equal ones have no changes and no lines.
struct FigureDiff {
  std::string name;  // as reports show it: "output/gqa.svg"
  FigureStatus status = FigureStatus::unchanged;
  FigureVersion before;
  FigureVersion after;
  std::vector<Change> changes;
  std::string lines;  // as `diff -u` shows them; empty where one side is not there
};

enum class DiffFormat { human, json };

/// The differences that a reader sees between two versions of a figure: fields and cache of each
/// layout first, from both documents if both are known, else from the data of the figures; texts in
/// `language`. Never fails because of the content of either.
FigureDiff diff_figures(std::string name, FigureVersion before, FigureVersion after,
                        const std::string& language = "en");

/// Diffs for people, with at most `most_lines` lines of each figure, or for programs, with all.
/// Unchanged figures are left out.
std::string write_diffs(const std::vector<FigureDiff>& diffs, DiffFormat format,
                        std::size_t most_lines = 24);

/// Diffs as one page that needs no other file: what changed, both versions side by side, and by
/// script a swipe and an overlay of them. `about` names the compared sets.
std::string diff_page(const std::vector<FigureDiff>& diffs, std::string_view about);

}  // namespace attnfig
