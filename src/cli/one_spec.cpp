#include "cli/one_spec.h"

#include "cli/figure_name.h"
#include "cli/template_folder.h"
#include "input/source.h"
#include "io/files.h"

#include <filesystem>

namespace attnfig {

void declare_one_spec(CLI::App& app, OneSpec& options) {
  app.add_option("SPEC", options.input, "a spec file, or - for standard input")->required();
  app.add_option("--lang", options.language, "language of the spec's texts")
      ->envname("ATTNFIG_LANG")
      ->capture_default_str();
  app.add_option("--templates", options.templates,
                 "folder whose pages, themes and languages stand in for the built-in");
}

ReadSpec read_one_spec(const Console& console, const OneSpec& options) {
  const bool piped = options.input == "-";
  return {.text = piped ? read_stdin(largest_input) : read_file(options.input, largest_input),
          .file = piped ? "<stdin>" : options.input,
          .options = {.name = figure_name(piped ? "figure" : options.input),
                      .language = options.language,
                      .messages = console.coloured() ? Messages::coloured : Messages::plain},
          .renderer = Renderer(read_template_folder(options.templates))};
}

}  // namespace attnfig
