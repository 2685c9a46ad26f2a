#include "cli/command.h"
#include "cli/figure_name.h"
#include "cli/need.h"
#include "cli/run_files.h"
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
  std::string language = "en";
  std::string theme = "modern";
  bool check = false;
};

std::vector<GalleryModel> models_of(const std::string& folder) {
  std::vector<GalleryModel> models;
  const fs::path pictures = fs::path(folder + "/").parent_path().filename();
  for (const std::string& file : files_under(folder, ".yaml")) {
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
  std::vector<ReadFile> read;
  for (const GalleryModel& model : models) read.push_back({model.spec.file, "a spec"});
  refuse_lost_files(read, {{html, "the page", "page"}, {markdown, "its Markdown", "page"}});
  const Gallery gallery =
      need(Library().gallery(models, {.language = options.language, .theme = options.theme}));
  const bool html_is_right = deliver_page(console, options, html, gallery.html);
  const bool markdown_is_right = deliver_page(console, options, markdown, gallery.markdown);
  console.log(fmt::format("{} models in {}\n", models.size(), printable(options.output)));
  return html_is_right && markdown_is_right ? exit_code::fine : exit_code::input;
}

std::function<int(Console&)> declare(CLI::App& app) {
  const auto options = std::make_shared<Options>();
  app.add_option("FOLDER", options->folder, "specs of one model each, such as specs/models")
      ->required()
      ->check(CLI::ExistingDirectory);
  app.add_option("-o,--output", options->output,
                 "folder for index.html and index.md; the figures of specs/models are in its "
                 "folder models")
      ->required();
  app.add_option("--lang", options->language, "language of the figures")
      ->type_name("LANGUAGE")
      ->envname("ATTNFIG_LANG")
      ->capture_default_str();
  app.add_option("--theme", options->theme, "theme of the figures")
      ->type_name("THEME")
      ->envname("ATTNFIG_THEME")
      ->capture_default_str();
  app.add_flag("--check", options->check, "write nothing; exit 1 if a page is stale");
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
