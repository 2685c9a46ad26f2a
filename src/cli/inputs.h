#pragma once

#include "attnfig.h"

#include <string>
#include <vector>

namespace attnfig {

/// The specs in a folder, sorted, as paths from it. Files of claims and project files are none.
std::vector<std::string> specs_under(const std::string& folder);

/// Where claims about a spec stand: specs/claims/gqa.yaml for specs/gqa.yaml.
std::string claims_path(const std::string& spec);

/// The specs of a call, found but not yet read. Holds one short string a spec, because a call may
/// have tens of thousands.
class Inputs {
 public:
  /// `arguments` are specs, folders of specs and "-". Throws UsageError for a folder without specs
  /// and for a project file.
  Inputs(std::vector<std::string> arguments, const Project& project);

  std::size_t size() const { return specs_.size(); }
  /// The path of a spec; "-" is standard input.
  std::string path(std::size_t index) const;
  /// The spec's path from the folder that was named, or from the project's folder of specs that it
  /// is in; else its file name.
  std::string from_folder(std::size_t index) const;
  bool is_of_folder(std::size_t index) const { return !specs_[index].in_folder.empty(); }
  bool any_of_folder() const;

 private:
  /// A spec named by an argument, or found in a folder that was.
  struct Spec {
    std::size_t argument = 0;
    std::string in_folder = {};  // path from that folder; empty: the argument itself
  };

  void add(std::size_t argument);
  void drop_repeated();

  std::vector<std::string> arguments_;
  std::vector<std::string> project_folders_;  // of specs, spelled out
  std::vector<Spec> specs_;
};

}  // namespace attnfig
