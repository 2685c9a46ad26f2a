#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace attnfig {

/// Rows of cells; the first row is the head.
using Cells = std::vector<std::vector<std::string>>;

/// Columns padded to the widest cell, the first to the left and the others to the right.
std::string text_table(const Cells& cells);

/// A text as Markdown shows it: marks, HTML, links and attribute lists in it are letters.
std::string markdown_text(std::string_view text);

/// The target of a link or picture.
std::string markdown_target(std::string_view path);

/// A table of texts, and one of cells that are Markdown.
std::string markdown_table(const Cells& cells);
std::string markdown_rows(const Cells& cells);

/// RFC 4180 with LF line ends: a cell with a comma, a quote or a line end is quoted. A cell that a
/// spreadsheet would compute starts with "'" (OWASP, CSV injection).
std::string csv_table(const Cells& cells);

/// A LaTeX tabular with booktabs rules.
std::string tex_table(const Cells& cells);

}  // namespace attnfig
