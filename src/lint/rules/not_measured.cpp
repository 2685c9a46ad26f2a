// The parts of a file that lint could not measure.

#include "lint/rules/rules.h"

#include <fmt/format.h>

namespace attnfig::lint {

std::vector<Finding> find_not_measured(const Figure& figure) {
  return in_each_scheme(figure, [&](const Drawing& drawing, std::vector<Finding>& findings) {
    for (const Note& note : drawing.notes) findings.push_back({note.offset, note.message});
    for (const Element& element : figure.document.elements)
      if (element.is_svg && (element.name.starts_with("animate") || element.name == "set"))
        findings.push_back(
            {element.offset,
             fmt::format("<{}>: only the start of an animation is looked at", element.name)});
  });
}

}  // namespace attnfig::lint
