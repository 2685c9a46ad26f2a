#include "cli/depfile.h"

#include "cli/template_folder.h"

namespace attnfig {

Depfile::Depfile(const BatchOptions& options, const Batch& batch) : options_(options) {
  if (options.depfile.file.empty()) return;
  for (std::size_t i = 0; i < batch.size(); ++i) {
    rules_.push_back({.output = batch.output(i), .inputs = files_of({batch.input(i)})});
    check_rule(options.depfile, rules_.back());
  }
}

void Depfile::note(std::size_t index, const std::vector<std::string>& templates) {
  if (rules_.empty()) return;
  for (const std::string& path : in_template_folder(options_.templates, templates))
    rules_[index].inputs.push_back(path);
}

}  // namespace attnfig
