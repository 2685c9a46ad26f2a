#include "cli/model_figure.h"

#include "cli/figure_name.h"
#include "cli/page_width.h"
#include "cli/run_files.h"
#include "cli/template_folder.h"
#include "diagnostic.h"
#include "input/source_text.h"
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

Renderer renderer_of(const ModelFigureOptions& options) {
  return Renderer(read_template_folder(options.templates));
}

RenderOptions render_options_of(const Console& console, const ModelFigureOptions& options) {
  return {.name = options.output == "-" ? "figure" : figure_name_of_file(options.output),
          .language = options.language,
          .theme = options.theme,
          .page_width = page_width_of(options.page_width),
          .assume = options.config.assume,
          .messages = console.coloured() ? Messages::coloured : Messages::plain};
}

ModelFile read_model(Console& console, const ModelFigureOptions& options, const Renderer& renderer,
                     const std::string& path) {
  const bool piped = path == "-";
  ModelFile model{piped ? read_stdin(largest_config) : read_file(path, largest_config),
                  piped ? "<stdin>" : path};
  console.log(config_notes(options.config, renderer, model.text,
                           render_options_of(console, options), model.file));
  return model;
}

int deliver(Console& console, const ModelFigureOptions& options, const Renderer& renderer,
            const std::string& spec, const std::vector<std::string>& models) {
  const std::string& output = options.output;
  refuse_losses(options, models);
  DepRule rule{.output = output, .inputs = files_of(models)};
  check_rule(options.depfile, rule);
  RenderOptions render = render_options_of(console, options);
  render.assume.clear();  // the spec states it
  const std::string figure = renderer.render(spec, render, "the spec made of this");
  for (const std::string& path : in_template_folder(options.templates, renderer.templates_used()))
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
