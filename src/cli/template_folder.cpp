#include "cli/template_folder.h"

#include "cli/command.h"
#include "diagnostic.h"
#include "input/source.h"
#include "io/files.h"

#include <fmt/format.h>

namespace attnfig {

void declare_templates(CLI::App& app, std::string& folder) {
  app.add_option("--templates", folder,
                 "folder whose pages, themes and languages stand in for the built-in")
      ->type_name("FOLDER");
}

std::vector<TemplateFile> read_template_folder(const std::string& folder) {
  std::vector<TemplateFile> files;
  if (folder.empty()) return files;
  for (const char* kind : {"pages", "themes", "languages"}) {
    const std::filesystem::path part = std::filesystem::path(folder) / kind;
    if (!std::filesystem::is_directory(part)) continue;
    for (const std::string& file : files_under(part, ".yaml"))
      files.push_back({fmt::format("{}/{}", kind, file), read_file(part / file, largest_input)});
  }
  if (files.empty())
    throw UsageError{
        fmt::format("{}: no pages, themes or languages in this folder", printable(folder))};
  return files;
}

std::vector<std::string> in_template_folder(const std::string& folder,
                                            std::vector<std::string> paths) {
  for (std::string& path : paths) path = (std::filesystem::path(folder) / path).string();
  return paths;
}

}  // namespace attnfig
