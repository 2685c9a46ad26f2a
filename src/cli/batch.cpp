#include "cli/batch.h"

#include "cli/command.h"
#include "cli/page_width.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

namespace attnfig {
namespace {

namespace fs = std::filesystem;

/// The formats to write: those of --dump or --format, else the one that the output's name ends in.
std::vector<std::string> formats_of(const BatchOptions& options) {
  if (!options.dump.empty()) return {options.dump};
  if (!options.formats.empty()) return options.formats;
  const std::string ending = fs::path(options.output).extension().string();
  for (const std::string_view format : figure_formats)
    if (ending == "." + std::string(format)) return {std::string(format)};
  return {};
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

/// Whether the files of a format are the same on every machine: PNG and PDF depend on its fonts and
/// libraries.
bool is_comparable(const std::string& format) {
  return format != "png" && format != "pdf";
}

/// What is stated first: by the call, by the project, or as a default.
void settle(std::vector<std::string>& stated, const std::vector<std::string>& of_project,
            const Setting& setting) {
  if (stated.empty()) stated = of_project;
  if (stated.empty()) stated = {std::string(setting.fallback)};
}

bool takes_output_of(const Project& project, const BatchOptions& options) {
  const bool from_stdin = options.inputs == std::vector<std::string>{"-"};
  return options.output.empty() && !project.output.empty() && !from_stdin;
}

}  // namespace

BatchOptions settled(BatchOptions options, const Project& project) {
  if (takes_output_of(project, options)) options.output = project.output + "/";
  if (options.inputs.empty()) options.inputs = project.specs;
  settle(options.languages, project.languages, settings::language);
  settle(options.themes, project.themes, settings::theme);
  if (options.page_widths.empty()) options.page_widths = project.page_widths;
  for (const std::string& name : options.page_widths) page_width_of(name);
  options.formats = formats_of(options);
  settle(options.formats, project.formats, settings::format);
  if (options.compares)
    std::erase_if(options.formats, [](const std::string& name) { return !is_comparable(name); });
  return options;
}

void need_inputs(const BatchOptions& options, const Project& project) {
  if (!options.inputs.empty()) return;
  const std::string there_is = project.file.empty()
                                   ? fmt::format("no {} is here that names any", project_file)
                                   : fmt::format("{} names none", printable(project.file));
  throw UsageError{fmt::format("name a spec or a folder of specs: {}", there_is)};
}

std::vector<Variation> variations_of(const BatchOptions& options) {
  return variations_of(options.languages, options.themes, options.page_widths, options.formats);
}

Batch::Batch(const BatchOptions& options)
    : setup_(options.setup, options.inputs),
      options_(settled(options, setup_.project())),
      specs_of_project_(options.inputs.empty()),
      output_of_project_(takes_output_of(setup_.project(), options)),
      scale_(percent_of(options.scale)),
      setup_files_(setup_.files()),
      variations_(variations_of(options_)),
      inputs_(options_.inputs, setup_.project()),
      outputs_(inputs_, variations_, options_.output) {
  need_inputs(options_, setup_.project());
  refuse_losses();
}

ReadFile Batch::read(std::size_t number) const {
  if (number < setup_files_.size()) return setup_files_[number];
  const std::size_t rest = number - setup_files_.size();
  const std::string spec = inputs_.path(rest / 2);
  return rest % 2 == 0 ? ReadFile{spec, "a spec"} : ReadFile{claims_path(spec), "a file of claims"};
}

bool Batch::makes_whole_folder() const {
  return outputs_.is_folder() && inputs_.any_of_folder() &&
         (specs_of_project_ || !output_of_project_);
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
