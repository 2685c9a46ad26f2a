#include "cli/depfile_options.h"

#include "attnfig.h"
#include "io/files.h"

#include <fmt/format.h>

namespace attnfig {
namespace {

DepsFormat format_of(const DepfileOptions& options) {
  return options.format == "json" ? DepsFormat::json : DepsFormat::make;
}

void check_path(const DepfileOptions& options, const std::string& path) {
  const DepsFormat format = format_of(options);
  if (!can_hold(format, path))
    throw UsageError{fmt::format("{}: a depfile cannot hold this name; {}", printable(path),
                                 format == DepsFormat::make
                                     ? "rename the file, or use --deps-format json"
                                     : "rename the file")};
}

}  // namespace

void declare_depfile(Arguments& arguments, DepfileOptions& options) {
  arguments.push_back({.names = "--depfile",
                       .about = "write which files each figure was made from",
                       .target = &options.file,
                       .value = "FILE",
                       .values = Values::file});
  arguments.push_back({.names = "--deps-format",
                       .about = "make, which Ninja reads too, or json",
                       .target = &options.format,
                       .choices = {"make", "json"},
                       .fallback = options.format,
                       .goes_with = "--depfile"});
}

void check_rule(const DepfileOptions& options, const DepRule& rule) {
  if (options.file.empty()) return;
  if (options.file == "-") throw UsageError{"--depfile names a file, not standard output"};
  if (rule.output == "-")
    throw UsageError{"--depfile needs the name of the figure: give one with -o"};
  check_path(options, rule.output);
  for (const std::string& input : rule.inputs) check_path(options, input);
}

std::vector<std::string> files_of(std::vector<std::string> inputs) {
  std::erase(inputs, "-");
  return inputs;
}

void write_rules(const DepfileOptions& options, const std::vector<DepRule>& rules) {
  if (options.file.empty()) return;
  for (const DepRule& rule : rules) check_rule(options, rule);
  write_file(options.file, write_depfile(format_of(options), rules));
}

}  // namespace attnfig
