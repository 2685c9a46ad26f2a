#include "cli/documents.h"

#include "cli/need.h"
#include "io/files.h"

namespace attnfig {

std::shared_ptr<Documents::Kept> Documents::kept(std::size_t index) {
  const std::scoped_lock lock(mutex_);
  std::shared_ptr<Kept>& spec = specs_[index / batch_.files_of_input()];
  if (spec == nullptr) {
    spec = std::make_shared<Kept>();
    spec->left = batch_.files_of_input();
  }
  return spec;
}

Document Documents::of(std::size_t index) {
  const std::shared_ptr<Kept> spec = kept(index);
  const std::scoped_lock lock(spec->mutex);
  if (spec->document) return *spec->document;
  const std::string input = batch_.input(index);
  if (!spec->text)
    spec->text = input == "-" ? read_stdin(largest_config) : read_file(input, largest_config);
  spec->document = need(library_.read(*spec->text, {.file = input == "-" ? "<stdin>" : input,
                                                    .language = batch_.language(index),
                                                    .assume = config_.assume}));
  spec->text.reset();
  return *spec->document;
}

void Documents::done(std::size_t index) {
  const std::shared_ptr<Kept> spec = kept(index);
  const std::scoped_lock lock(mutex_);
  if (--spec->left == 0) specs_.erase(index / batch_.files_of_input());
}

}  // namespace attnfig
