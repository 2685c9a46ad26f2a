#include "spec/embedded.h"

#include <algorithm>

namespace attnfig {

std::string_view embedded_template(std::string_view path) {
  const std::span<const EmbeddedTemplate> all = embedded_templates();
  const auto file = std::find_if(all.begin(), all.end(),
                                 [&](const EmbeddedTemplate& each) { return each.path == path; });
  return file == all.end() ? std::string_view() : file->text;
}

}  // namespace attnfig
