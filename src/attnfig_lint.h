#pragma once

#include "attnfig.h"

/// lint: whether an SVG file, by any hand, is legible, portable and accessible. The rules are in
/// docs/lint.md.
namespace attnfig {

/// One SVG file.
struct SvgFile {
  std::string name;  // as diagnostics name it
  std::string text;
  /// Low contrasts that are known and no findings, an ink on a ground: "#a0a8b0 on #ffffff".
  std::vector<std::string> accepted_contrasts = {};
  /// The widths of the font that it is set in, as `attnfig font` writes them; empty: those known.
  TemplateFile font_metrics = {};
  /// Of the page that it stands on, which scales down a wider figure and its texts; none: its own.
  std::optional<PageWidth> page_width = {};
};

/// What lint finds in a file, in the order of places, with rules and severities. Files that are not
/// well-formed, or too large, are findings too. Texts are judged as a page of the width shows them,
/// which scales down a wider figure; without one, at the figure's own size.
std::vector<Diagnostic> lint_svg(const SvgFile& file);

/// Whether a finding is an error or a warning, and not only a note.
bool fails(const Diagnostic& finding);

/// A file with its findings.
struct LintedFile {
  std::string name;
  std::vector<Diagnostic> findings;
};

enum class LintFormat { human, json, sarif };

/// Findings as text: for people (empty if there are none), or for programs: {"files": [{"file",
/// "findings": [{"rule", "severity", "line", "column", "message", "mend"}]}]}, or SARIF 2.1.0.
std::string write_lint(const std::vector<LintedFile>& files, LintFormat format,
                       const Emphasis& emphasis = {});

std::vector<std::string> lint_rules();
/// The purpose of a rule, its reason, and how to fix its findings. Empty: there is no such rule.
std::string explain_lint_rule(std::string_view rule);
/// All rules of lint as Markdown: docs/lint.md.
std::string lint_reference();

/// What a file paints as lint sees it, an item a line, for tests. A diagnostic for one that is not
/// well-formed.
Expected<std::string> dump_drawing(const SvgFile& file);

}  // namespace attnfig
