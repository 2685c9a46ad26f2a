#include "spec/lint.h"

#include "spec/spec.h"
#include "spec/typed_numbers.h"

#include <algorithm>
#include <set>

namespace attnfig {
namespace {

/// The layout that a text is about; null for none in particular.
const Attention* subject_of(const NamedText& text, const Plan& plan) {
  for (const Attention& layout : plan.layouts)
    if (layout.name == text.layout) return &layout;
  return nullptr;
}

bool has(const Text& text, const std::string& language) {
  return std::any_of(text.versions.begin(), text.versions.end(), [&](const Text::Version& version) {
    return version.language.empty() || version.language == language;
  });
}

/// A text without languages is the same in all of them. Any other text needs all languages that the
/// spec's texts have, or one of the intended figures cannot be drawn.
void report_untranslated(const Reporter& reporter, const std::vector<NamedText>& texts) {
  std::set<std::string> languages;
  for (const NamedText& text : texts)
    for (const Text::Version& version : text.text.versions)
      if (!version.language.empty()) languages.insert(version.language);
  for (const NamedText& text : texts)
    for (const std::string& language : languages)
      if (!has(text.text, language))
        reporter.report(text.text.offset,
                        fmt::format("{} has no text in \"{}\"", text.field, language));
}

}  // namespace

std::vector<Diagnostic> lint_spec(const SpecInput& input, const Plan& plan, FigureKinds kinds) {
  Diagnostics diagnostics;
  const Reporter reporter{input.source, diagnostics};
  const std::vector<NamedText> texts = texts_of(reporter, input.root, kinds);
  report_untranslated(reporter, texts);
  std::vector<Diagnostic> found = diagnostics.sorted();
  for (Diagnostic& one : found) one.rule = "language";
  if (!found.empty()) return found;

  std::vector<SpecText> versions;
  for (const NamedText& named : texts)
    for (const Text::Version& version : named.text.versions)
      versions.push_back({&version.text, subject_of(named, plan)});
  const Attention* baseline = plan.baseline ? &plan.layouts[*plan.baseline] : nullptr;
  found = typed_numbers(input.source, versions, plan.layouts, baseline);
  for (Diagnostic& one : found) {
    one.rule = "typed-number";
    one.severity = Severity::advice;
  }
  return found;
}

}  // namespace attnfig
