#include "cli/batch.h"

#include "cli/check_figure.h"
#include "cli/figure_name.h"
#include "cli/page_width.h"
#include "cli/template_folder.h"
#include "io/files.h"

#include <fmt/format.h>

#include <algorithm>

namespace attnfig {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view spec_ending = ".yaml";

/// The formats to write: those of --dump or --format, else the one that the output's name ends in.
std::vector<std::string> formats_of(const BatchOptions& options) {
  if (!options.dump.empty()) return {options.dump};
  if (!options.formats.empty()) return options.formats;
  const std::string ending = fs::path(options.output).extension().string();
  for (const std::string_view format : figure_formats)
    if (ending == "." + std::string(format)) return {std::string(format)};
  return {"svg"};
}

/// Whether a format depends on how the figure is drawn; tables and dumps of the model do not.
bool is_drawn(const std::string& format) {
  return !format.ends_with("md") && format != "model";
}

std::vector<FileKind> kinds_of(const BatchOptions& options) {
  std::vector<FileKind> kinds;
  for (const std::string& format : formats_of(options)) {
    if (options.page_widths.empty() || !is_drawn(format)) {
      kinds.push_back({format});
      continue;
    }
    for (const std::string& name : options.page_widths)
      kinds.push_back({format, page_width_of(name)});
  }
  return kinds;
}

/// Each language once.
std::vector<std::string> languages_of(const BatchOptions& options) {
  std::vector<std::string> languages;
  for (const std::string& language : options.languages)
    if (std::find(languages.begin(), languages.end(), language) == languages.end())
      languages.push_back(language);
  return languages;
}

/// A factor such as 2 or 1.5, in per cent.
unsigned percent_of(const std::string& scale) {
  const std::size_t point = std::min(scale.find('.'), scale.size());
  const std::string whole = scale.substr(0, point);
  std::string part = point == scale.size() ? "" : scale.substr(point + 1);
  part.resize(2, '0');
  const std::string all = whole + part;
  const bool digits = all.find_first_not_of("0123456789") == std::string::npos && !whole.empty();
  const bool fits = point + 3 >= scale.size() && all.size() <= 4;
  const unsigned percent = digits && fits ? static_cast<unsigned>(std::stoul(all)) : 0;
  if (percent == 0 || 1000 < percent)
    throw UsageError{
        fmt::format("--scale {}: expected a factor up to 10, such as 2 or 1.5", printable(scale))};
  return percent;
}

/// One spelling for all paths of a file, symbolic links aside: "a", "./a" and "/folder/a".
std::string spelled_out(const std::string& path) {
  return path == "-" ? path : (fs::current_path() / path).lexically_normal().string();
}

/// The hash of a file's name, so that tens of thousands are compared in little memory.
struct FileName {
  std::size_t hash = 0;
  std::size_t index = 0;  // of the spec

  auto operator<=>(const FileName&) const = default;
};

std::size_t hash_of(const std::string& text) {
  return std::hash<std::string>{}(text);
}

/// Files in folders called "claims" are about specs.
bool is_claims(const std::string& path) {
  const fs::path folder = fs::path(path).parent_path();
  return std::find(folder.begin(), folder.end(), "claims") != folder.end();
}

}  // namespace

std::string FileKind::ending() const {
  return (page_width == PageWidth::narrow ? ".narrow." : ".") + format;
}

std::vector<std::string> specs_under(const std::string& folder) {
  std::vector<std::string> files = files_under(folder, spec_ending);
  std::erase_if(files, is_claims);
  return files;
}

Batch::Batch(const BatchOptions& options)
    : options_(options),
      languages_(languages_of(options)),
      kinds_(kinds_of(options)),
      scale_(percent_of(options.scale)),
      templates_(template_files(options.templates)) {
  for (std::size_t i = 0; i < options.inputs.size(); ++i) add(i);
  drop_repeated();
  const std::string& output = options.output;
  const bool folder_given =
      !output.empty() && output != "-" && (output.back() == '/' || fs::is_directory(output));
  const bool several = inputs_.size() != 1 || !inputs_[0].in_folder.empty();
  if (output == "-" && 1 < inputs_.size()) throw UsageError{"-o - takes one spec"};
  const bool to_stdout =
      output == "-" || (output.empty() && inputs_.size() == 1 && path(inputs_[0]) == "-");
  if (to_stdout && 1 < kinds_.size())
    throw UsageError{"standard output takes one format in one page width"};
  if (to_stdout && 1 < languages_.size()) throw UsageError{"standard output takes one language"};
  if (several && !output.empty() && output != "-" && fs::exists(output) &&
      !fs::is_directory(output))
    throw UsageError{fmt::format("-o {}: several specs need a folder", printable(output))};
  if (1 < languages_.size() && !folder_given && !several && !output.empty())
    throw UsageError{
        fmt::format("-o {}: figures in several languages need a folder", printable(output))};
  into_folder_ = folder_given || (several && output != "-");
  refuse_losses();
}

void Batch::drop_repeated() {
  std::vector<FileName> names;
  for (std::size_t i = 0; i < inputs_.size(); ++i)
    names.push_back({hash_of(spelled_out(path(inputs_[i]))), i});
  std::sort(names.begin(), names.end());
  std::vector<bool> repeated(inputs_.size());
  for (std::size_t i = 1; i < names.size(); ++i)
    repeated[names[i].index] =
        names[i - 1].hash == names[i].hash && spelled_out(path(inputs_[names[i - 1].index])) ==
                                                  spelled_out(path(inputs_[names[i].index]));
  std::size_t index = 0;
  std::erase_if(inputs_, [&](const Input&) { return repeated[index++]; });
}

void Batch::add(std::size_t argument) {
  const std::string& input = options_.inputs[argument];
  if (input != "-" && fs::is_directory(input)) {
    std::vector<std::string> files = specs_under(input);
    if (files.empty())
      throw UsageError{
          fmt::format("{}: no {} files in this folder", printable(input), spec_ending)};
    inputs_.reserve(inputs_.size() + files.size());
    for (std::string& file : files) inputs_.push_back({argument, std::move(file)});
    return;
  }
  inputs_.push_back({argument});
}

std::string Batch::path(const Input& input) const {
  const std::string& argument = options_.inputs[input.argument];
  return input.in_folder.empty() ? argument : (fs::path(argument) / input.in_folder).string();
}

const Batch::Input& Batch::input_of(std::size_t index) const {
  return inputs_[index / files_of_input()];
}

std::string Batch::input(std::size_t index) const {
  return path(input_of(index));
}

std::string Batch::from_folder(std::size_t index) const {
  const Input& input = input_of(index);
  return input.in_folder.empty() ? fs::path(path(input)).filename().string() : input.in_folder;
}

const std::string& Batch::language(std::size_t index) const {
  return languages_[index / kinds_.size() % languages_.size()];
}

std::string Batch::stem(std::size_t index) const {
  if (input(index) == "-") return "figure";
  return fs::path(from_folder(index)).replace_extension().string();
}

std::string Batch::in_output(std::size_t index) const {
  const std::string& language = this->language(index);
  const fs::path folder = language == languages_.front() ? fs::path() : fs::path(language);
  return (folder / (stem(index) + kind(index).ending())).string();
}

bool Batch::folder_to_folder() const {
  return into_folder_ && !options_.output.empty() &&
         std::any_of(inputs_.begin(), inputs_.end(),
                     [](const Input& input) { return !input.in_folder.empty(); });
}

std::string Batch::output(std::size_t index) const {
  const std::string spec = input(index);
  const std::string ending = kind(index).ending();
  if (options_.output == "-" || (spec == "-" && options_.output.empty())) return "-";
  if (options_.output.empty()) {
    const fs::path figure = fs::path(spec).replace_extension(ending);
    if (language(index) == languages_.front()) return figure.string();
    return (figure.parent_path() / language(index) / figure.filename()).string();
  }
  if (into_folder_) return (fs::path(options_.output) / in_output(index)).string();
  if (kinds_.size() == 1) return options_.output;
  return fs::path(options_.output).replace_extension(ending).string();
}

std::string Batch::name(std::size_t index) const {
  const std::string output = this->output(index);
  return output == "-" ? figure_name(fs::path(stem(index)).filename().string())
                       : figure_name_of_file(output);
}

ReadFile Batch::read(std::size_t number) const {
  if (number < templates_.size()) return templates_[number];
  const std::size_t rest = number - templates_.size();
  const std::string spec = path(inputs_[rest / 2]);
  return rest % 2 == 0 ? ReadFile{spec, "a spec"} : ReadFile{claims_path(spec), "a file of claims"};
}

void Batch::refuse_losses() const {
  const std::string& depfile = options_.depfile.file;
  const auto write = [&](std::size_t number) -> WrittenFile {
    if (number < size()) return {output(number), input(number)};
    return {depfile, "--depfile", "depfile"};
  };
  refuse_lost_files({.reads = reads(),
                     .read = [&](std::size_t number) { return read(number); },
                     .writes = size() + (depfile.empty() ? 0 : 1),
                     .write = write});
}

}  // namespace attnfig
