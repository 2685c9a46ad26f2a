#pragma once

#include "attnfig.h"
#include "cli/arguments.h"

namespace attnfig {

/// Options about a model's config.json.
struct ConfigOptions {
  std::vector<std::string> assume;  // KEY=VALUE
  std::string figure;               // empty: that of the page
  bool verbose = false;
};

void declare_config(Arguments& arguments, ConfigOptions& options);

/// For commands that read one model at a time.
void declare_figure(Arguments& arguments, ConfigOptions& options);

/// Notes on how a config.json was read: keys that were assumed, what its numbers leave out, and if
/// wanted, unused keys whose names suggest that they decide the cache. Empty for a spec.
std::string config_notes(const ConfigOptions& options, const Document& document,
                         const std::string& file);

}  // namespace attnfig
