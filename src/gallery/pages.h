#pragma once

#include "gallery/rows.h"

namespace attnfig {

/// A page that contains all figures: a table that sorts by any column and filters by words, light
/// and dark, without any other file.
std::string gallery_html(const std::vector<GalleryRow>& rows, std::string_view page);

/// The same table in Markdown, with the figures beside it.
std::string gallery_markdown(const std::vector<GalleryRow>& rows);

}  // namespace attnfig
