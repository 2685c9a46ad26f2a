#include "scene/pen.h"

#include "scene/scene.h"
#include "text/utf8.h"

namespace attnfig {

void Pen::start_run() {
  constexpr std::int64_t browser_step = std::int64_t{units_per_em} * 100 / 64;
  way_ = (way_ + browser_step - 1) / browser_step * browser_step;
}

void Pen::add(std::string_view text, const RunStyle& style) {
  const FontSize size = style.script == Script::normal ? size_ : script_size(size_);
  const Face face = face_of(style, weight_);
  std::int64_t units = 0;
  for (Utf8 walk(text); !walk.done();)
    units += advance(size.font(), walk.next().value, face).value_or(units_per_em);
  way_ += units * size.hundredths();
}

Length Pen::way() const {
  return Length::hundredths((way_ + units_per_em - 1) / units_per_em);
}

}  // namespace attnfig
