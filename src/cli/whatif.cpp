#include "cli/model_figure.h"

#include <memory>

namespace attnfig {
namespace {

std::function<int(Console&)> declare(Arguments& arguments) {
  struct Options {
    ModelFigureOptions figure;
    std::string model;
  };
  const auto options = std::make_shared<Options>();
  arguments.push_back({.names = "MODEL",
                       .about = "a config.json, or a spec of one model",
                       .target = &options->model,
                       .values = Values::file,
                       .required = true});
  declare_model_figure(arguments, options->figure, "whatif.svg");
  return [options](Console& console) {
    return deliver(console, options->figure, {options->model},
                   [&](const Library& library, const std::vector<ModelFile>& models) {
                     return library.what_if(models.front(), options->figure.config.assume);
                   });
  };
}

}  // namespace

const Command whatif_command = {.name = "whatif",
                                .about = "draw one model as it is and as MHA, GQA, MQA and MLA",
                                .examples = "  attnfig whatif config.json -o whatif.svg\n",
                                .declare = declare};

}  // namespace attnfig
