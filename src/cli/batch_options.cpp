#include "cli/batch.h"

namespace attnfig {

void declare_batch(Arguments& arguments, BatchOptions& options, std::string_view output) {
  arguments.push_back(
      {.names = "SPEC",
       .about = "specs or config.json files of models, folders of specs, or - for standard input; "
                "default: the specs of attnfig.yaml",
       .target = &options.inputs,
       .values = Values::file});
  arguments.push_back({.names = "-o,--output",
                       .about = std::string(output),
                       .target = &options.output,
                       .value = "FILE",
                       .values = Values::file});
  arguments.push_back(row_of(settings::language, options.languages));
  arguments.push_back(row_of(settings::theme, options.themes));
  arguments.push_back(row_of(settings::page_width, options.page_widths));
  arguments.push_back(row_of(settings::mode, options.mode));
  arguments.back().choices = {"auto", "light", "dark"};
  arguments.push_back(row_of(settings::background, options.background));
  declare_setup(arguments, options.setup);
  arguments.push_back({.names = "--tooltips",
                       .about = "add tooltips with derivations (needs the SVG inline in a page)",
                       .target = &options.tooltips});
  declare_config(arguments, options.config);
  declare_figure(arguments, options.config);
  arguments.push_back({.names = "--dump",
                       .about = "a stage of the pipeline as text instead of SVG",
                       .target = &options.dump,
                       .choices = {"model", "scene"}});
  arguments.push_back({.names = "-j,--jobs",
                       .about = "figures at a time; default: one a core",
                       .target = &options.jobs});
  arguments.push_back(
      {.names = "-q,--quiet", .about = "say nothing but errors", .target = &options.quiet});
}

void declare_formats(Arguments& arguments, BatchOptions& options) {
  arguments.push_back(row_of(settings::format, options.formats));
  arguments.back().choices = {figure_formats.begin(), figure_formats.end()};
  arguments.push_back({.names = "--scale",
                       .about = "size of a PNG or PDF, such as 2 or 1.5",
                       .target = &options.scale,
                       .value = "FACTOR",
                       .fallback = options.scale});
}

}  // namespace attnfig
