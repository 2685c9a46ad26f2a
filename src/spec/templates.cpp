#include "spec/templates.h"

#include "input/yaml.h"
#include "theme/legibility.h"

#include <algorithm>

namespace attnfig {
namespace {

/// What holds of a file beyond its fields, each of which is right.
void check(const Reader&, const Node&, const Page&) {}
void check(const Reader&, const Node&, const Language&) {}
void check(const Reader& reader, const Node& node, const Theme& theme) {
  check_legibility(reader, node, theme);
}

/// Reads one file into the type that its folder holds.
template <class T>
T read_template(const TemplateFile& file) {
  try {
    const Source source(file.text);
    Complaints complaints;
    const Node node = read_yaml(source, complaints);
    const Reader reader{source, complaints};
    T value;
    const Target target{&T::table, &value};
    read_mapping(reader, node, {&target, 1});
    if (complaints.empty()) check(reader, node, value);
    if (!complaints.empty()) throw InvalidInput{complaints.sorted()};
    return value;
  } catch (InvalidInput& invalid) {
    invalid.name = file.path;
    invalid.text = file.text;
    throw;
  }
}

std::string path_of(std::string_view kind, std::string_view name) {
  return fmt::format("{}/{}.yaml", kind, name);
}

}  // namespace

Templates::Templates() : files_(embedded_templates()) {}

Templates::Templates(std::vector<TemplateFile> files)
    : files_(std::move(files)), given_(files_.size()) {
  for (TemplateFile& built_in : embedded_templates()) {
    const bool replaced = std::any_of(files_.begin(), files_.end(), [&](const TemplateFile& file) {
      return file.path == built_in.path;
    });
    if (!replaced) files_.push_back(std::move(built_in));
  }
}

template <class T>
const T* Templates::get(std::map<std::string, T>& read, std::string_view kind,
                        const std::string& name) {
  note_use(kind, name);
  if (const auto known = read.find(name); known != read.end()) return &known->second;
  const std::string path = path_of(kind, name);
  const auto file = std::find_if(files_.begin(), files_.end(), [&](const TemplateFile& candidate) {
    return candidate.path == path;
  });
  if (file == files_.end()) return nullptr;
  T value = read_template<T>(*file);
  value.name = name;
  return &read.emplace(name, std::move(value)).first->second;
}

void Templates::note_use(std::string_view kind, std::string_view name) {
  asked_.insert(path_of(kind, name));
}

std::vector<std::string> Templates::used() const {
  std::vector<std::string> paths;
  for (std::size_t i = 0; i < given_; ++i)
    if (asked_.contains(files_[i].path)) paths.push_back(files_[i].path);
  std::sort(paths.begin(), paths.end());
  return paths;
}

std::string embedded_template(std::string_view path) {
  for (TemplateFile& file : embedded_templates())
    if (file.path == path) return std::move(file.text);
  return {};
}

std::string starter_spec() {
  return embedded_template("starter.yaml");
}

std::vector<std::string> Templates::names(std::string_view kind) const {
  std::vector<std::string> names;
  constexpr std::string_view ending = ".yaml";
  for (const TemplateFile& file : files_) {
    const std::string_view path = file.path;
    if (!path.starts_with(kind) || path.substr(kind.size(), 1) != "/" || !path.ends_with(ending))
      continue;
    names.emplace_back(path.substr(kind.size() + 1, path.size() - kind.size() - 1 - ending.size()));
  }
  std::sort(names.begin(), names.end());
  return names;
}

const Page* Templates::page(const std::string& name) {
  return get(pages_, "pages", name);
}
const Language* Templates::language(const std::string& name) {
  return get(languages_, "languages", name);
}
const Theme* Templates::theme(const std::string& name) {
  return get(themes_, "themes", name);
}

}  // namespace attnfig
