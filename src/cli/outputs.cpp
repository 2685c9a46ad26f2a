#include "cli/outputs.h"

#include "cli/command.h"
#include "cli/figure_name.h"
#include "cli/page_width.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <set>

namespace attnfig {
namespace {

namespace fs = std::filesystem;

/// Each once, in their order.
std::vector<std::string> unique(const std::vector<std::string>& names) {
  std::vector<std::string> all;
  for (const std::string& name : names)
    if (std::find(all.begin(), all.end(), name) == all.end()) all.push_back(name);
  return all;
}

/// Whether a format depends on how the figure is drawn; tables and dumps of the model do not.
bool is_drawn(const std::string& format) {
  return format == "svg" || format == "png" || format == "pdf" || format == "scene";
}

std::vector<std::optional<PageWidth>> widths_of(const std::vector<std::string>& names,
                                                const std::string& format) {
  std::vector<std::optional<PageWidth>> widths;
  if (is_drawn(format))
    for (const std::string& name : unique(names)) widths.emplace_back(page_width_of(name));
  if (widths.empty()) widths.emplace_back();
  return widths;
}

/// How many different ones there are.
template <class Member>
std::size_t count(const std::vector<Variation>& variations, Member member) {
  std::set<std::string> all;
  for (const Variation& variation : variations) all.insert(variation.*member);
  return all.size();
}

}  // namespace

std::string Variation::ending() const {
  if (page_width == PageWidth::narrow) return ".narrow." + format;
  if (is_first_width) return "." + format;
  return fmt::format(".{}px.{}", page_width->px, format);
}

std::vector<Variation> variations_of(const std::vector<std::string>& languages,
                                     const std::vector<std::string>& themes,
                                     const std::vector<std::string>& widths,
                                     const std::vector<std::string>& formats) {
  std::vector<Variation> all;
  for (const std::string& theme : unique(themes))
    for (const std::string& language : unique(languages)) {
      const fs::path folder = fs::path(theme == themes.front() ? "" : theme) /
                              (language == languages.front() ? "" : language);
      for (const std::string& format : unique(formats)) {
        const std::vector<std::optional<PageWidth>> own = widths_of(widths, format);
        for (const std::optional<PageWidth>& width : own)
          all.push_back({language, theme, width, &width == &own.front(), format, folder.string()});
      }
    }
  return all;
}

Outputs::Outputs(const Inputs& inputs, const std::vector<Variation>& variations, std::string output)
    : inputs_(inputs), variations_(variations), output_(std::move(output)) {
  if (output_ == "-" && 1 < inputs.size()) throw UsageError{"-o - takes one spec"};
  if (output_ == "-" || (output_.empty() && inputs.size() == 1 && inputs.path(0) == "-"))
    check_stdout();
  if (output_.empty() || output_ == "-") return;
  const bool several = inputs.size() != 1 || inputs.is_of_folder(0);
  if (several && fs::exists(output_) && !fs::is_directory(output_))
    throw UsageError{fmt::format("-o {}: several specs need a folder", printable(output_))};
  is_folder_ = several || output_.back() == '/' || fs::is_directory(output_);
  if (is_folder_) return;
  for (const auto& [member, word] :
       {std::pair{&Variation::language, "languages"}, std::pair{&Variation::theme, "themes"}})
    if (1 < count(variations, member))
      throw UsageError{
          fmt::format("-o {}: figures in several {} need a folder", printable(output_), word)};
}

void Outputs::check_stdout() const {
  for (const auto& [member, word] :
       {std::pair{&Variation::language, "language"}, std::pair{&Variation::theme, "theme"}})
    if (1 < count(variations_, member))
      throw UsageError{fmt::format("standard output takes one {}", word)};
  if (1 < variations_.size())
    throw UsageError{"standard output takes one format in one page width"};
}

std::string Outputs::stem(std::size_t number) const {
  const std::size_t spec = spec_of(number);
  if (inputs_.path(spec) == "-") return "figure";
  return fs::path(inputs_.from_folder(spec)).replace_extension().string();
}

std::string Outputs::in_folder(std::size_t number) const {
  const Variation& variation = variation_of(number);
  return (fs::path(variation.folder) / (stem(number) + variation.ending())).string();
}

std::string Outputs::path(std::size_t number) const {
  const std::string spec = inputs_.path(spec_of(number));
  const Variation& variation = variation_of(number);
  if (output_ == "-" || (spec == "-" && output_.empty())) return "-";
  if (output_.empty()) {
    const fs::path figure = fs::path(spec).replace_extension(variation.ending());
    return (figure.parent_path() / variation.folder / figure.filename()).string();
  }
  if (is_folder_) return (fs::path(output_) / in_folder(number)).string();
  if (variations_.size() == 1) return output_;
  return fs::path(output_).replace_extension(variation.ending()).string();
}

std::string Outputs::name(std::size_t number) const {
  const std::string output = path(number);
  return output == "-" ? figure_name(fs::path(stem(number)).filename().string())
                       : figure_name_of_file(output);
}

}  // namespace attnfig
