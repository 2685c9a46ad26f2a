#pragma once

#include "diff/facts.h"
#include "painted/drawing.h"

#include <string>
#include <string_view>
#include <vector>

namespace attnfig::diff {

/// The paint of a shape or text, in light and in dark.
struct Look {
  painted::Paint fill;
  painted::Paint stroke;

  friend bool operator==(const Look&, const Look&) = default;
};

/// One text, or one connected piece of a shape, as a reader sees it.
struct Mark {
  std::size_t group = 0;  // in Picture::groups
  std::string part;       // "kv-head": its class, or the element's name
  std::string text = {};  // of a text
  std::string type = {};  // of a text: "12 px, weight 700"; of a stroke: "1.25 px"
  painted::Chain outline = {};
  painted::Bounds box = {};
  Look light = {};
  Look dark = {};
};

/// The content of a figure, read from its SVG.
struct Picture {
  painted::Bounds view;
  std::string language;
  std::string fonts;  // of its first text
  std::string description;
  std::vector<std::string> groups;  // labels; the first, "", is for marks in no group
  std::vector<Mark> texts;
  std::vector<Mark> shapes;
  /// What its numbers state of layouts, as data.
  std::vector<Subject> subjects;
};

/// Reads an SVG of any origin. Throws InvalidInput for one that is not well-formed.
Picture read_picture(std::string_view svg);

}  // namespace attnfig::diff
