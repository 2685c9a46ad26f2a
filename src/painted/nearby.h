#pragma once

#include "painted/geometry.h"

#include <cstdint>
#include <map>
#include <vector>

namespace attnfig::painted {

/// Finds the boxes at a place without looking at all of them. A box is filed in a grid whose fields
/// are at least as wide and as high as the box, under the field of its top left corner: what
/// reaches a place is filed there, or one field to the left or above.
class Nearby {
 public:
  Nearby() = default;
  explicit Nearby(std::vector<Bounds> boxes);

  /// The indices of the boxes that have a point in common with a place, in ascending order.
  std::vector<std::size_t> at(const Bounds& place) const;

 private:
  struct Filed {
    std::int64_t row;
    std::int64_t column;
    std::size_t index;

    friend auto operator<=>(const Filed&, const Filed&) = default;
  };

  std::vector<Bounds> boxes_;
  struct Field {  // its sides, in millionths
    std::int64_t height;
    std::int64_t width;

    friend auto operator<=>(const Field&, const Field&) = default;
  };
  std::map<Field, std::vector<Filed>> grids_;
};

}  // namespace attnfig::painted
