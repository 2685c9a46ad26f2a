#include "cli/model_figure.h"

#include <memory>

namespace attnfig {
namespace {

struct Options {
  ModelFigureOptions figure;
  std::vector<std::string> models;
  std::string context;
};

int run(Console& console, const Options& options) {
  return deliver(console, options.figure, options.models,
                 [&](const Library& library, const std::vector<ModelFile>& models) {
                   return library.compare(models, options.context, options.figure.config.assume);
                 });
}

std::function<int(Console&)> declare(Arguments& arguments) {
  const auto options = std::make_shared<Options>();
  arguments.push_back({.names = "MODEL",
                       .about = "config.json files, or specs of one model",
                       .target = &options->models,
                       .values = Values::file,
                       .required = true,
                       .least_values = 2,
                       .most_values = 8});
  arguments.push_back({.names = "--context",
                       .about = "tokens at which caches are compared, such as 32Ki; default: the "
                                "longest that all models are made for",
                       .target = &options->context,
                       .value = "TOKENS"});
  declare_model_figure(arguments, options->figure, "compare.svg");
  return [options](Console& console) { return run(console, *options); };
}

}  // namespace

const Command compare_command = {
    .name = "compare",
    .about = "draw several models side by side, their caches on one scale",
    .examples = "  attnfig compare a/config.json b/config.json --context 32Ki\n",
    .declare = declare};

}  // namespace attnfig
