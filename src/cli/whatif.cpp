#include "cli/model_figure.h"
#include "cli/need.h"
#include "cli/template_folder.h"

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
    const Library library(read_template_folder(options->figure.templates));
    const ModelFile model = read_model(console, options->figure, library, options->model);
    return deliver(console, options->figure, library,
                   need(library.what_if(model, options->figure.config.assume)), {options->model});
  };
}

}  // namespace

const Command whatif_command = {.name = "whatif",
                                .about = "draw one model as it is and as MHA, GQA, MQA and MLA",
                                .examples = "  attnfig whatif config.json -o whatif.svg\n",
                                .declare = declare};

}  // namespace attnfig
