#include "cli/batch.h"
#include "cli/template_folder.h"

namespace attnfig {

void declare_batch(CLI::App& app, BatchOptions& options, std::string_view output) {
  app.add_option("SPEC", options.inputs,
                 "specs or config.json files of models, folders of specs, or - for standard input")
      ->required();
  app.add_option("-o,--output", options.output, std::string(output))->type_name("FILE");
  app.add_option("--lang", options.languages,
                 "language of the figures; several with commas: those of each further one go to a "
                 "folder of its name")
      ->type_name("LANGUAGE")
      ->delimiter(',')
      ->envname("ATTNFIG_LANG")
      ->capture_default_str();
  app.add_option("--theme", options.theme, "theme of the figures")
      ->type_name("THEME")
      ->envname("ATTNFIG_THEME")
      ->capture_default_str();
  app.add_option("--page-width", options.page_widths,
                 "wide, or narrow: 360 px, panels one below the other; both with a comma; narrow "
                 "figures are named NAME.narrow.svg")
      ->envname("ATTNFIG_PAGE_WIDTH")
      ->delimiter(',');
  declare_templates(app, options.templates);
  app.add_flag("--tooltips", options.tooltips,
               "add tooltips with derivations (needs the SVG inline in a page)");
  declare_config(app, options.config);
  app.add_option("--dump", options.dump, "a stage of the pipeline as text instead of SVG")
      ->check(CLI::IsMember({"model", "scene"}));
  app.add_option("-j,--jobs", options.jobs, "figures at a time; default: one a core");
  app.add_flag("-q,--quiet", options.quiet, "say nothing but errors");
}

void declare_formats(CLI::App& app, BatchOptions& options) {
  app.add_option("--format", options.formats,
                 "svg, png, pdf, md (a table of what the figure says), numbers.md or numbers.json "
                 "(all numbers of its layouts); several with commas")
      ->delimiter(',')
      ->check(
          CLI::IsMember(std::vector<std::string>(figure_formats.begin(), figure_formats.end())));
  app.add_option("--scale", options.scale, "size of a PNG or PDF, such as 2 or 1.5")
      ->type_name("FACTOR")
      ->capture_default_str();
}

}  // namespace attnfig
