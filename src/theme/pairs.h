#pragma once

#include "theme/theme.h"

#include <set>

namespace attnfig {

/// A colour of a theme, and the way to it from the top of the file: "series.2.ink".
struct Swatch {
  std::string path;
  ColourPair colours;
};
using Swatches = std::vector<Swatch>;

constexpr int text_contrast = 450;   // in 1/100
constexpr int shape_contrast = 300;  // in 1/100

/// One of the two kinds of pages that a figure may stand on.
struct PageMode {
  std::string_view name;
  Colour ColourPair::*colour;
};
constexpr std::array<PageMode, 2> page_modes = {
    {{"light", &ColourPair::light}, {"dark", &ColourPair::dark}}};

/// Compares colours of a theme that readers must tell apart, light and dark. A pair has a name,
/// "line on page" or "roles.key.edge and roles.value.edge". A theme is refused for a pair that
/// fails, unless it allows that by the pair's name: then there is a remark on it.
class Pairs {
 public:
  /// `node` is the mapping that the theme was read from, and gets remarks.
  Pairs(const Reporter& reporter, const Node& node, Theme& theme)
      : reporter_(reporter), node_(node), theme_(theme) {}

  /// Compares an ink with each of its grounds. Only the worst of those that are refused is
  /// reported in a mode.
  void contrast(const Swatch& ink, const Swatches& grounds, int needed);
  /// Compares two colours as the kind of sight sees them that sees the least difference.
  void difference(const Swatch& one, const Swatch& other, std::string_view hint);

  /// Reports allowed pairs that there are not, and remarks on those that do not fail. To be called
  /// after all comparisons.
  void check_allowed() const;

 private:
  /// The value at the end of a path, or the nearest one above it that the theme states.
  const Node& at(std::string_view path) const;
  /// The place of a colour in its theme.
  std::size_t offset_of(const Swatch& swatch, const PageMode& mode) const;
  /// Whether the theme allows a pair to fail. If so, remarks on that.
  bool allows(const std::string& pair, const std::string& fault);

  const Reporter& reporter_;
  const Node& node_;
  Theme& theme_;
  std::set<std::string> compared_;  // names of pairs
  std::set<std::string> failed_;
};

}  // namespace attnfig
