#pragma once

#include "cli/command.h"
#include "cli/config_options.h"
#include "cli/depfile_options.h"

namespace attnfig {

/// Options of the commands that make a figure of models.
struct ModelFigureOptions {
  std::string output;
  std::string language = "en";
  std::string theme = "modern";
  std::string page_width = "wide";
  std::string templates;
  ConfigOptions config;
  DepfileOptions depfile;
};

/// `output` is where the figure goes if no option says otherwise.
void declare_model_figure(CLI::App& app, ModelFigureOptions& options, const std::string& output);

/// Reads a model and prints which of its keys were assumed.
ModelFile read_model(Console& console, const ModelFigureOptions& options, const Library& library,
                     const std::string& path);

/// Draws a spec that was made of models, or writes the spec itself if the output ends in .yaml.
int deliver(Console& console, const ModelFigureOptions& options, const Library& library,
            const std::string& spec, const std::vector<std::string>& models);

}  // namespace attnfig
