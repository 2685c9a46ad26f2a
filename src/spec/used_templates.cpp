#include "spec/templates.h"

#include <fmt/format.h>

#include <algorithm>

namespace attnfig {
namespace {

std::set<std::string> set_of(const std::vector<std::string>& paths) {
  return {paths.begin(), paths.end()};
}

}  // namespace

const Page* Templates::page(const std::string& name) {
  note_use("pages", name);
  return store_->page(name);
}
const Language* Templates::language(const std::string& name) {
  note_use("languages", name);
  return store_->language(name);
}
const Theme* Templates::theme(const std::string& name) {
  note_use("themes", name);
  return store_->theme(name);
}

void Templates::note_use(std::string_view kind, std::string_view name) {
  asked_.insert(fmt::format("{}/{}.yaml", kind, name));
}

std::vector<std::string> Templates::used() const {
  std::vector<std::string> paths = store_->given();
  std::set<std::string> used = asked_;
  for (const std::string& path : asked_) used.merge(set_of(store_->bases_of(path)));
  std::erase_if(paths, [&](const std::string& path) { return !used.contains(path); });
  return paths;
}

}  // namespace attnfig
