#pragma once

#include "lint/lint.h"

namespace attnfig::lint {

/// A file and its findings.
struct FileReport {
  std::string name;
  std::string_view text;
  std::vector<Reported> findings;
};

/// `file:line:column: error: message [rule]`, the source line with a caret, and how to fix it.
std::string write_human(const std::vector<FileReport>& files, Ansi ansi);

/// {"files": [{"file", "findings": [{"rule", "severity", "line", "column", "message", "mend"}]}]}.
std::string write_json(const std::vector<FileReport>& files);

/// SARIF 2.1.0, which code hosts and editors show. Columns are code points.
std::string write_sarif(const std::vector<FileReport>& files);

/// The purpose of a rule, its reason, and how to fix its findings.
std::string explain(const Rule& rule);

/// docs/lint.md.
std::string rules_document();

}  // namespace attnfig::lint
