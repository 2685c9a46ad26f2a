#include "cli/documents.h"

#include "cli/input_file.h"
#include "cli/need.h"

namespace attnfig {

std::shared_ptr<Documents::Kept> Documents::kept(std::size_t number) {
  const std::scoped_lock lock(mutex_);
  std::shared_ptr<Kept>& spec = specs_[batch_.spec_of(number)];
  if (spec == nullptr) {
    spec = std::make_shared<Kept>();
    spec->left = batch_.variations().size();
  }
  return spec;
}

Document Documents::of(std::size_t number) {
  const std::shared_ptr<Kept> spec = kept(number);
  const std::scoped_lock lock(spec->mutex);
  if (spec->document) return *spec->document;
  const std::string input = batch_.input(number);
  if (!spec->text) spec->text = read_input_file(input);
  spec->document = need(library_.read(*spec->text, {.file = input == "-" ? "<stdin>" : input,
                                                    .language = batch_.variation(number).language,
                                                    .assume = batch_.options().config.assume,
                                                    .figure = batch_.options().config.figure,
                                                    .read_file = read_used_file}));
  spec->text.reset();
  return *spec->document;
}

void Documents::done(std::size_t number) {
  const std::shared_ptr<Kept> spec = kept(number);
  const std::scoped_lock lock(mutex_);
  if (--spec->left == 0) specs_.erase(batch_.spec_of(number));
}

}  // namespace attnfig
