#pragma once

#include "attnfig.h"
#include "attnfig_diff.h"
#include "attnfig_lint.h"

namespace attnfig {

/// How a test reads a text and draws it.
struct RenderOptions {
  std::string name = "figure";
  std::string language = "en";
  std::string theme = "modern";
  PageWidth page_width = PageWidth::wide;
  Tooltips tooltips = Tooltips::none;
  std::vector<std::string> assume = {};

  DrawOptions draw() const {
    return {.name = name,
            .language = language,
            .theme = theme,
            .page_width = page_width,
            .tooltips = tooltips};
  }
};

/// A library for tests that ask each text one thing: what is no answer is thrown as InputError.
class Renderer {
 public:
  explicit Renderer(std::vector<TemplateFile> replaced = {}) : library_(std::move(replaced)) {}

  template <class T>
  static T need(Expected<T> expected) {
    if (!expected) throw InputError(std::move(expected.diagnostics));
    return *std::move(expected.value);
  }

  Document read(std::string_view text, const RenderOptions& options = {},
                std::string_view file = "spec") const {
    const Document document = need(library_.read(
        text, {.file = std::string(file), .language = options.language, .assume = options.assume}));
    used_ = need(document.inputs(options.draw()));
    return document;
  }

  std::string render(std::string_view spec, const RenderOptions& options = {},
                     std::string_view file = "spec") const {
    return need(read(spec, options, file).draw(options.draw())).svg;
  }
  std::string table(std::string_view spec, const RenderOptions& options = {},
                    std::string_view file = "spec") const {
    return need(read(spec, options, file).text_table(options.language));
  }
  std::string dump_model(std::string_view spec, const RenderOptions& options = {},
                         std::string_view file = "spec") const {
    return need(read(spec, options, file).dump(Stage::model, options.draw()));
  }
  std::string dump_scene(std::string_view spec, const RenderOptions& options = {},
                         std::string_view file = "spec") const {
    return need(read(spec, options, file).dump(Stage::scene, options.draw()));
  }
  std::string numbers(std::string_view spec, TableFormat format, const RenderOptions& options = {},
                      std::string_view file = "spec") const {
    return need(read(spec, options, file).number_table(format, options.name, options.language));
  }
  std::string explain(std::string_view spec, std::string_view quantity, ExplainFormat format,
                      const RenderOptions& options = {}, std::string_view file = "spec") const {
    return write_explained(need(read(spec, options, file).explain(quantity, options.language)),
                           format, std::string(file), options.name);
  }
  Audited audit(std::string_view spec, const ClaimsFile& claims, const RenderOptions& options = {},
                std::string_view file = "spec") const {
    return need(read(spec, options, file).audit(claims, options.language));
  }
  /// What `check` says of a text, as people see it.
  std::string lint(std::string_view spec, const RenderOptions& options = {},
                   std::string_view file = "spec") const {
    return describe(read(spec, options, file).check(options.language));
  }
  struct Sides {
    std::string svg;
    std::string spec = {};
  };
  FigureDiff diff(std::string name, const Sides& before, const Sides& after,
                  const RenderOptions& options = {}) const {
    const auto version = [&](const Sides& side) -> FigureVersion {
      if (side.spec.empty()) return {side.svg};
      return {side.svg, library_.read(side.spec, {.language = options.language}).value};
    };
    return diff_figures(std::move(name), version(before), version(after), options.language);
  }
  std::string what_if(const ModelFile& model, const std::vector<std::string>& assume = {}) const {
    return need(library_.what_if(model, assume));
  }
  std::string compare(const std::vector<ModelFile>& models, const std::string& context = {}) const {
    return need(library_.compare(models, context));
  }
  const std::vector<std::string>& templates_used() const { return used_; }
  std::vector<std::string> pages() const { return library_.pages(); }
  std::vector<std::string> themes() const { return library_.themes(); }
  std::vector<std::string> languages() const { return library_.languages(); }

 private:
  Library library_;
  mutable std::vector<std::string> used_;  // for the last text
};

}  // namespace attnfig
