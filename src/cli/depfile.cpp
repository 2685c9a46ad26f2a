#include "cli/depfile.h"

#include "diagnostic.h"
#include "io/files.h"
#include "report/depfile.h"

#include <fmt/format.h>

#include <algorithm>

namespace attnfig {
namespace {

namespace fs = std::filesystem;

DepsFormat format_of(const DepfileOptions& options) {
  return options.format == "json" ? DepsFormat::json : DepsFormat::make;
}

bool same_file(const fs::path& a, const fs::path& b) {
  std::error_code none;
  return fs::equivalent(a, b, none) ||
         (fs::current_path() / a).lexically_normal() == (fs::current_path() / b).lexically_normal();
}

}  // namespace

void declare_depfile(CLI::App& app, DepfileOptions& options) {
  CLI::Option* file =
      app.add_option("--depfile", options.file, "write which files each figure was made from")
          ->type_name("FILE");
  app.add_option("--deps-format", options.format, "make, which Ninja reads too, or json")
      ->check(CLI::IsMember({"make", "json"}))
      ->needs(file)
      ->capture_default_str();
}

Depfile::Depfile(const BatchOptions& options, const Batch& batch)
    : options_(options), batch_(batch) {
  const std::string& file = options.depfile.file;
  if (file.empty()) return;
  if (file == "-") throw UsageError{"--depfile names a file, not standard output"};
  for (std::size_t i = 0; i < batch.size(); ++i) {
    if (batch.output(i) == "-")
      throw UsageError{"--depfile needs the name of the figure: give one with -o"};
    for (const std::string& path : {batch.output(i), batch.input(i)}) {
      refuse_unwritable(path);
      refuse_to_replace(path);
    }
  }
  templates_.resize(batch.size());
}

void Depfile::refuse_to_replace(const std::string& path) const {
  if (same_file(options_.depfile.file, path))
    throw UsageError{
        fmt::format("--depfile {} would replace that file", printable(options_.depfile.file))};
}

void Depfile::refuse_unwritable(const std::string& path) const {
  if (can_hold(format_of(options_.depfile), path)) return;
  throw UsageError{fmt::format("{}: a depfile cannot hold this name; {}", printable(path),
                               format_of(options_.depfile) == DepsFormat::make
                                   ? "rename the file, or use --deps-format json"
                                   : "rename the file")};
}

void Depfile::note(std::size_t index, const std::vector<std::string>& templates) {
  if (!templates_.empty()) templates_[index] = templates;
}

void Depfile::write() const {
  if (options_.depfile.file.empty()) return;
  std::vector<DepRule> rules;
  for (std::size_t i = 0; i < batch_.size(); ++i) {
    DepRule rule{.output = batch_.output(i), .inputs = {}};
    // What came through a pipe is no file that could be newer than the figure.
    if (const std::string spec = batch_.input(i); spec != "-") rule.inputs.push_back(spec);
    for (const std::string& file : templates_[i])
      rule.inputs.push_back((fs::path(options_.templates) / file).string());
    std::for_each(rule.inputs.begin(), rule.inputs.end(),
                  [&](const std::string& path) { refuse_unwritable(path); });
    rules.push_back(std::move(rule));
  }
  write_file(options_.depfile.file, write_depfile(format_of(options_.depfile), rules));
}

}  // namespace attnfig
