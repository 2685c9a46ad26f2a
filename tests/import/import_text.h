#pragma once

#include "support/renderer.h"

#include <string>
#include <vector>

// A config.json in, text out: for tests of imports.

namespace attnfig::test {

/// The errors of a config.json; nothing if it is drawn.
inline std::string error_text(const std::string& config, const std::string& file = "config.json",
                              const RenderOptions& options = {}) {
  try {
    Renderer().render(config, options, file);
  } catch (const InputError& error) {
    return error.what();
  }
  return {};
}

inline std::string spec_of(const std::string& config, const std::vector<std::string>& assume = {},
                           const std::string& file = "config.json") {
  RenderOptions options;
  options.assume = assume;
  return Renderer().read(config, options, file).spec();
}

}  // namespace attnfig::test
