#include "spec/project.h"

#include "input/yaml.h"

#include <algorithm>
#include <filesystem>

namespace attnfig {
namespace {

constexpr Field row_of(const Setting& setting, std::string_view about, std::string_view fallback) {
  return {.name = setting.project, .about = about, .fallback = fallback};
}

constexpr Field fields[] = {
    field<&ProjectFields::specs>(
        row_of(settings::specs, "specs and folders of specs that a call means which names none",
               "(a call names them)")),
    field<&ProjectFields::output>(
        row_of(settings::output,
               "folder in this one that figures go to, by the paths of their specs in `specs`",
               "(beside the spec)")),
    field<&ProjectFields::languages>(
        row_of(settings::language,
               "languages of the texts; figures of each further one go to a folder "
               "of its name",
               "(en)")),
    field<&ProjectFields::themes>(row_of(
        settings::theme,
        "themes of the figures; those of each further one go to a folder of its name", "(modern)")),
    field<&ProjectFields::templates>(
        row_of(settings::templates, settings::templates.about, "(the built-in)")),
    field<&ProjectFields::page_width>(
        row_of(settings::page_width, settings::page_width.about, "(wide)")),
    field<&ProjectFields::mode>(row_of(settings::mode, settings::mode.about, "(auto)")),
    field<&ProjectFields::background>(
        row_of(settings::background, settings::background.about, "(none)")),
    field<&ProjectFields::formats>(row_of(settings::format, settings::format.about, "(svg)")),
};

/// The one word of a field that takes no list; a folder inside of the project's own.
std::string inner_folder(const Reporter& reporter, const Setting& setting, const WordList& field) {
  if (field.words.empty()) return {};
  if (1 < field.words.size())
    reporter.report(field.offset,
                    fmt::format("{}: expected one folder, got a list", setting.project));
  const std::string& path = field.words.front();
  if (path.empty()) return {};  // reported already
  const std::filesystem::path folder = std::filesystem::path(path).lexically_normal();
  if (folder.is_absolute() || *folder.begin() == "..")
    reporter.report(
        field.offset,
        fmt::format("{}: {} is outside of the project's folder", setting.project, printable(path)),
        fmt::format("name a folder beside {} or below it", project_file));
  return path;
}

/// The one word of a field, if it is right.
std::string one_word(const Reporter& reporter, const Setting& setting, const WordList& field,
                     bool (*is_right)(std::string_view)) {
  if (field.words.empty()) return {};
  const std::string& word = field.words.front();
  if (1 < field.words.size() || !is_right(word))
    reporter.report(field.offset,
                    fmt::format("{}: unknown value \"{}\"", setting.project, printable(word)),
                    fmt::format("write {}", setting.about));
  return word;
}

bool is_mode(std::string_view word) {
  return read_mode(word).has_value();
}

/// Words that are each a page width.
std::vector<std::string> widths(const Reporter& reporter, const WordList& field) {
  for (const std::string& word : field.words)
    if (!read_page_width(word))
      reporter.report(
          field.offset,
          fmt::format("{}: \"{}\" is no page width", settings::page_width.project, printable(word)),
          page_width_hint);
  return field.words;
}

/// Words that are each one of a list.
std::vector<std::string> chosen(const Reporter& reporter, const Setting& setting,
                                const WordList& field, std::span<const std::string_view> known) {
  for (const std::string& word : field.words)
    if (std::find(known.begin(), known.end(), word) == known.end())
      reporter.report(field.offset,
                      fmt::format("{}: unknown value \"{}\"", setting.project, printable(word)),
                      choose_from(word, known));
  return field.words;
}

}  // namespace

const Table ProjectFields::table = {
    "a project",
    "What holds for all figures of a project, in `attnfig.yaml`. It is looked for from the folder "
    "of a spec upwards, to the top of the git work tree; outside of one, in the spec's folder. "
    "`output` and `templates` are one folder each; of anything else there may be one or a list.",
    fields};

Project parse_project(std::string_view text, const std::string& file) {
  if (text.find_first_not_of(" \t\r\n") == std::string_view::npos) return {.file = file};
  const SourceText source(text);
  Diagnostics diagnostics;
  const Node node = read_yaml(source, diagnostics);
  const Reporter reporter{source, diagnostics};
  ProjectFields read;
  const Target target{&ProjectFields::table, &read};
  read_mapping(reporter, node, {&target, 1});
  Project project{
      .file = file,
      .specs = read.specs.words,
      .output = inner_folder(reporter, settings::output, read.output),
      .languages = read.languages.words,
      .themes = read.themes.words,
      .templates = inner_folder(reporter, settings::templates, read.templates),
      .page_widths = widths(reporter, read.page_width),
      .formats = chosen(reporter, settings::format, read.formats, figure_formats),
      .mode = one_word(reporter, settings::mode, read.mode, is_mode),
      .background = one_word(reporter, settings::background, read.background, is_background)};
  if (!diagnostics.empty()) throw InvalidInput{diagnostics.sorted()};
  return project;
}

}  // namespace attnfig
