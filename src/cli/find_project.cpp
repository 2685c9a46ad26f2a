#include "cli/find_project.h"

#include "cli/command.h"
#include "cli/need.h"
#include "io/files.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <set>

namespace attnfig {
namespace {

namespace fs = std::filesystem;

/// Where a search for the project of an input begins.
fs::path folder_of(const std::string& input) {
  const fs::path path = (fs::current_path() / (input == "-" ? "" : input)).lexically_normal();
  return input == "-" || fs::is_directory(path) ? path : path.parent_path();
}

bool is_top_of_work_tree(const fs::path& folder) {
  return fs::exists(folder / ".git");
}

bool is_in_work_tree(fs::path folder) {
  while (!is_top_of_work_tree(folder)) {
    if (!folder.has_relative_path()) return false;
    folder = folder.parent_path();
  }
  return true;
}

/// The project file for inputs of a folder.
std::optional<fs::path> find_file(const fs::path& start) {
  for (fs::path folder = start;; folder = folder.parent_path()) {
    fs::path file = folder / project_file;
    if (fs::is_regular_file(file)) {
      if (folder != start && !is_in_work_tree(folder)) return {};
      return file;
    }
    if (is_top_of_work_tree(folder) || !folder.has_relative_path()) return {};
  }
}

/// A path as a call would name it: from the current folder.
std::string from_here(const fs::path& path) {
  return path.lexically_proximate(fs::current_path()).string();
}

/// Refuses a folder that leads elsewhere by a symbolic link.
void refuse_outside(const Project& project, const fs::path& folder, std::string_view key,
                    const std::string& path) {
  const fs::path real = fs::weakly_canonical(path.empty() ? folder : fs::current_path() / path);
  const fs::path inside = real.lexically_relative(fs::canonical(folder));
  if (inside.empty() || *inside.begin() == "..")
    throw InputError({{.message = fmt::format("{}: {} leads outside of the project's folder, to {}",
                                              key, printable(path), printable(real.string())),
                       .hint = "name a folder that is no link to another place",
                       .file = project.file}});
}

Project read(const fs::path& file) {
  const fs::path folder = file.parent_path();
  Project project = need(read_project(read_file(from_here(file), largest_input), from_here(file)));
  const auto from_folder = [&](std::string& path) {
    if (!path.empty()) path = from_here((folder / path).lexically_normal());
  };
  for (std::string& spec : project.specs) from_folder(spec);
  for (const auto& [setting, path] : {std::pair{&settings::output, &project.output},
                                      std::pair{&settings::templates, &project.templates}}) {
    from_folder(*path);
    refuse_outside(project, folder, setting->project, *path);
  }
  return project;
}

}  // namespace

Project find_project(const std::vector<std::string>& inputs) {
  std::set<fs::path> folders;
  for (const std::string& input : inputs) folders.insert(folder_of(input));
  if (inputs.empty()) folders.insert(folder_of("-"));
  std::optional<fs::path> found = find_file(*folders.begin());
  for (const fs::path& folder : folders) {
    const std::optional<fs::path> other = find_file(folder);
    if (other == found) continue;
    const auto name = [](const std::optional<fs::path>& file) {
      return file ? printable(from_here(*file)) : std::string("none");
    };
    throw UsageError{
        fmt::format("specs of two projects: {} and {}\n  hint: draw each alone, or "
                    "take no project with --no-project",
                    name(found), name(other))};
  }
  return found ? read(*found) : Project();
}

}  // namespace attnfig
