#include "cli/watched.h"

#include "attnfig.h"
#include "io/files.h"

#include <fmt/format.h>

#include <algorithm>

namespace attnfig {
namespace {

namespace fs = std::filesystem;

void append(std::vector<std::string>& all, std::vector<std::string> more) {
  all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

/// The folders whose events announce changes in a folder. Those above it announce that it comes
/// back.
std::vector<std::string> folders_for(const std::string& folder) {
  std::vector<std::string> folders = folders_of(folder);
  if (fs::is_directory(folder)) append(folders, folders_under(folder));
  return folders;
}

/// Adds a spec if it exists.
void look_at_spec(Watched& now, const std::string& path) {
  const std::optional<Stamp> stamp = stamp_of(path);
  if (stamp) now.specs.emplace(path, *stamp);
  if (fs::is_symlink(fs::symlink_status(path))) append(now.folders, folders_of(path));
}

void look_at_input(Watched& now, const std::string& input, const Targets& targets) {
  const bool is_folder =
      std::find(targets.folders.begin(), targets.folders.end(), input) != targets.folders.end();
  const std::size_t before = now.specs.size();
  if (!is_folder) {
    append(now.folders, folders_of(input));
    look_at_spec(now, input);
  } else {
    append(now.folders, folders_for(input));
    if (fs::is_directory(input))
      for (const std::string& spec : specs_under(input))
        look_at_spec(now, (fs::path(input) / spec).string());
  }
  if (before < now.specs.size()) now.inputs.push_back(input);
}

void look_at_templates(Watched& now, const std::string& folder) {
  append(now.folders, folders_for(folder));
  if (!fs::is_directory(folder)) return;
  for (const std::string& file : files_under(folder, ".yaml")) {
    const fs::path path = fs::path(folder) / file;
    if (const std::optional<Stamp> stamp = stamp_of(path)) now.setup.emplace(path.string(), *stamp);
  }
}

void look_at_project(Watched& now, const std::string& file) {
  append(now.folders, folders_of(file));
  if (const std::optional<Stamp> stamp = stamp_of(file)) now.setup.emplace(file, *stamp);
}

}  // namespace

Targets targets_of(const BatchOptions& options, const Setup& setup) {
  Targets targets{options.inputs, {}, setup.templates(), setup.project().file};
  for (const std::string& input : options.inputs) {
    if (input == "-") throw UsageError{"watch takes files and folders, not standard input"};
    if (!fs::exists(input))
      throw UsageError{fmt::format("{}: there is no such file or folder", printable(input))};
    if (fs::is_directory(input)) targets.folders.push_back(input);
  }
  return targets;
}

Watched look_at(const Targets& targets, const std::map<std::string, Stamp>& used) {
  Watched now;
  for (const std::string& input : targets.inputs) look_at_input(now, input, targets);
  if (!targets.templates.empty()) look_at_templates(now, targets.templates);
  if (!targets.project.empty()) look_at_project(now, targets.project);
  for (const auto& [file, first_stamp] : used) {
    append(now.folders, folders_of(file));
    now.used.emplace(file, stamp_of(file).value_or(Stamp()));
  }
  std::sort(now.folders.begin(), now.folders.end());
  now.folders.erase(std::unique(now.folders.begin(), now.folders.end()), now.folders.end());
  return now;
}

Changes changes(const Watched& before, const Watched& now) {
  Changes changes;
  const bool others_changed = before.setup != now.setup ||
                              std::any_of(now.used.begin(), now.used.end(), [&](const auto& file) {
                                const auto old = before.used.find(file.first);
                                return old != before.used.end() && old->second != file.second;
                              });
  for (const auto& [path, stamp] : now.specs) {
    const auto old = before.specs.find(path);
    const bool same = old != before.specs.end() && old->second == stamp;
    if (!same || others_changed) changes.to_draw.push_back(path);
  }
  for (const auto& [path, stamp] : before.specs)
    if (!now.specs.contains(path)) changes.gone.push_back(path);
  return changes;
}

BatchOptions options_of(BatchOptions options, const Targets& targets, const Watched& now) {
  const bool several = 1 < targets.inputs.size() || !targets.folders.empty();
  if (several && !options.output.empty() && options.output.back() != '/') options.output += '/';
  options.inputs = now.inputs;
  return options;
}

}  // namespace attnfig
