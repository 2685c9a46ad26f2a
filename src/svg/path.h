#pragma once

#include "scene/scene.h"

#include <span>
#include <string>

namespace attnfig {

/// Lines and polygons as the data of one path: a subpath each, in their order.
std::string path_data(std::span<const Item> lines);

}  // namespace attnfig
