#pragma once

#include "scene/font_size.h"

namespace attnfig::test {

/// Letters of that size in the built-in font.
inline FontSize px(std::int64_t size) {
  return {Length::px(size), liberation_sans()};
}

}  // namespace attnfig::test
