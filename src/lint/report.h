#pragma once

#include "attnfig_lint.h"
#include "lint/rules/rules.h"

namespace attnfig::lint {

/// {"files": [{"file", "findings": [{"rule", "severity", "line", "column", "message", "mend"}]}]}.
std::string write_json(const std::vector<LintedFile>& files);

/// SARIF 2.1.0, which code hosts and editors show. Columns are code points.
std::string write_sarif(const std::vector<LintedFile>& files);

/// The purpose of a rule, its reason, and how to fix its findings.
std::string explain(const Rule& rule);

/// docs/lint.md.
std::string rules_document();

}  // namespace attnfig::lint
