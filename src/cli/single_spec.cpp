#include "cli/single_spec.h"

#include "cli/figure_name.h"
#include "cli/need.h"
#include "cli/template_folder.h"
#include "io/files.h"

#include <filesystem>

namespace attnfig {

void declare_single_spec(CLI::App& app, SingleSpec& options) {
  app.add_option("SPEC", options.input, "a spec or a model's config.json, or - for standard input")
      ->required();
  app.add_option("--lang", options.language, "language of the spec's texts")
      ->type_name("LANGUAGE")
      ->envname("ATTNFIG_LANG")
      ->capture_default_str();
  declare_templates(app, options.templates);
  declare_config(app, options.config);
}

std::vector<ReadFile> files_read(const SingleSpec& options) {
  std::vector<ReadFile> files = template_files(options.templates);
  files.push_back({options.input, "a model"});
  return files;
}

ReadSpec read_single_spec(Console& console, const SingleSpec& options) {
  const bool piped = options.input == "-";
  const std::string file = piped ? "<stdin>" : options.input;
  const std::string text =
      piped ? read_stdin(largest_config) : read_file(options.input, largest_config);
  const Library library(read_template_folder(options.templates));
  ReadSpec spec{
      need(library.read(
          text, {.file = file, .language = options.language, .assume = options.config.assume})),
      piped ? "figure" : figure_name_of_file(options.input)};
  console.log(config_notes(options.config, spec.document, file));
  return spec;
}

}  // namespace attnfig
