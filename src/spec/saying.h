#pragma once

#include "model/quantities.h"
#include "spec/fill.h"
#include "spec/page.h"
#include "spec/plan_options.h"
#include "spec/spec.h"
#include "spec/templates.h"

#include <map>

namespace attnfig {

/// Fills the texts of a spec's figures: it holds the layouts that texts may be about, and the words
/// of the language. Reports errors, and notes which layouts are used.
class Saying {
 public:
  Saying(const Reporter& reporter, const Spec& spec, const Language& language,
         const PlanOptions& options, Templates& templates);

  const std::vector<Attention>& layouts() const { return layouts_.list; }
  /// Where the name of a layout stands.
  std::size_t offset_of(std::size_t layout) const { return layouts_.offsets[layout]; }
  /// Reports a spec without any layouts, for a figure that needs one.
  void need_layouts();

  /// The layouts of the panels of the page, by index, from left to right.
  std::span<const std::size_t> panels() const { return panels_; }
  void set_panels(std::vector<std::size_t> panels) { panels_ = std::move(panels); }

  /// The layout that texts compare with, which they call baseline.
  std::optional<std::size_t> baseline() const { return baseline_; }
  void set_baseline(std::optional<std::size_t> baseline) { baseline_ = baseline; }

  /// The index of a layout; nothing after an error.
  std::optional<std::size_t> index_of(const LayoutName& layout);
  /// The indices of all layouts, which then count as used.
  void use_all();

  /// Whether the numbers of a layout mean anything: it has no errors of its own.
  bool speaks_of(const Attention& layout) const;

  /// A text of the spec in the figure's language; its versions in other languages are checked too.
  /// Placeholders without a layout are about the subjects.
  RichText say(std::string_view field, const Text& text, std::vector<const Attention*> subjects);
  /// The first wording of a standard text for which the subjects have all numbers; empty if there
  /// is none.
  RichText standard(const std::string& name, std::vector<const Attention*> subjects);
  RichText say_or(std::string_view field, const std::optional<Text>& text,
                  const std::string& standard_name, std::vector<const Attention*> subjects);

  /// The words of the figure's language.
  const Words& words() const { return language_.words; }
  /// What readers call a quantity.
  std::string label(const Quantity& quantity) const { return language_.quantities.label(quantity); }
  /// A number of a layout of the spec, or of one at another context.
  RichText number(const Attention& layout, const Quantity& quantity, const Answer& answer) const;

  /// Reports an error at an offset in the spec, or at the place of a number.
  template <class At>
  void report(At at, std::string_view message, std::string_view hint = {}) const {
    reporter_.report(at, message, hint);
  }
  /// Whether no error was reported so far.
  bool is_right() const { return reporter_.diagnostics.empty(); }
  /// Reports layouts that are not used, unless a name was wrong: it may have meant one that seems
  /// unused.
  void report_unused() const;

 private:
  Scope about(std::vector<const Attention*> subjects) const;
  bool knows(const Text::Version& version);
  void note_names(const Template& text);
  const Wording& wording(const StandardText& text, std::size_t index);

  const Reporter& reporter_;
  const Layouts& layouts_;
  bool lacks_layouts_;
  const Language& language_;
  const PlanOptions& options_;
  Templates& templates_;
  std::vector<std::string> languages_;
  std::vector<std::size_t> panels_;
  std::optional<std::size_t> baseline_;
  std::set<std::string> used_;
  /// Those needed so far, by their text's name.
  std::map<std::string, std::vector<Wording>> wordings_;
  bool all_names_are_right_ = true;
};

}  // namespace attnfig
