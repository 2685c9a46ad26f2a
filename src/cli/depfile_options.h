#pragma once

#include "cli/command.h"
#include "report/depfile.h"

#include <string>
#include <vector>

namespace attnfig {

/// Where a build system reads what figures were made from, and in which format.
struct DepfileOptions {
  std::string file;  // empty: nowhere
  std::string format = "make";
};

void declare_depfile(CLI::App& app, DepfileOptions& options);

/// Throws UsageError where the depfile has no spelling for a path of the rule, or where the figure
/// has no name. Nothing is wrong without a depfile.
void check_rule(const DepfileOptions& options, const DepRule& rule);

/// The paths that are files: "-" is standard input, which cannot be newer than a figure.
std::vector<std::string> files_of(std::vector<std::string> inputs);

/// Checks the rules once more, for what became known since, and writes them if a file was named.
void write_rules(const DepfileOptions& options, const std::vector<DepRule>& rules);

}  // namespace attnfig
