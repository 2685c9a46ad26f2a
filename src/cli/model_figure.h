#pragma once

#include "cli/command.h"
#include "cli/config_options.h"
#include "cli/depfile_options.h"
#include "cli/setup.h"

namespace attnfig {

/// Options of the commands that make a figure of models.
struct ModelFigureOptions {
  std::string output;
  std::string language;  // what is empty, the project decides
  std::string theme;
  std::string page_width;
  std::string mode;
  std::string background;
  SetupOptions setup;
  ConfigOptions config;
  DepfileOptions depfile;
};

/// `output` is where the figure goes if no option says otherwise.
void declare_model_figure(Arguments& arguments, ModelFigureOptions& options,
                          const std::string& output);

/// The spec of a figure that is made of models.
using MakeSpec = std::function<Expected<std::string>(const Library& library,
                                                     const std::vector<ModelFile>& models)>;

/// Draws the spec that is made of models, or writes the spec itself if the output ends in .yaml.
int deliver(Console& console, const ModelFigureOptions& options,
            const std::vector<std::string>& models, const MakeSpec& make);

}  // namespace attnfig
