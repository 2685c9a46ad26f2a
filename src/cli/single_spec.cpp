#include "cli/single_spec.h"

#include "cli/figure_name.h"
#include "cli/input_file.h"
#include "cli/need.h"

namespace attnfig {

void declare_single_spec(Arguments& arguments, SingleSpec& options) {
  arguments.push_back({.names = "SPEC",
                       .about = "a spec or a model's config.json, or - for standard input",
                       .target = &options.input,
                       .values = Values::file,
                       .required = true});
  arguments.push_back(row_of(settings::language, options.language));
  declare_setup(arguments, options.setup);
  declare_config(arguments, options.config);
}

std::vector<ReadFile> files_read(const SingleSpec& options) {
  std::vector<ReadFile> files = Setup(options.setup, {options.input}).files();
  files.push_back({options.input, "a model"});
  return files;
}

ReadSpec read_single_spec(Console& console, const SingleSpec& options) {
  const bool piped = options.input == "-";
  const std::string file = piped ? "<stdin>" : options.input;
  const std::string text = read_input_file(options.input);
  const Library library = Setup(options.setup, {options.input}).library();
  ReadSpec spec{need(library.read(text, {.file = file,
                                         .language = options.language,
                                         .assume = options.config.assume,
                                         .figure = options.config.figure,
                                         .read_file = read_used_file})),
                piped ? "figure" : figure_name_of_file(options.input)};
  console.log(config_notes(options.config, spec.document, file));
  return spec;
}

}  // namespace attnfig
