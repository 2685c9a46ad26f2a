#include "gallery/pages.h"
#include "report/table.h"

#include <fmt/format.h>

namespace attnfig {

std::string gallery_markdown(const std::vector<GalleryRow>& rows) {
  Cells cells = {{"Model", "Figure"}};
  for (const GalleryColumn& column : gallery_columns()) cells.front().emplace_back(column.heading);
  for (const GalleryRow& row : rows) {
    std::vector<std::string>& line = cells.emplace_back();
    const std::string name = markdown_text(row.name);
    line = {name, fmt::format("![{}]({})", name, markdown_target(row.picture))};
    for (const GalleryCell& cell : row.cells) line.push_back(markdown_text(cell.text));
  }
  std::string text = fmt::format("# {} models and what their attention caches\n\n", rows.size());
  text += "Made by `attnfig gallery`; do not edit. [index.html](index.html) sorts and filters.\n\n";
  text += markdown_rows(cells) + "\n";
  for (const GalleryColumn& column : gallery_columns())
    text += fmt::format("- **{}**: {}.\n", column.heading, column.about);
  return text;
}

}  // namespace attnfig
