#pragma once

#include "attnfig.h"
#include "diagnostic.h"
#include "import/input.h"
#include "scene/scene.h"
#include "spec/templates.h"
#include "theme/theme.h"

#include <map>
#include <mutex>

namespace attnfig {

struct Library::State {
  std::shared_ptr<const TemplateStore> store;
  Project project;

  /// The language that a call asks for, or else the project's first.
  std::string language(const std::string& asked) const;
  /// The options of a call with the language and theme that it leaves open.
  DrawOptions settled(DrawOptions options) const;
  /// The width of the page that a figure is made for: the call's, the spec's, the project's, the
  /// page's or the theme's.
  Length page_width(const DrawOptions& options, const Plan& plan, const Theme& theme) const;
};

/// Everything else needed to draw a plan.
struct Look {
  const Theme& theme;
  const Language& language;
  const TemplateFile* font_metrics;  // of the theme's font; null for the built-in one
};

/// What a text says in one language, and the templates that this was made from.
struct Planned {
  Templates templates;
  Plan plan;
};

/// A text that was read. One thread at a time asks it.
struct Document::State {
  std::string text;
  ReadOptions options;
  std::shared_ptr<const Library::State> library;
  SourceText source;                   // of the text
  ReadInput input;                     // which points at the source
  std::vector<std::string> used = {};  // paths of the files that the spec uses, sorted
  std::mutex mutex = {};
  std::map<std::string, Planned> plans = {};  // by language

  /// Throws InvalidInput for a text that cannot be read on.
  State(std::string_view read, const ReadOptions& how,
        std::shared_ptr<const Library::State> of_library);

  /// Throws InvalidInput with all mistakes that show in a language.
  const Planned& planned(const std::string& language);
  const Plan& plan(const std::string& language) { return planned(language).plan; }
  const Language& language(const std::string& asked) const;
  const TemplateStore& store() const { return *library->store; }
  /// Throws InvalidInput for a theme that is not there.
  Look look(const DrawOptions& draw) const;

  static const std::shared_ptr<State>& of(const Document& document) { return document.state_; }
};

// The options of these are settled.

/// A plan as a scene, with all that is said of it.
Scene scene_of(const Plan& plan, const Look& look, const DrawOptions& options, Length page_width);

/// The figure of a plan.
Figure figure_of(const Plan& plan, const Look& look, const DrawOptions& options, Length page_width);

/// What a function gives; of InvalidInput its diagnostics, located in a text of that name.
template <class Make>
auto expected_of(std::string_view file, std::string_view text, Make make)
    -> Expected<decltype(make())> {
  try {
    return {make(), {}};
  } catch (const InvalidInput& invalid) {
    return {{}, located(invalid, file, text)};
  }
}

}  // namespace attnfig
