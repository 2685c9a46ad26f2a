#include "cli/diff_batch.h"

#include <fmt/format.h>

#include <algorithm>

namespace attnfig {
namespace {

namespace fs = std::filesystem;

bool same_file(const std::string& one, const std::string& other) {
  return fs::path(one).lexically_normal() == fs::path(other).lexically_normal();
}

bool fits(const Batch& batch, std::size_t number, const std::string& name) {
  const fs::path figure = batch.outputs().in_folder(number);
  return same_file(name, batch.output(number)) || same_file(name, batch.input(number)) ||
         same_file(name, figure.string()) || name == fs::path(figure).replace_extension() ||
         name == batch.outputs().name(number);
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
    for (std::size_t i = 0; i < batch.size(); ++i) names_of_all.push_back(batch.outputs().name(i));
    throw UsageError{fmt::format("--only {}: no such figure; {}", printable(name),
                                 choose_from(name, names_of_all))};
  }
}

Argument selection_row(std::vector<std::string>& names) {
  return {.names = "--only",
          .about = "only these figures: names, or paths of figures or specs",
          .target = &names,
          .value = "FIGURE",
          .separated = true};
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
