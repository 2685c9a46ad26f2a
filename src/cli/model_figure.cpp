#include "cli/model_figure.h"

#include "cli/figure_name.h"
#include "cli/need.h"
#include "cli/page_width.h"
#include "cli/run_files.h"
#include "cli/template_folder.h"
#include "io/files.h"

#include <fmt/format.h>

namespace attnfig {
namespace {

bool is_spec(const std::string& output) {
  return output.ends_with(".yaml");
}

void refuse_losses(const ModelFigureOptions& options, const std::vector<std::string>& models) {
  std::vector<ReadFile> read = template_files(options.templates);
  for (const std::string& model : models) read.push_back({model, "a model"});
  std::vector<WrittenFile> written = {
      {options.output, "-o", is_spec(options.output) ? "spec" : "figure"}};
  const std::string& depfile = options.depfile.file;
  if (!depfile.empty()) written.push_back({depfile, "--depfile", "depfile"});
  refuse_lost_files(read, written);
}

}  // namespace

void declare_model_figure(CLI::App& app, ModelFigureOptions& options, const std::string& output) {
  options.output = output;
  app.add_option("-o,--output", options.output,
                 "the figure; a name that ends in .yaml gets its spec; - for standard output")
      ->type_name("FILE")
      ->capture_default_str();
  app.add_option("--lang", options.language, "language of the figure")
      ->type_name("LANGUAGE")
      ->envname("ATTNFIG_LANG")
      ->capture_default_str();
  app.add_option("--theme", options.theme, "theme of the figure")
      ->type_name("THEME")
      ->envname("ATTNFIG_THEME")
      ->capture_default_str();
  app.add_option("--page-width", options.page_width,
                 "wide, or narrow: 360 px, panels one below the other")
      ->envname("ATTNFIG_PAGE_WIDTH")
      ->capture_default_str();
  declare_templates(app, options.templates);
  declare_config(app, options.config);
  declare_depfile(app, options.depfile);
}

ModelFile read_model(Console& console, const ModelFigureOptions& options, const Library& library,
                     const std::string& path) {
  const bool piped = path == "-";
  ModelFile model{piped ? read_stdin(largest_config) : read_file(path, largest_config),
                  piped ? "<stdin>" : path};
  if (options.config.verbose || !options.config.assume.empty())
    console.log(config_notes(options.config,
                             need(library.read(model.text, {.file = model.file,
                                                            .language = options.language,
                                                            .assume = options.config.assume})),
                             model.file));
  return model;
}

int deliver(Console& console, const ModelFigureOptions& options, const Library& library,
            const std::string& spec, const std::vector<std::string>& models) {
  const std::string& output = options.output;
  refuse_losses(options, models);
  DepRule rule{.output = output, .inputs = files_of(models)};
  check_rule(options.depfile, rule);
  const DrawOptions draw = {.name = output == "-" ? "figure" : figure_name_of_file(output),
                            .language = options.language,
                            .theme = options.theme,
                            .page_width = page_width_of(options.page_width)};
  const Document document =
      need(library.read(spec, {.file = "the spec made of this", .language = options.language}));
  const std::string figure = need(document.draw(draw)).svg;
  for (const std::string& path : in_template_folder(options.templates, need(document.inputs(draw))))
    rule.inputs.push_back(path);
  const std::string& text = is_spec(output) ? spec : figure;
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
