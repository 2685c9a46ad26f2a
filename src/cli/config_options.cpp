#include "cli/config_options.h"

#include "diagnostic.h"
#include "import/input.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace attnfig {

void declare_config(CLI::App& app, ConfigOptions& options) {
  app.add_option("--assume", options.assume,
                 "KEY=VALUE of a config.json that leaves it open; KEY=null takes a key away")
      ->type_name("KEY=VALUE")
      ->allow_extra_args(false);
  app.add_flag("--verbose", options.verbose,
               "list keys of a config.json that sound relevant but decide nothing");
}

std::string config_notes(const ConfigOptions& options, const Renderer& renderer,
                         const std::string& text, const RenderOptions& render,
                         const std::string& file) {
  std::string notes;
  for (const std::string& assumption : options.assume)
    notes += fmt::format("{}: assumed: {}\n", printable(file), printable(assumption));
  if (!options.verbose || !is_config(text)) return notes;
  const ImportedModel model = renderer.import_model(text, render, file);
  for (const std::string& key : model.unused)
    notes += fmt::format("{}: not used: {}\n", printable(file), printable(key));
  if (model.unused.empty()) notes += fmt::format("{}: no key was left out\n", printable(file));
  return notes;
}

}  // namespace attnfig
