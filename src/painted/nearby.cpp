#include "painted/nearby.h"

#include <algorithm>

namespace attnfig::painted {
namespace {

/// The number of the row or column that a coordinate is in.
std::int64_t number_of(Fixed at, std::int64_t side) {
  const std::int64_t count = at.millionths();
  return count / side - (count % side < 0 ? 1 : 0);
}

std::int64_t side_for(Fixed size) {
  std::int64_t side = 1'000'000;
  while (side < size.millionths()) side *= 2;
  return side;
}

}  // namespace

Nearby::Nearby(std::vector<Bounds> boxes) : boxes_(std::move(boxes)) {
  for (std::size_t i = 0; i < boxes_.size(); ++i) {
    const Bounds& box = boxes_[i];
    const Field field = {side_for(box.height()), side_for(box.width())};
    grids_[field].push_back(
        {number_of(box.top, field.height), number_of(box.left, field.width), i});
  }
  for (auto& [field, filed] : grids_) std::sort(filed.begin(), filed.end());
}

std::vector<std::size_t> Nearby::at(const Bounds& place) const {
  std::vector<std::size_t> found;
  const auto add = [&](const Filed& one) {
    if (gap(boxes_[one.index], place) <= Fixed()) found.push_back(one.index);
  };
  for (const auto& [field, filed] : grids_) {
    const std::int64_t first_row = number_of(place.top, field.height) - 1;
    const std::int64_t last_row = number_of(place.bottom, field.height);
    const std::int64_t first = number_of(place.left, field.width) - 1;
    const std::int64_t last = number_of(place.right, field.width);
    auto at = std::lower_bound(filed.begin(), filed.end(), Filed{first_row, first, 0});
    while (at != filed.end() && at->row <= last_row) {
      if (at->column < first) {
        at = std::lower_bound(at, filed.end(), Filed{at->row, first, 0});
      } else if (last < at->column) {
        at = std::lower_bound(at, filed.end(), Filed{at->row + 1, first, 0});
      } else {
        add(*at++);
      }
    }
  }
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace attnfig::painted
