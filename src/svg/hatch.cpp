#include "svg/hatch.h"

#include "svg/item_runs.h"
#include "svg/xml.h"

#include <algorithm>

namespace attnfig {

// Slanted lines go past the corners of the square, so that its neighbours join without a nick.
std::string_view hatch_lines(Hatch::Form form) {
  switch (form) {
    case Hatch::Form::dots:
      return "m1 1h1v1h-1zm3 3h1v1h-1z";
    case Hatch::Form::rising:
      return "m-1 1 2-2m-2 8 8-8m-2 8 2-2";
    case Hatch::Form::falling:
      return "m-1 5 2 2m-2-8 8 8m-2-8 2 2";
    case Hatch::Form::level:
      return "m0 3h6";
    case Hatch::Form::upright:
      return "m3 0v6";
    case Hatch::Form::grid:
      return "m0 3h6m-3-3v6";
    case Hatch::Form::lattice:
      return "m0 0 6 6m0-6-6 6";
  }
  return {};
}

std::vector<HatchedFill> hatches_of(const Scene& scene, const Palette& palette) {
  std::vector<HatchedFill> hatches;
  for (const Group& group : scene.groups)
    for (const ItemRun items : item_runs(group.items)) {
      const Item& item = items.front();
      const std::optional<HatchedFill> hatched = palette.paint(item).hatched;
      if (hatched && std::find(hatches.begin(), hatches.end(), *hatched) == hatches.end())
        hatches.push_back(*hatched);
    }
  return hatches;
}

std::string hatch_id(const Scene& scene, const HatchedFill& hatched) {
  return id_in(scene, hatched.name);
}

}  // namespace attnfig
