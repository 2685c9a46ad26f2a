#include "cli/setup.h"

#include "cli/command.h"
#include "cli/find_project.h"
#include "cli/need.h"
#include "io/files.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

namespace attnfig {
namespace {

namespace fs = std::filesystem;

/// As paths from the folder.
std::vector<std::string> templates_under(const std::string& folder) {
  std::vector<std::string> paths;
  if (folder.empty()) return paths;
  for (const char* kind : {"pages", "themes", "languages", "fonts"}) {
    const fs::path part = fs::path(folder) / kind;
    if (!fs::is_directory(part)) continue;
    for (const std::string& file : files_under(part, ".yaml"))
      paths.push_back(fmt::format("{}/{}", kind, file));
  }
  return paths;
}

}  // namespace

void declare_setup(Arguments& arguments, SetupOptions& options) {
  arguments.push_back(row_of(settings::templates, options.templates));
  arguments.push_back({.names = "--no-project",
                       .about = fmt::format("take no settings from {}", project_file),
                       .target = &options.no_project});
}

Setup::Setup(const SetupOptions& options, const std::vector<std::string>& inputs)
    : project_(options.no_project ? Project() : find_project(inputs)),
      templates_(options.templates.empty() ? project_.templates : options.templates) {}

Library Setup::library() const {
  std::vector<TemplateFile> files;
  for (const std::string& path : templates_under(templates_))
    files.push_back({path, read_file(fs::path(templates_) / path, largest_input)});
  if (files.empty() && !templates_.empty())
    throw UsageError{
        fmt::format("{}: no pages, themes or languages in this folder", printable(templates_))};
  return Library(std::move(files), project_);
}

std::vector<ReadFile> Setup::files() const {
  std::vector<ReadFile> files;
  for (const std::string& path : templates_under(templates_))
    files.push_back({(fs::path(templates_) / path).string(), "a template"});
  if (!project_.file.empty()) files.push_back({project_.file, "the project file"});
  return files;
}

std::vector<std::string> Setup::inputs(const Document& document, const DrawOptions& options) const {
  const std::vector<std::string>& used = document.used_files();
  if (templates_.empty() && project_.file.empty()) return used;
  std::vector<std::string> paths = need(document.inputs(options));
  for (std::string& path : paths)
    if (path != project_.file && !std::binary_search(used.begin(), used.end(), path))
      path = (fs::path(templates_) / path).string();
  return paths;
}

}  // namespace attnfig
