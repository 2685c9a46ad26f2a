#pragma once

#include "cli/command.h"
#include "cli/config_options.h"

namespace attnfig {

/// What the commands are told that make a figure of models.
struct MadeFigure {
  std::string output;
  std::string language = "en";
  std::string theme = "modern";
  std::string layout = "wide";
  std::string templates;
  ConfigOptions config;
};

/// `output` is where the figure goes if nothing is said.
void declare_made_figure(CLI::App& app, MadeFigure& options, const std::string& output);

Renderer renderer_of(const MadeFigure& options);
RenderOptions render_options_of(const Console& console, const MadeFigure& options);

/// Reads a model and says what was assumed of it.
ModelFile read_model(Console& console, const MadeFigure& options, const Renderer& renderer,
                     const std::string& path);

/// Draws a spec that was made, or writes it where the output ends in .yaml.
int deliver(Console& console, const MadeFigure& options, const Renderer& renderer,
            const std::string& spec);

}  // namespace attnfig
