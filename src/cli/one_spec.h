#pragma once

#include "cli/command.h"
#include "cli/config_options.h"
#include "cli/run_files.h"

#include <functional>
#include <string>

namespace attnfig {

/// Options of the commands that print something about one spec.
struct OneSpec {
  std::string input;
  std::string language = "en";
  std::string templates;
  ConfigOptions config;
};

void declare_one_spec(CLI::App& app, OneSpec& options);

/// A spec that was read, and what it is rendered with.
struct ReadSpec {
  std::string text;
  std::string file;  // as messages name it
  RenderOptions options;
  Renderer renderer;
};

/// The files that `read_one_spec` reads.
std::vector<ReadFile> files_read(const OneSpec& options);

/// Reads the spec of a command. Throws UsageError for an unknown language, std::system_error for a
/// file that cannot be read.
ReadSpec read_one_spec(Console& console, const OneSpec& options);

}  // namespace attnfig
