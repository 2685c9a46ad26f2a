#include "cli/command.h"
#include "cli/figure_name.h"
#include "cli/need.h"
#include "cli/setup.h"
#include "io/files.h"

#include <fmt/format.h>

#include <filesystem>
#include <memory>

namespace attnfig {
namespace {

namespace fs = std::filesystem;

struct Options {
  std::string folder;
  std::string output;
  std::string language;
  std::string theme;
  SetupOptions setup;
  bool check = false;
};

std::vector<GalleryModel> models_of(const std::string& folder) {
  std::vector<GalleryModel> models;
  const fs::path pictures = fs::path(folder + "/").parent_path().filename();
  for (const std::string& file : yaml_files_under(folder)) {
    const fs::path path = fs::path(folder) / file;
    const fs::path picture = (pictures / file).replace_extension(".svg");
    models.push_back({{read_file(path, largest_input), path.string()},
                      figure_name_of_file(picture.string()),
                      picture.generic_string()});
  }
  if (models.empty())
    throw UsageError{fmt::format("{}: no .yaml files in this folder", printable(folder))};
  return models;
}

/// Writes a page or, with --check, reports that the page on disk differs.
bool deliver_page(Console& console, const Options& options, const fs::path& path,
                  const std::string& text) {
  if (!options.check) {
    write_file(path, text);
    return true;
  }
  if (read_if_there(path) == text) return true;
  console.report(fmt::format("{}: differs\n", printable(path.string())));
  return false;
}

int run(Console& console, const Options& options) {
  const std::vector<GalleryModel> models = models_of(options.folder);
  const fs::path html = fs::path(options.output) / "index.html";
  const fs::path markdown = fs::path(options.output) / "index.md";
  const Setup setup(options.setup, {options.folder});
  std::vector<ReadFile> read = setup.files();
  for (const GalleryModel& model : models) read.push_back({model.spec.file, "a spec"});
  refuse_lost_files(read, {{html, "the page", "page"}, {markdown, "its Markdown", "page"}});
  const Gallery gallery =
      need(setup.library().gallery(models, {.language = options.language, .theme = options.theme}));
  const bool html_is_right = deliver_page(console, options, html, gallery.html);
  const bool markdown_is_right = deliver_page(console, options, markdown, gallery.markdown);
  console.log(fmt::format("{} models in {}\n", models.size(), printable(options.output)));
  return html_is_right && markdown_is_right ? exit_code::fine : exit_code::input;
}

std::function<int(Console&)> declare(Arguments& arguments) {
  const auto options = std::make_shared<Options>();
  arguments.push_back({.names = "FOLDER",
                       .about = "specs of one model each, such as specs/models",
                       .target = &options->folder,
                       .values = Values::folder,
                       .required = true,
                       .existing_folder = true});
  arguments.push_back({.names = "-o,--output",
                       .about = "folder for index.html and index.md; the figures of specs/models "
                                "are in its folder models",
                       .target = &options->output,
                       .value = "FOLDER",
                       .values = Values::folder,
                       .required = true});
  arguments.push_back(row_of(settings::language, options->language));
  arguments.push_back(row_of(settings::theme, options->theme));
  declare_setup(arguments, options->setup);
  arguments.push_back({.names = "--check",
                       .about = "write nothing; exit 1 if a page is stale",
                       .target = &options->check});
  return [options](Console& console) { return run(console, *options); };
}

}  // namespace

const Command gallery_command = {
    .name = "gallery",
    .about = "make a table of models that sorts, as a page and in Markdown",
    .examples =
        "  attnfig build specs/models -o output/models\n"
        "  attnfig gallery specs/models -o output\n",
    .declare = declare};

}  // namespace attnfig
