#include "cli/template_folder.h"

#include "cli/command.h"
#include "io/files.h"

#include <fmt/format.h>

namespace attnfig {
namespace {

namespace fs = std::filesystem;

/// As paths from the folder.
std::vector<std::string> templates_under(const std::string& folder) {
  std::vector<std::string> paths;
  if (folder.empty()) return paths;
  for (const char* kind : {"pages", "themes", "languages"}) {
    const fs::path part = fs::path(folder) / kind;
    if (!fs::is_directory(part)) continue;
    for (const std::string& file : files_under(part, ".yaml"))
      paths.push_back(fmt::format("{}/{}", kind, file));
  }
  return paths;
}

}  // namespace

void declare_templates(CLI::App& app, std::string& folder) {
  app.add_option("--templates", folder,
                 "folder whose pages, themes and languages stand in for the built-in")
      ->type_name("FOLDER");
}

std::vector<TemplateFile> read_template_folder(const std::string& folder) {
  std::vector<TemplateFile> files;
  for (const std::string& path : templates_under(folder))
    files.push_back({path, read_file(fs::path(folder) / path, largest_input)});
  if (files.empty() && !folder.empty())
    throw UsageError{
        fmt::format("{}: no pages, themes or languages in this folder", printable(folder))};
  return files;
}

std::vector<ReadFile> template_files(const std::string& folder) {
  std::vector<ReadFile> files;
  for (std::string& path : in_template_folder(folder, templates_under(folder)))
    files.push_back({std::move(path), "a template"});
  return files;
}

std::vector<std::string> in_template_folder(const std::string& folder,
                                            std::vector<std::string> paths) {
  for (std::string& path : paths) path = (fs::path(folder) / path).string();
  return paths;
}

}  // namespace attnfig
