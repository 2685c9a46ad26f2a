#include "lint/lint.h"

#include "attnfig_lint.h"
#include "diagnostic.h"
#include "input/font_file.h"
#include "lint/report.h"

#include <algorithm>

namespace attnfig {

std::vector<Diagnostic> lint_svg(const SvgFile& file) {
  std::optional<MeasuredFont> font;
  if (!file.font_metrics.text.empty()) {
    try {
      font = read_measured_font(file.font_metrics);
    } catch (const InvalidInput& invalid) {
      return located(invalid, file.name, file.text);
    }
  }
  return lint::findings_in(
      file.name, file.text,
      {.accepted_contrasts = file.accepted_contrasts,
       .font = font ? &*font : nullptr,
       .page_width = file.page_width ? std::optional(file.page_width->px) : std::nullopt});
}

bool fails(const Diagnostic& finding) {
  return finding.severity == Severity::error || finding.severity == Severity::warning;
}

std::string write_lint(const std::vector<LintedFile>& files, LintFormat format,
                       const Emphasis& emphasis) {
  switch (format) {
    case LintFormat::human: {
      std::string text;
      for (const LintedFile& file : files)
        for (const Diagnostic& finding : file.findings) text += describe(finding, emphasis);
      return text;
    }
    case LintFormat::json:
      return lint::write_json(files);
    case LintFormat::sarif:
      return lint::write_sarif(files);
  }
  return {};
}

std::vector<std::string> lint_rules() {
  std::vector<std::string> names;
  for (const lint::Rule& rule : lint::rules()) names.emplace_back(rule.name);
  return names;
}

std::string explain_lint_rule(std::string_view rule) {
  const lint::Rule* found = lint::find_rule(rule);
  return found == nullptr ? std::string{} : lint::explain(*found);
}

std::string lint_reference() {
  return lint::rules_document();
}

Expected<std::string> dump_drawing(const SvgFile& file) {
  try {
    return {lint::dump_drawing(file.text), {}};
  } catch (const InvalidInput& invalid) {
    return {{}, located(invalid, file.name, file.text)};
  }
}

}  // namespace attnfig
