#include "cli/model_figure.h"
#include "cli/need.h"
#include "cli/template_folder.h"

#include <memory>

namespace attnfig {
namespace {

struct Options {
  ModelFigureOptions figure;
  std::vector<std::string> models;
  std::string context;
};

int run(Console& console, const Options& options) {
  const Library library(read_template_folder(options.figure.templates));
  std::vector<ModelFile> models;
  for (const std::string& path : options.models)
    models.push_back(read_model(console, options.figure, library, path));
  return deliver(console, options.figure, library,
                 need(library.compare(models, options.context, options.figure.config.assume)),
                 options.models);
}

std::function<int(Console&)> declare(CLI::App& app) {
  const auto options = std::make_shared<Options>();
  app.add_option("MODEL", options->models, "config.json files, or specs of one model")
      ->required()
      ->expected(2, 8);
  app.add_option("--context", options->context,
                 "tokens at which caches are compared, such as 32Ki; default: the longest that all "
                 "models are made for")
      ->type_name("TOKENS");
  declare_model_figure(app, options->figure, "compare.svg");
  return [options](Console& console) { return run(console, *options); };
}

}  // namespace

const Command compare_command = {
    .name = "compare",
    .about = "draw several models side by side, their caches on one scale",
    .examples = "  attnfig compare a/config.json b/config.json --context 32Ki\n",
    .declare = declare};

}  // namespace attnfig
