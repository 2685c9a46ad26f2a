#pragma once

#include "attnfig.h"
#include "cli/run_files.h"

#include <CLI/App.hpp>

namespace attnfig {

/// The option --templates.
void declare_templates(CLI::App& app, std::string& folder);

/// The pages, themes and languages of a folder that is laid out like templates/; none for an empty
/// path. Throws UsageError if the folder holds none.
std::vector<TemplateFile> read_template_folder(const std::string& folder);

/// The files that `read_template_folder` reads.
std::vector<ReadFile> template_files(const std::string& folder);

/// The paths of files of `read_template_folder`, from the current folder.
std::vector<std::string> in_template_folder(const std::string& folder,
                                            std::vector<std::string> paths);

}  // namespace attnfig
