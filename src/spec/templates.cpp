#include "spec/templates.h"

#include "input/yaml.h"
#include "spec/embedded.h"
#include "theme/legibility.h"

#include <algorithm>

namespace attnfig {
namespace {

/// What holds of a file beyond its fields, each of which is right.
void check(const Reader&, const Node&, const Page&, std::span<const Mark>) {}
void check(const Reader&, const Node&, const Language&, std::span<const Mark>) {}
void check(const Reader& reader, const Node& node, const Theme& theme,
           std::span<const Mark> marks) {
  check_legibility(reader, node, theme, marks);
}

/// Reads one file into the type that its folder holds.
template <class T>
T read_template(const TemplateFile& file, std::span<const Mark> marks) {
  try {
    const Source source(file.text);
    Complaints complaints;
    const Node node = read_yaml(source, complaints);
    const Reader reader{source, complaints};
    T value;
    const Target target{&T::table, &value};
    read_mapping(reader, node, {&target, 1});
    if (complaints.empty()) check(reader, node, value, marks);
    if (!complaints.empty()) throw InvalidInput{complaints.sorted()};
    return value;
  } catch (InvalidInput& invalid) {
    invalid.name = file.path;
    invalid.text = file.text;
    throw;
  }
}

/// One that was read when the program was built. That it passes the checks is tested then; where it
/// does not, its text tells the places.
template <class T>
T read_embedded(const EmbeddedTemplate& file, std::span<const Mark> marks) {
  const Source source("");
  Complaints complaints;
  T value;
  const Target target{&T::table, &value};
  read_mapping({source, complaints}, unpacked(file.nodes), {&target, 1});
  if (complaints.empty()) return value;
  return read_template<T>({std::string(file.path), std::string(file.text)}, marks);
}

template <class Files>
auto find_file(const Files& files, std::string_view path) {
  return std::find_if(files.begin(), files.end(),
                      [&](const auto& file) { return file.path == path; });
}

std::string path_of(std::string_view kind, std::string_view name) {
  return fmt::format("{}/{}.yaml", kind, name);
}

}  // namespace

Templates::Templates(std::vector<TemplateFile> files, std::vector<Mark> marks)
    : files_(std::move(files)), marks_(std::move(marks)) {}

template <class T>
const T* Templates::get(std::map<std::string, T>& read, std::string_view kind,
                        const std::string& name) {
  note_use(kind, name);
  if (const auto known = read.find(name); known != read.end()) return &known->second;
  const std::string path = path_of(kind, name);
  const auto keep = [&](T value) {
    value.name = name;
    return &read.emplace(name, std::move(value)).first->second;
  };
  const auto given = find_file(files_, path);
  if (given != files_.end()) return keep(read_template<T>(*given, marks_));
  const std::span<const EmbeddedTemplate> built_in = embedded_templates();
  const auto embedded = find_file(built_in, path);
  return embedded == built_in.end() ? nullptr : keep(read_embedded<T>(*embedded, marks_));
}

void Templates::note_use(std::string_view kind, std::string_view name) {
  asked_.insert(path_of(kind, name));
}

std::vector<std::string> Templates::used() const {
  std::vector<std::string> paths;
  for (const TemplateFile& file : files_)
    if (asked_.contains(file.path)) paths.push_back(file.path);
  std::sort(paths.begin(), paths.end());
  return paths;
}

std::string starter_spec() {
  return std::string(embedded_template("starter.yaml"));
}

std::vector<std::string> Templates::names(std::string_view kind) const {
  std::set<std::string> names;
  const auto add = [&](std::string_view path) {
    constexpr std::string_view ending = ".yaml";
    if (!path.starts_with(kind) || path.substr(kind.size(), 1) != "/" || !path.ends_with(ending))
      return;
    names.emplace(path.substr(kind.size() + 1, path.size() - kind.size() - 1 - ending.size()));
  };
  for (const TemplateFile& file : files_) add(file.path);
  for (const EmbeddedTemplate& file : embedded_templates()) add(file.path);
  return {names.begin(), names.end()};
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
