#include "cli/diff_batch.h"

#include <fmt/format.h>

#include <algorithm>

namespace attnfig {
namespace {

namespace fs = std::filesystem;

bool same_file(const std::string& one, const std::string& other) {
  return fs::path(one).lexically_normal() == fs::path(other).lexically_normal();
}

bool fits(const Batch& batch, std::size_t index, const std::string& name) {
  const fs::path figure = batch.in_output(index);
  return same_file(name, batch.output(index)) || same_file(name, batch.input(index)) ||
         same_file(name, figure.string()) || name == fs::path(figure).replace_extension() ||
         name == batch.name(index);
}

}  // namespace

Selection::Selection(const Batch& batch, const std::vector<std::string>& names)
    : chosen_(batch.size(), names.empty()) {
  for (const std::string& name : names) {
    bool any = false;
    for (std::size_t i = 0; i < batch.size(); ++i)
      if (fits(batch, i, name)) chosen_[i] = any = true;
    if (any) continue;
    std::vector<std::string> names_of_all;
    for (std::size_t i = 0; i < batch.size(); ++i) names_of_all.push_back(batch.name(i));
    throw UsageError{fmt::format("--only {}: no such figure; {}", printable(name),
                                 choose_from(name, names_of_all))};
  }
}

void declare_selection(CLI::App& app, std::vector<std::string>& names) {
  app.add_option("--only", names, "only these figures: names, or paths of figures or specs")
      ->type_name("FIGURE")
      ->delimiter(',')
      ->allow_extra_args(false);
}

FigureDiff diff_of(const Job& job, FigureVersion before, std::string after) {
  const std::string name = job.output == "-" ? job.file : job.output;
  return diff_figures(name, std::move(before), {std::move(after), job.document()},
                      job.options.language);
}

std::string figures_text(std::size_t count) {
  return fmt::format("{} {}", count, count == 1 ? "figure" : "figures");
}

}  // namespace attnfig
