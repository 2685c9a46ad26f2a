#pragma once

#include "attnfig_depfile.h"
#include "cli/command.h"

#include <string>
#include <vector>

namespace attnfig {

/// The file that tells a build system what figures were made from, and its format.
struct DepfileOptions {
  std::string file;  // empty: none
  std::string format = "make";
};

void declare_depfile(Arguments& arguments, DepfileOptions& options);

/// Throws UsageError if the depfile cannot spell a path of the rule, or if the figure goes to
/// standard output. Does nothing if no depfile was asked for.
void check_rule(const DepfileOptions& options, const DepRule& rule);

/// The paths that are files: "-" is standard input, which cannot be newer than a figure.
std::vector<std::string> files_of(std::vector<std::string> inputs);

/// Checks the rules again, because templates are known only now, and writes them if a depfile was
/// asked for.
void write_rules(const DepfileOptions& options, const std::vector<DepRule>& rules);

}  // namespace attnfig
