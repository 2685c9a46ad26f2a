#include "spec/templates.h"

#include "input/yaml.h"
#include "spec/embedded.h"
#include "spec/like.h"
#include "theme/legibility.h"

#include <algorithm>
#include <functional>

namespace attnfig {
namespace {

/// The objects that the fields of a file are read into.
std::vector<Target> targets_of(Page& page, const TemplateStore::Rows&) {
  return {{&Page::table, &page}};
}
std::vector<Target> targets_of(Language& language, const TemplateStore::Rows& rows) {
  return {{&Language::table, &language}, {&rows.word_table, &language.words}};
}
std::vector<Target> targets_of(Theme& theme, const TemplateStore::Rows&) {
  return {{&Theme::table, &theme}};
}

/// What files are read with.
struct Context {
  const TemplateStore::Rows& rows;
  /// Adds what a template that is like another one has of that.
  std::function<Node(const Reporter& reporter, Node own)> with_base;
  /// The font that a theme is measured by.
  std::function<const MeasuredFont&(const Reporter& reporter, const Node& theme)> font_of;
};

/// Reads the parts that depend on the existing kinds of figures, or on other files.
void complete(const Reporter& reporter, const Node&, Page& page, const Context& context) {
  page.blocks = read_blocks(reporter, page.figures, context.rows.vocabulary.kinds(), {});
}
void complete(const Reporter&, const Node&, Language&, const Context&) {}
StatedMetrics read_stated(const Reporter& reporter, const Node* node,
                          const TemplateStore::Rows& rows) {
  StatedMetrics metrics;
  const Target target{&rows.metric_table, &metrics};
  if (node != nullptr && node->kind == Node::Kind::mapping)
    read_mapping(reporter, *node, {&target, 1});
  return metrics;
}
void complete(const Reporter& reporter, const Node& node, Theme& theme, const Context& context) {
  const TemplateStore::Rows& rows = context.rows;
  const auto stated = [&](std::string_view key) {
    return read_stated(reporter, node.find(key), rows);
  };
  const StatedMetrics usual = stated("metrics");
  const FontWidths& widths = context.font_of(reporter, node).widths;
  theme.metrics = usual_metrics(rows.metrics, usual, widths);
  theme.narrow = narrow_metrics(rows.metrics, stated("narrow"), usual, widths);
}

/// Checks a file beyond its single fields.
void check(const Reporter&, const Node&, const Page&, const Context&) {}
void check(const Reporter&, const Node&, const Language&, const Context&) {}
void check(const Reporter& reporter, const Node& node, Theme& theme, const Context& context) {
  remark_on_families(reporter, node, context.font_of(reporter, node), theme);
  check_legibility(reporter, node, theme, context.rows.vocabulary.marks());
}

/// Completes what is remarked on a file that was read.
void locate_remarks(const TemplateFile&, const Page&) {}
void locate_remarks(const TemplateFile&, const Language&) {}
void locate_remarks(const TemplateFile& file, Theme& theme) {
  theme.remarks = located(std::move(theme.remarks), file.path, file.text);
}

template <class T>
T read_node(const Reporter& reporter, const Node& node, const Context& context) {
  T value;
  const std::vector<Target> targets = targets_of(value, context.rows);
  read_mapping(reporter, node, targets);
  if (node.kind == Node::Kind::mapping) complete(reporter, node, value, context);
  return value;
}

/// Reports mistakes in parts that are not read before they are needed.
void check_late_parts(const Reporter&, const Page&) {}
void check_late_parts(const Reporter&, const Theme&) {}
void check_late_parts(const Reporter& reporter, const Language& language) {
  check_wordings(reporter, language.texts);
}

/// Reads one file into its folder's type.
template <class T>
T read_template(const TemplateFile& file, const Context& context) {
  try {
    const SourceText source(file.text);
    Diagnostics diagnostics;
    Node own = read_yaml(source, diagnostics);
    const Reporter reporter{source, diagnostics};
    const Node node = context.with_base(reporter, std::move(own));
    T value = read_node<T>(reporter, node, context);
    check_late_parts(reporter, value);
    if (diagnostics.empty()) check(reporter, node, value, context);
    if (!diagnostics.empty()) throw InvalidInput{diagnostics.sorted()};
    locate_remarks(file, value);
    return value;
  } catch (InvalidInput& invalid) {
    if (invalid.name.empty()) invalid.name = file.path, invalid.text = file.text;
    throw;
  }
}

/// Takes a file that was read when the program was built. Tests check such files; if one is faulty,
/// its text is read again for the places.
template <class T>
T read_embedded(const EmbeddedTemplate& file, const Context& context) {
  const SourceText source("");
  Diagnostics diagnostics;
  T value = read_node<T>({source, diagnostics}, unpacked(file.nodes), context);
  if (diagnostics.empty()) return value;
  return read_template<T>({std::string(file.path), std::string(file.text)}, context);
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

TemplateStore::Rows::Rows(Vocabulary all)
    : vocabulary(std::move(all)),
      metrics(vocabulary.metrics()),
      word_rows(word_fields(vocabulary.words())),
      metric_rows(metric_fields(metrics)),
      word_table{Language::table.name, Language::table.about, word_rows},
      metric_table{"metrics", "Sizes and gaps in pixels.", metric_rows} {}

TemplateStore::TemplateStore(Vocabulary vocabulary, std::vector<TemplateFile> files)
    : vocabulary_(std::move(vocabulary)), files_(std::move(files)) {}

const TemplateStore::Rows& TemplateStore::rows() const {
  if (rows_ == nullptr) rows_ = std::make_unique<const Rows>(vocabulary_);
  return *rows_;
}

StatedMetrics TemplateStore::read_metrics(const Reporter& reporter, const Node& node) const {
  return read_stated(reporter, &node, rows());
}

template <class T>
const T* TemplateStore::get(std::map<std::string, T>& read, std::string_view kind,
                            const std::string& name) const {
  const std::scoped_lock lock(mutex_);
  if (const auto known = read.find(name); known != read.end()) return &known->second;
  const std::string path = path_of(kind, name);
  const auto keep = [&](T value) {
    value.name = name;
    return &read.emplace(name, std::move(value)).first->second;
  };
  const Context context = {
      .rows = rows(),
      .with_base = [&](const Reporter& reporter,
                       Node own) { return with_base(reporter, std::move(own), kind, {path}); },
      .font_of = [&](const Reporter& reporter, const Node& theme) -> const MeasuredFont& {
        return font_of(reporter, theme, path);
      }};
  const auto given = find_file(files_, path);
  if (given != files_.end()) return keep(read_template<T>(*given, context));
  const std::span<const EmbeddedTemplate> built_in = embedded_templates();
  const auto embedded = find_file(built_in, path);
  return embedded == built_in.end() ? nullptr : keep(read_embedded<T>(*embedded, context));
}

Node TemplateStore::with_base(const Reporter& reporter, Node own, std::string_view kind,
                              std::vector<std::string> above) const {
  const Node* named = own.find(like_key);
  if (named == nullptr || own.kind != Node::Kind::mapping) return own;
  const std::size_t offset = named->offset;
  const std::string name = named->kind == Node::Kind::scalar ? named->text : std::string();
  const std::string path = path_of(kind, name);
  remove_key(own, like_key);
  bases_[above.front()].push_back(path);
  // A file that stands in for a built-in one may be like that.
  const bool stands_in = std::find(above.begin(), above.end(), path) != above.end();
  const auto given = find_file(files_, path);
  if (given != files_.end() && !stands_in) {
    try {
      const SourceText source(given->text);
      Diagnostics diagnostics;
      Node base = read_yaml(source, diagnostics);
      above.push_back(path);
      base = with_base({source, diagnostics}, std::move(base), kind, above);
      if (!diagnostics.empty()) throw InvalidInput{diagnostics.sorted()};
      return put_over(std::move(own), base, offset);
    } catch (InvalidInput& invalid) {
      if (invalid.name.empty()) invalid.name = given->path, invalid.text = given->text;
      throw;
    }
  }
  const std::span<const EmbeddedTemplate> built_in = embedded_templates();
  const auto embedded = find_file(built_in, path);
  if (embedded != built_in.end())
    return put_over(std::move(own), unpacked(embedded->nodes), offset);
  const std::vector<std::string> all = names(kind);
  const std::vector<std::string_view> known(all.begin(), all.end());
  reporter.report(offset,
                  stands_in ? fmt::format("like: \"{}\" is like itself", name)
                            : fmt::format("like: there is no \"{}\"", name),
                  choose_from(name, known));
  throw InvalidInput{reporter.diagnostics.sorted()};
}

const MeasuredFont& TemplateStore::font_of(const Reporter& reporter, const Node& theme,
                                           const std::string& path) const {
  const Node* named = theme.find("font_metrics");
  if (named == nullptr || named->text.empty()) return built_in_measured_font();
  const std::string font = path_of("fonts", named->text);
  bases_[path].push_back(font);
  if (const auto known = fonts_.find(font); known != fonts_.end()) return known->second;
  const auto given = find_file(files_, font);
  if (given != files_.end()) return fonts_.emplace(font, read_measured_font(*given)).first->second;
  reporter.report(named->offset, fmt::format("font_metrics: there is no {}", font),
                  "attnfig font makes one of a font's file");
  return built_in_measured_font();
}

const TemplateFile* TemplateStore::font_file(const Theme& theme) const {
  const auto given = find_file(files_, path_of("fonts", theme.font_metrics));
  return given == files_.end() ? nullptr : &*given;
}

std::vector<std::string> TemplateStore::bases_of(const std::string& path) const {
  const std::scoped_lock lock(mutex_);
  const auto found = bases_.find(path);
  return found == bases_.end() ? std::vector<std::string>() : found->second;
}

std::vector<std::string> TemplateStore::names(std::string_view kind) const {
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

std::vector<std::string> TemplateStore::given() const {
  std::vector<std::string> paths;
  for (const TemplateFile& file : files_) paths.push_back(file.path);
  std::sort(paths.begin(), paths.end());
  return paths;
}

const Page* TemplateStore::page(const std::string& name) const {
  return get(pages_, "pages", name);
}
const Language* TemplateStore::language(const std::string& name) const {
  return get(languages_, "languages", name);
}
const Theme* TemplateStore::theme(const std::string& name) const {
  return get(themes_, "themes", name);
}

}  // namespace attnfig
