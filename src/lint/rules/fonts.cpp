// Rules about type.

#include "lint/rules/rules.h"
#include "painted/knowledge.h"
#include "painted/text_layout.h"
#include "painted/words.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

namespace attnfig::lint {

std::vector<Finding> find_generic_font(const Figure& figure) {
  struct Use {
    std::size_t offset = 0;
    int count = 0;
  };
  std::map<std::string, Use> uses;
  for (const Text& text : figure.drawings[0].texts)
    for (const Run& run : text.runs) {
      const std::vector<std::string> families = families_of(run.family);
      const std::vector<std::string>& generic = knowledge().generic_families;
      const bool ends_well = !families.empty() && std::find(generic.begin(), generic.end(),
                                                            families.back()) != generic.end();
      if (ends_well) continue;
      Use& use = uses[run.family];
      if (use.count++ == 0) use.offset = text.offset;
    }
  std::vector<Finding> findings;
  for (const auto& [family, use] : uses) {
    const std::string texts =
        use.count == 1 ? "1 text has" : fmt::format("{} texts have", use.count);
    findings.push_back(
        {use.offset,
         family.empty()
             ? fmt::format("{} no font-family, this one first", texts)
             : fmt::format("{} the font-family {}, which ends in no generic one, this one first",
                           texts, quoted(family))});
  }
  return findings;
}

namespace {

/// A size as the page shows it, which scales down a figure that is wider.
Fixed on_page(const Figure& figure, const Drawing& drawing, Fixed size) {
  const Fixed width = drawing.view.right - drawing.view.left;
  const Fixed page = Fixed(figure.page_width.value_or(0));
  return Fixed(0) < page && page < width ? size * page / width : size;
}

}  // namespace

std::vector<Finding> find_small_text(const Figure& figure) {
  constexpr Fixed least = Fixed(9);
  return in_each_scheme(figure, [&](const Drawing& drawing, std::vector<Finding>& findings) {
    for (const Text& text : drawing.texts) {
      const auto smallest =
          std::min_element(text.runs.begin(), text.runs.end(),
                           [](const Run& one, const Run& other) { return one.size < other.size; });
      const Fixed size = on_page(figure, drawing, smallest->size);
      if (least <= size + rounding) continue;
      const std::string where =
          size == smallest->size ? "" : fmt::format(" on a page of {} px", *figure.page_width);
      findings.push_back({text.offset,
                          fmt::format("{} is {} px{}, {} needed", describe(text), to_text(size),
                                      where, to_text(least)),
                          {},
                          to_text(size)});
    }
  });
}

std::vector<Finding> find_type_scale(const Figure& figure) {
  std::set<std::string> sizes;
  std::set<int> weights;
  for (const Text& text : figure.drawings[0].texts)
    for (const Run& run : text.runs) {
      sizes.insert(to_text(run.size));
      weights.insert(run.weight);
    }
  const std::size_t root = figure.document.root().offset;
  std::vector<Finding> findings;
  if (4 < sizes.size())
    findings.push_back({root, fmt::format("{} font sizes, at most 4", sizes.size())});
  if (2 < weights.size())
    findings.push_back({root, fmt::format("{} font weights, at most 2", weights.size())});
  return findings;
}

}  // namespace attnfig::lint
