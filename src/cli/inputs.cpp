#include "cli/inputs.h"

#include "cli/command.h"
#include "io/files.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

namespace attnfig {
namespace {

namespace fs = std::filesystem;

/// One spelling for all paths of a file, symbolic links aside: "a", "./a" and "/folder/a".
std::string spelled_out(const std::string& path) {
  return path == "-" ? path : (fs::current_path() / path).lexically_normal().string();
}

/// The hash of a file's name, so that tens of thousands are compared in little memory.
struct FileName {
  std::size_t hash = 0;
  std::size_t index = 0;  // of the spec

  auto operator<=>(const FileName&) const = default;
};

std::size_t hash_of(const std::string& text) {
  return std::hash<std::string>{}(text);
}

/// Files in folders called "claims" are about specs.
bool is_claims(const fs::path& path) {
  const fs::path folder = path.parent_path();
  return std::find(folder.begin(), folder.end(), "claims") != folder.end();
}

bool is_project_file(const fs::path& path) {
  return path.filename() == project_file;
}

}  // namespace

std::vector<std::string> specs_under(const std::string& folder) {
  std::vector<std::string> files = yaml_files_under(folder);
  std::erase_if(files,
                [](const std::string& file) { return is_claims(file) || is_project_file(file); });
  return files;
}

std::string claims_path(const std::string& spec) {
  const fs::path path = spec;
  return (path.parent_path() / "claims" / path.filename()).string();
}

Inputs::Inputs(std::vector<std::string> arguments, const Project& project)
    : arguments_(std::move(arguments)) {
  for (const std::string& spec : project.specs)
    if (fs::is_directory(spec)) project_folders_.push_back(spelled_out(spec));
  for (std::size_t i = 0; i < arguments_.size(); ++i) add(i);
  drop_repeated();
}

void Inputs::add(std::size_t argument) {
  const std::string& input = arguments_[argument];
  if (is_project_file(input))
    throw UsageError{fmt::format("{}: this is the project file, not a spec", printable(input))};
  if (input == "-" || !fs::is_directory(input)) {
    specs_.push_back({argument});
    return;
  }
  std::vector<std::string> files = specs_under(input);
  if (files.empty())
    throw UsageError{fmt::format("{}: no .yaml files in this folder", printable(input))};
  specs_.reserve(specs_.size() + files.size());
  for (std::string& file : files) specs_.push_back({argument, std::move(file)});
}

void Inputs::drop_repeated() {
  std::vector<FileName> names;
  for (std::size_t i = 0; i < size(); ++i) names.push_back({hash_of(spelled_out(path(i))), i});
  std::sort(names.begin(), names.end());
  std::vector<bool> repeated(size());
  for (std::size_t i = 1; i < names.size(); ++i)
    repeated[names[i].index] =
        names[i - 1].hash == names[i].hash &&
        spelled_out(path(names[i - 1].index)) == spelled_out(path(names[i].index));
  std::size_t index = 0;
  std::erase_if(specs_, [&](const Spec&) { return repeated[index++]; });
}

std::string Inputs::path(std::size_t index) const {
  const Spec& spec = specs_[index];
  const std::string& argument = arguments_[spec.argument];
  return spec.in_folder.empty() ? argument : (fs::path(argument) / spec.in_folder).string();
}

std::string Inputs::from_folder(std::size_t index) const {
  const std::string file = path(index);
  for (const std::string& folder : project_folders_) {
    const fs::path inside = fs::path(spelled_out(file)).lexically_relative(folder);
    if (!inside.empty() && *inside.begin() != "..") return inside.string();
  }
  const Spec& spec = specs_[index];
  return spec.in_folder.empty() ? fs::path(file).filename().string() : spec.in_folder;
}

bool Inputs::any_of_folder() const {
  return std::any_of(specs_.begin(), specs_.end(),
                     [](const Spec& spec) { return !spec.in_folder.empty(); });
}

}  // namespace attnfig
