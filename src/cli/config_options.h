#pragma once

#include "attnfig.h"

#include <CLI/App.hpp>

namespace attnfig {

/// What a command is told of a model's config.json.
struct ConfigOptions {
  std::vector<std::string> assume;  // KEY=VALUE
  bool verbose = false;
};

void declare_config(CLI::App& app, ConfigOptions& options);

/// What is to be known of how a config.json was read: keys that were assumed, and if wanted those
/// that were not used although they sound as if they decided the cache. Empty for a spec.
std::string config_notes(const ConfigOptions& options, const Renderer& renderer,
                         const std::string& text, const RenderOptions& render,
                         const std::string& file);

}  // namespace attnfig
