#pragma once

#include "attnfig.h"
#include "cli/arguments.h"
#include "cli/run_files.h"

namespace attnfig {

/// What every command takes that draws or says anything: where templates are, and whether
/// attnfig.yaml is heeded.
struct SetupOptions {
  std::string templates;
  bool no_project = false;
};

void declare_setup(Arguments& arguments, SetupOptions& options);

/// The project and the templates of a call.
class Setup {
 public:
  /// Of a call with these inputs. Throws what `find_project` does.
  Setup(const SetupOptions& options, const std::vector<std::string>& inputs);

  const Project& project() const { return project_; }
  /// The folder whose templates stand in for the built-in ones; empty: none.
  const std::string& templates() const { return templates_; }
  /// Reads the templates. Throws UsageError if the folder holds none.
  Library library() const;
  /// The files that the library is made from.
  std::vector<ReadFile> files() const;
  /// The paths of a document's inputs, from the current folder.
  std::vector<std::string> inputs(const Document& document, const DrawOptions& options) const;

 private:
  Project project_;
  std::string templates_;
};

}  // namespace attnfig
