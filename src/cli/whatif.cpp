#include "cli/model_figure.h"

#include <memory>

namespace attnfig {
namespace {

std::function<int(Console&)> declare(CLI::App& app) {
  struct Options {
    ModelFigureOptions figure;
    std::string model;
  };
  const auto options = std::make_shared<Options>();
  app.add_option("MODEL", options->model, "a config.json, or a spec of one model")->required();
  declare_model_figure(app, options->figure, "whatif.svg");
  return [options](Console& console) {
    const Renderer renderer = renderer_of(options->figure);
    const ModelFile model = read_model(console, options->figure, renderer, options->model);
    const RenderOptions render = render_options_of(console, options->figure);
    return deliver(console, options->figure, renderer, renderer.what_if(model, render),
                   {options->model});
  };
}

}  // namespace

const Command whatif_command = {.name = "whatif",
                                .about = "draw one model as it is and as MHA, GQA, MQA and MLA",
                                .examples = "  attnfig whatif config.json -o whatif.svg\n",
                                .declare = declare};

}  // namespace attnfig
