#include "cli/depfile.h"

namespace attnfig {

Depfile::Depfile(const Batch& batch) : options_(batch.options().depfile) {
  if (options_.file.empty()) return;
  for (std::size_t i = 0; i < batch.size(); ++i) {
    rules_.push_back({.output = batch.output(i), .inputs = files_of({batch.input(i)})});
    check_rule(options_, rules_.back());
  }
}

void Depfile::note(std::size_t number, const std::vector<std::string>& inputs) {
  if (rules_.empty()) return;
  for (const std::string& path : inputs) rules_[number].inputs.push_back(path);
}

}  // namespace attnfig
