#include "cli/model_figure.h"

#include "cli/figure_name.h"
#include "cli/input_file.h"
#include "cli/need.h"
#include "cli/page_width.h"
#include "cli/run_batch.h"
#include "cli/run_files.h"
#include "io/files.h"

#include <fmt/format.h>

namespace attnfig {
namespace {

bool is_spec(const std::string& output) {
  return (output.ends_with(".yaml") || output.ends_with(".yml"));
}

void refuse_losses(const ModelFigureOptions& options, const Setup& setup,
                   const std::vector<std::string>& models) {
  std::vector<ReadFile> read = setup.files();
  for (const std::string& model : models) read.push_back({model, "a model"});
  std::vector<WrittenFile> written = {
      {options.output, "-o", is_spec(options.output) ? "spec" : "figure"}};
  const std::string& depfile = options.depfile.file;
  if (!depfile.empty()) written.push_back({depfile, "--depfile", "depfile"});
  refuse_lost_files(read, written);
}

/// Reads a model and prints which of its keys were assumed.
ModelFile read_model(Console& console, const ModelFigureOptions& options, const Library& library,
                     const std::string& path) {
  const bool piped = path == "-";
  ModelFile model{read_input_file(path), piped ? "<stdin>" : path};
  if (options.config.verbose || !options.config.assume.empty())
    console.log(config_notes(options.config,
                             need(library.read(model.text, {.file = model.file,
                                                            .language = options.language,
                                                            .assume = options.config.assume})),
                             model.file));
  return model;
}

DrawOptions draw_options(const ModelFigureOptions& options) {
  DrawOptions draw = {
      .name = options.output == "-" ? "figure" : figure_name_of_file(options.output),
      .language = options.language,
      .theme = options.theme};
  if (!options.page_width.empty()) draw.page_width = page_width_of(options.page_width);
  draw.mode = read_mode(options.mode);
  draw.background = options.background;
  return draw;
}

}  // namespace

void declare_model_figure(Arguments& arguments, ModelFigureOptions& options,
                          const std::string& output) {
  options.output = output;
  arguments.push_back(
      {.names = "-o,--output",
       .about = "the figure; a name that ends in .yaml gets its spec; - for standard output",
       .target = &options.output,
       .value = "FILE",
       .values = Values::file,
       .fallback = output});
  arguments.push_back(row_of(settings::language, options.language));
  arguments.push_back(row_of(settings::theme, options.theme));
  arguments.push_back(row_of(settings::page_width, options.page_width));
  arguments.push_back(row_of(settings::mode, options.mode));
  arguments.back().choices = {"auto", "light", "dark"};
  arguments.push_back(row_of(settings::background, options.background));
  declare_setup(arguments, options.setup);
  declare_config(arguments, options.config);
  declare_depfile(arguments, options.depfile);
}

int deliver(Console& console, const ModelFigureOptions& options,
            const std::vector<std::string>& paths, const MakeSpec& make) {
  const std::string& output = options.output;
  const Setup setup(options.setup, paths);
  const Library library = setup.library();
  std::vector<ModelFile> models;
  for (const std::string& path : paths)
    models.push_back(read_model(console, options, library, path));
  const std::string spec = need(make(library, models));
  refuse_losses(options, setup, paths);
  DepRule rule{.output = output, .inputs = files_of(paths)};
  check_rule(options.depfile, rule);
  const DrawOptions draw = draw_options(options);
  const Document document =
      need(library.read(spec, {.file = "the spec made of this", .language = options.language}));
  Expected<Figure> figure = document.draw(draw);
  if (figure) console.report(warnings_in(console, figure.diagnostics));
  const std::string svg = need(std::move(figure)).svg;
  for (const std::string& path : setup.inputs(document, draw)) rule.inputs.push_back(path);
  const std::string& text = is_spec(output) ? spec : svg;
  if (output == "-") {
    console.print(text);
  } else {
    write_file(output, text);
    write_rules(options.depfile, {rule});
    console.log(fmt::format("{} written\n", printable(output)));
  }
  return exit_code::fine;
}

}  // namespace attnfig
