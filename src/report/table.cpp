#include "report/table.h"

#include "text/utf8.h"

#include <fmt/format.h>

#include <algorithm>

namespace attnfig {
namespace {

/// The columns of a terminal that a text needs: two for an East Asian character.
std::size_t columns_of(std::string_view text) {
  std::size_t columns = 0;
  for (Utf8 walk(text); !walk.done();) {
    const char32_t value = walk.next().value;
    const bool wide =
        (0x1100 <= value && value <= 0x115F) || (0x2E80 <= value && value <= 0xD7A3) ||
        (0xF900 <= value && value <= 0xFAFF) || (0xFE30 <= value && value <= 0xFE6F) ||
        (0xFF00 <= value && value <= 0xFF60) || (0x20000 <= value && value <= 0x3FFFD);
    columns += wide ? 2 : 1;
  }
  return columns;
}

std::string escaped(std::string_view text,
                    const std::vector<std::pair<char, std::string_view>>& replaced) {
  std::string result;
  for (const char c : text) {
    const auto found = std::find_if(replaced.begin(), replaced.end(),
                                    [&](const auto& pair) { return pair.first == c; });
    if (found == replaced.end()) {
      result += c;
    } else {
      result += found->second;
    }
  }
  return result;
}

/// Whether a spreadsheet takes a cell for a formula; a sign alone, or before a number, makes none.
bool is_formula(std::string_view cell) {
  if (cell.empty() || std::string_view("=+-@\t\r").find(cell[0]) == std::string_view::npos)
    return false;
  const bool is_sign = cell[0] == '+' || cell[0] == '-';
  return !is_sign || cell.find_first_not_of("0123456789.,", 1) != std::string_view::npos;
}

}  // namespace

std::string text_table(const Cells& cells) {
  std::vector<std::size_t> widths;
  for (const auto& row : cells) {
    widths.resize(std::max(widths.size(), row.size()));
    for (std::size_t i = 0; i < row.size(); ++i)
      widths[i] = std::max(widths[i], columns_of(row[i]));
  }
  std::string text;
  for (const auto& row : cells) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i) {
      const std::string padding(widths[i] - columns_of(row[i]), ' ');
      line += (i == 0 ? "" : "  ") + (i == 0 ? row[i] + padding : padding + row[i]);
    }
    line.erase(line.find_last_not_of(' ') + 1);
    text += line + "\n";
  }
  return text;
}

std::string markdown_text(std::string_view text) {
  return escaped(text, {{'\\', "\\\\"},
                        {'`', "\\`"},
                        {'*', "\\*"},
                        {'[', "\\["},
                        {']', "\\]"},
                        {'{', "\\{"},
                        {'|', "\\|"},
                        {'<', "&lt;"},
                        {'&', "&amp;"},
                        {'\n', " "}});
}

std::string markdown_target(std::string_view path) {
  return escaped(path, {{' ', "%20"},
                        {'"', "%22"},
                        {'(', "%28"},
                        {')', "%29"},
                        {'<', "%3C"},
                        {'>', "%3E"},
                        {'\\', "%5C"},
                        {'|', "%7C"}});
}

std::string markdown_table(const Cells& cells) {
  Cells escaped_cells = cells;
  for (std::vector<std::string>& row : escaped_cells)
    for (std::string& cell : row) cell = markdown_text(cell);
  return markdown_rows(escaped_cells);
}

std::string markdown_rows(const Cells& cells) {
  std::string text;
  for (std::size_t r = 0; r < cells.size(); ++r) {
    for (const std::string& cell : cells[r]) text += fmt::format("| {} ", cell);
    text += "|\n";
    if (r != 0) continue;
    for (std::size_t i = 0; i < cells[r].size(); ++i) text += i == 0 ? "|---" : "|---:";
    text += "|\n";
  }
  return text;
}

std::string csv_table(const Cells& cells) {
  std::string text;
  for (const auto& row : cells) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      const std::string cell = (is_formula(row[i]) ? "'" : "") + row[i];
      const bool quoted = cell.find_first_of(",\"\r\n") != std::string::npos;
      text += i == 0 ? "" : ",";
      text += quoted ? "\"" + escaped(cell, {{'"', "\"\""}}) + "\"" : cell;
    }
    text += "\n";
  }
  return text;
}

std::string tex_table(const Cells& cells) {
  const std::vector<std::pair<char, std::string_view>> special = {{'&', "\\&"},
                                                                  {'%', "\\%"},
                                                                  {'$', "\\$"},
                                                                  {'#', "\\#"},
                                                                  {'_', "\\_"},
                                                                  {'{', "\\{"},
                                                                  {'}', "\\}"},
                                                                  {'~', "\\textasciitilde{}"},
                                                                  {'^', "\\textasciicircum{}"},
                                                                  {'\\', "\\textbackslash{}"}};
  std::string text = "\\begin{tabular}{l";
  text += std::string(cells.front().size() - 1, 'r') + "}\n\\toprule\n";
  for (std::size_t r = 0; r < cells.size(); ++r) {
    for (std::size_t i = 0; i < cells[r].size(); ++i)
      text += (i == 0 ? "" : " & ") + escaped(cells[r][i], special);
    text += " \\\\\n";
    if (r == 0) text += "\\midrule\n";
  }
  return text + "\\bottomrule\n\\end{tabular}\n";
}

}  // namespace attnfig
