#pragma once

#include <string>
#include <vector>

namespace attnfig {

/// Rows of cells; the first row is the head.
using Cells = std::vector<std::vector<std::string>>;

/// Columns padded to the widest cell, the first to the left and the others to the right.
std::string text_table(const Cells& cells);

std::string markdown_table(const Cells& cells);

/// RFC 4180 with LF line ends: a cell with a comma, a quote or a line end is quoted.
std::string csv_table(const Cells& cells);

/// A LaTeX tabular with booktabs rules.
std::string tex_table(const Cells& cells);

}  // namespace attnfig
