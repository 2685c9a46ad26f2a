#include "attnfig.h"

#include "annotate/annotate.h"
#include "annotate/describe.h"
#include "audit/audit.h"
#include "diagnostic.h"
#include "diff/figures.h"
#include "diff/lines.h"
#include "figures/list.h"
#include "figures/page.h"
#include "gallery/pages.h"
#include "import/input.h"
#include "import/models.h"
#include "import/write_spec.h"
#include "input/fields.h"
#include "input/write_yaml.h"
#include "lint/report.h"
#include "report/explain.h"
#include "report/figure_table.h"
#include "spec/embedded.h"
#include "spec/lint.h"
#include "spec/plan.h"
#include "spec/schema.h"
#include "spec/templates.h"
#include "svg/svg.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace attnfig {
namespace {

std::vector<Mistake> mistakes_of(const std::vector<Diagnostic>& diagnostics,
                                 std::string_view file) {
  std::vector<Mistake> mistakes;
  for (const Diagnostic& one : diagnostics)
    mistakes.push_back(
        {one.place.line, one.place.column, one.message, one.hint, std::string(file)});
  return mistakes;
}

InputError error_of(const InvalidInput& invalid, std::string_view file, std::string_view text,
                    Messages messages) {
  const bool in_template = !invalid.name.empty();
  const std::string_view named = in_template ? std::string_view(invalid.name) : file;
  return {describe(invalid.diagnostics, named, in_template ? std::string_view(invalid.text) : text,
                   messages == Messages::coloured ? Ansi::on : Ansi::off),
          mistakes_of(invalid.diagnostics, named)};
}

int whole_px(Length length) {
  return static_cast<int>(length.hundredths() / 100);
}

/// Everything else needed to draw a plan.
struct Look {
  const Theme& theme;
  const Language& language;
};

Scene drawn(const Plan& plan, const Look& look, PageWidth page_width) {
  switch (page_width) {
    case PageWidth::wide:
      return draw(plan, look.language, look.theme.metrics);
    case PageWidth::narrow:
      return draw(plan, look.language, look.theme.narrow, Arrangement::stacked);
  }
  return {};
}

/// The figure of a plan, with all that is said of it.
Scene scene_of(const Plan& plan, const Look& look, const RenderOptions& options) {
  Scene scene = drawn(plan, look, options.page_width);
  describe(scene, plan, look.language.words);
  if (options.tooltips != Tooltips::none) annotate(scene, plan, look.language.words);
  return scene;
}

}  // namespace

struct Renderer::State {
  Templates templates;

  /// Runs a stage on the input; a user's mistakes leave as InputError.
  template <class Stage>
  auto on_input(std::string_view text, const RenderOptions& options, std::string_view file,
                Stage stage) -> decltype(stage(std::declval<ReadInput>())) {
    templates.forget_uses();
    try {
      const SourceText source(text, largest(text));
      return stage(read_input(source, file, options.assume));
    } catch (const InvalidInput& invalid) {
      throw error_of(invalid, file, text, options.messages);
    }
  }

  /// Runs one stage of the pipeline on a plan.
  template <class Stage>
  auto run(std::string_view spec, const RenderOptions& options, std::string_view file, Stage stage)
      -> decltype(stage(std::declval<Plan>(), std::declval<Look>())) {
    return on_input(spec, options, file, [&](ReadInput input) {
      const Theme* theme = templates.theme(options.theme);
      if (theme == nullptr)
        throw InvalidInput{{{{}, fmt::format("unknown theme \"{}\"", options.theme)}}};
      const Plan plan = read_plan(std::move(input.spec),
                                  {.name = options.name, .language = options.language}, templates);
      return stage(plan, Look{*theme, *templates.language(options.language)});
    });
  }
};

Renderer::Renderer(std::vector<TemplateFile> replaced)
    : state_(std::make_unique<State>(State{Templates(vocabulary(), std::move(replaced))})) {}
Renderer::~Renderer() = default;
Renderer::Renderer(Renderer&&) noexcept = default;
Renderer& Renderer::operator=(Renderer&&) noexcept = default;

std::string Renderer::render(std::string_view spec, const RenderOptions& options,
                             std::string_view file) const {
  return state_->run(spec, options, file, [&](const Plan& plan, const Look& look) {
    return write_svg(scene_of(plan, look, options), look.theme);
  });
}

std::string Renderer::table(std::string_view spec, const RenderOptions& options,
                            std::string_view file) const {
  return state_->run(spec, options, file,
                     [](const Plan& plan, const Look&) { return figure_table(plan); });
}

std::string Renderer::dump_model(std::string_view spec, const RenderOptions& options,
                                 std::string_view file) const {
  return state_->run(spec, options, file, [](const Plan& plan, const Look&) { return dump(plan); });
}

std::string Renderer::dump_scene(std::string_view spec, const RenderOptions& options,
                                 std::string_view file) const {
  return state_->run(spec, options, file, [&](const Plan& plan, const Look& look) {
    return dump(scene_of(plan, look, options));
  });
}

std::string Renderer::numbers(std::string_view spec, TableFormat format,
                              const RenderOptions& options, std::string_view file) const {
  return state_->run(spec, options, file, [&](const Plan& plan, const Look& look) {
    return write_numbers(plan, look.language.quantities, format);
  });
}

std::string Renderer::explain(std::string_view spec, std::string_view quantity,
                              ExplainFormat format, const RenderOptions& options,
                              std::string_view file) const {
  return state_->run(spec, options, file, [&](const Plan& plan, const Look&) {
    return attnfig::explain(plan, find_numbers(plan, quantity), file, format);
  });
}

Audited Renderer::audit(std::string_view spec, const ClaimsFile& claims,
                        const RenderOptions& options, std::string_view file) const {
  return state_->run(spec, options, file, [&](const Plan& plan, const Look&) -> Audited {
    try {
      const Claims read = read_claims(claims.text);
      const std::vector<Verdict> verdicts =
          attnfig::audit(plan, read, built_in_references(), claims.text);
      const bool as_expected = std::all_of(verdicts.begin(), verdicts.end(),
                                           [](const Verdict& one) { return one.as_expected; });
      return {write_audit(verdicts), write_audit_json(verdicts), as_expected,
              mistakes_of(unexpected(verdicts, claims.text), claims.file)};
    } catch (InvalidInput& invalid) {
      if (invalid.name.empty()) invalid.name = claims.file, invalid.text = claims.text;
      throw;
    }
  });
}

Advice Renderer::lint(std::string_view spec, const RenderOptions& options,
                      std::string_view file) const {
  return state_->on_input(spec, options, file, [&](const ReadInput& input) -> Advice {
    if (input.is_config) return {};  // there are no texts in it
    const Ansi ansi = options.messages == Messages::coloured ? Ansi::on : Ansi::off;
    const std::vector<Diagnostic> found =
        lint_spec(input.spec, options.language, state_->templates);
    return {describe(found, file, spec, ansi, Severity::advice), mistakes_of(found, file)};
  });
}

FigureDiff Renderer::diff(std::string name, FigureVersion before, FigureVersion after,
                          const RenderOptions& options, std::string_view file) const {
  FigureDiff result{.name = std::move(name),
                    .before = std::move(before),
                    .after = std::move(after),
                    .changes = {},
                    .lines = {}};
  if (result.before.svg == result.after.svg) return result;
  if (result.before.svg.empty()) {
    result.status = FigureStatus::added;
    return result;
  }
  const auto side = [&](const FigureVersion& version) -> diff::Side {
    if (version.spec.empty()) return {version.svg};
    try {
      return {version.svg, state_->on_input(version.spec, options, file, [&](ReadInput input) {
                const Node root = input.spec.root;
                return diff::facts_of(
                    root, read_plan(std::move(input.spec),
                                    {.name = options.name, .language = options.language},
                                    state_->templates));
              })};
    } catch (const InputError&) {  // an old spec that this version no longer reads
      return {version.svg};
    }
  };
  result.status = FigureStatus::changed;
  result.changes = diff::changes_of(side(result.before), side(result.after));
  result.lines = diff::unified(result.before.svg, result.after.svg, result.name);
  return result;
}

ImportedModel Renderer::import_model(std::string_view config, const RenderOptions& options,
                                     std::string_view file) const {
  return state_->on_input(config, options, file, [&](const ReadInput& input) -> ImportedModel {
    if (!input.is_config)
      throw InvalidInput{
          {{{1, 1}, "this is a spec already", "import reads a model's config.json"}}};
    read_plan(input.spec, {.name = options.name, .language = options.language}, state_->templates);
    return {write_spec(input, options.assume), input.imported.name, input.imported.model_type,
            input.imported.unused};
  });
}

std::string Renderer::compare(const std::vector<ModelFile>& models, const std::string& context,
                              const RenderOptions& options) const {
  std::vector<ModelSpec> read;
  for (const ModelFile& model : models)
    read.push_back(state_->on_input(model.text, options, model.file, model_of));
  return write_yaml(compare_models(read, context));
}

std::string Renderer::what_if(const ModelFile& model, const RenderOptions& options) const {
  return state_->on_input(model.text, options, model.file, [](ReadInput input) {
    const Reporter reporter{input.spec.source, input.spec.diagnostics};
    const Node spec = attnfig::what_if(reporter, model_of(input));
    if (!input.spec.diagnostics.empty()) throw InvalidInput{input.spec.diagnostics.sorted()};
    return write_yaml(spec);
  });
}

Gallery Renderer::gallery(const std::vector<GalleryModel>& models,
                          const RenderOptions& options) const {
  std::vector<GalleryRow> rows;
  for (const GalleryModel& model : models) {
    RenderOptions own = options;
    own.name = model.name;
    rows.push_back(
        state_->run(model.spec.text, own, model.spec.file, [&](const Plan& plan, const Look& look) {
          const Scene scene = scene_of(plan, look, options);
          return GalleryRow{.name = plain(plan.title),
                            .picture = model.picture,
                            .alt = scene.description,
                            .svg = write_svg(scene, look.theme),
                            .width = whole_px(scene.size.width),
                            .height = whole_px(scene.size.height),
                            .cells = gallery_cells(plan)};
        }));
  }
  return {gallery_html(rows, embedded_template("gallery.html")), gallery_markdown(rows)};
}

std::vector<std::string> Renderer::templates_used() const {
  return state_->templates.used();
}

std::vector<std::string> Renderer::pages() const {
  return state_->templates.names("pages");
}
std::vector<std::string> Renderer::themes() const {
  return state_->templates.names("themes");
}
std::vector<std::string> Renderer::languages() const {
  return state_->templates.names("languages");
}

std::string render(std::string_view spec, const RenderOptions& options) {
  return Renderer().render(spec, options);
}

Linted lint_svg(const std::vector<SvgFile>& files, LintFormat format, Messages messages) {
  Linted result;
  std::vector<lint::FileReport> reports;
  for (const SvgFile& file : files) {
    reports.push_back({file.name, file.text, lint::lint_svg(file.text)});
    const std::vector<lint::Reported>& found = reports.back().findings;
    result.findings +=
        static_cast<std::size_t>(std::count_if(found.begin(), found.end(), &lint::fails));
    if (std::any_of(found.begin(), found.end(), &lint::fails)) ++result.faulty;
    for (const lint::Reported& one : found) {
      if (!lint::fails(one)) continue;
      const Diagnostic& diagnostic = one.diagnostic;
      result.list.push_back({std::string(one.rule->name),
                             {diagnostic.place.line, diagnostic.place.column, diagnostic.message,
                              diagnostic.hint, file.name}});
    }
  }
  switch (format) {
    case LintFormat::human:
      result.report =
          lint::write_human(reports, messages == Messages::coloured ? Ansi::on : Ansi::off);
      break;
    case LintFormat::json:
      result.report = lint::write_json(reports);
      break;
    case LintFormat::sarif:
      result.report = lint::write_sarif(reports);
      break;
  }
  return result;
}

std::string explain_lint_rule(std::string_view rule) {
  const lint::Rule* found = lint::find_rule(rule);
  return found == nullptr ? std::string{} : lint::explain(*found);
}

std::vector<std::string> lint_rules() {
  std::vector<std::string> names;
  for (const lint::Rule& rule : lint::rules()) names.emplace_back(rule.name);
  return names;
}

std::string lint_reference() {
  return lint::rules_document();
}

std::string dump_drawing(const SvgFile& file) {
  try {
    return lint::dump_drawing(file.text);
  } catch (const InvalidInput& invalid) {
    throw error_of(invalid, file.name, file.text, Messages::plain);
  }
}

std::string schema() {
  return json_schema(vocabulary());
}

std::string_view version() {
  return ATTNFIG_VERSION;
}

}  // namespace attnfig
