#include "annotate/annotate.h"
#include "annotate/describe.h"
#include "audit/audit.h"
#include "figures/page.h"
#include "import/write_spec.h"
#include "library/state.h"
#include "library/used_files.h"
#include "report/explain.h"
#include "report/figure_numbers.h"
#include "report/figure_table.h"
#include "spec/fill.h"
#include "spec/lint.h"
#include "spec/markup.h"
#include "svg/svg.h"

#include <fmt/format.h>

#include <algorithm>

namespace attnfig {
namespace {

int whole_px(Length length) {
  return static_cast<int>(length.hundredths() / 100);
}

/// Below this a page has the sizes that the theme states for narrow ones.
constexpr Length narrow_page = Length::px(480);

/// A text that stands in no spec, and may be empty.
Template read_text(const Reporter& reporter, std::string_view text) {
  const Node node{.kind = Node::Kind::scalar, .verbatim = true, .text = std::string(text)};
  return read_markup(reporter, node).text;
}

}  // namespace

Scene scene_of(const Plan& plan, const Look& look, const DrawOptions& options, Length page_width) {
  const Metrics& metrics = page_width < narrow_page ? look.theme.narrow : look.theme.metrics;
  Scene scene = draw(plan, look.language, with_stated(metrics, plan.metrics), page_width);
  scene.name = options.name;
  describe(scene, plan, look.language.words);
  if (options.tooltips != Tooltips::none) annotate(scene, plan, look.language.words);
  return scene;
}

Figure figure_of(const Plan& plan, const Look& look, const DrawOptions& options,
                 Length page_width) {
  const Scene scene = scene_of(plan, look, options, page_width);
  if (!is_background(options.background))
    throw InvalidInput{
        {{.message = fmt::format("unknown background \"{}\"", printable(options.background)),
          .hint = fmt::format("write {}", settings::background.about)}}};
  return {.svg = write_svg(scene, look.theme, {*options.mode, options.background}),
          .width = whole_px(scene.size.width),
          .height = whole_px(scene.size.height),
          .title = scene.title,
          .description = scene.description,
          .language = options.language,
          .accepted_contrasts = look.theme.accepted,
          .font_metrics = look.font_metrics == nullptr ? TemplateFile{} : *look.font_metrics};
}

Document::State::State(std::string_view read, const ReadOptions& how,
                       std::shared_ptr<const Library::State> of_library)
    : text(read),
      options(how),
      library(std::move(of_library)),
      source(text, largest(text)),
      input(read_input(source, options.file, options.assume, options.figure)) {
  if (!input.is_config) used = put_used_files(input.spec, options, *library);
}

const Planned& Document::State::planned(const std::string& asked) {
  const std::string language = library->language(asked);
  const auto known = plans.find(language);
  if (known != plans.end()) return known->second;
  Templates templates(library->store);
  Plan plan = read_plan(input.spec, {.language = language}, templates);
  return plans.emplace(language, Planned{std::move(templates), std::move(plan)}).first->second;
}

const Language& Document::State::language(const std::string& asked) const {
  return *store().language(library->language(asked));
}

Look Document::State::look(const DrawOptions& draw) const {
  const Theme* theme = store().theme(draw.theme);
  if (theme == nullptr)
    throw InvalidInput{{{.message = fmt::format("unknown theme \"{}\"", printable(draw.theme)),
                         .hint = choose_from(draw.theme, store().names("themes"))}}};
  return {*theme, language(draw.language), store().font_file(*theme)};
}

namespace {

/// Asks a document, with its mistakes as diagnostics.
template <class Make>
auto ask(Document::State& state, Make make) -> Expected<decltype(make())> {
  const std::scoped_lock lock(state.mutex);
  return expected_of(state.options.file, state.text, make);
}

}  // namespace

Expected<Figure> Document::draw(const DrawOptions& options) const {
  std::vector<Diagnostic> remarks;
  Expected<Figure> figure = ask(*state_, [&] {
    const DrawOptions settled = state_->library->settled(options);
    const Plan& plan = state_->plan(settled.language);
    const Look look = state_->look(settled);
    remarks = look.theme.remarks;
    return figure_of(plan, look, settled, state_->library->page_width(settled, plan, look.theme));
  });
  if (figure) figure.diagnostics = std::move(remarks);
  return figure;
}

Expected<std::vector<LayoutNumber>> Document::numbers(const std::string& language) const {
  return ask(*state_, [&] {
    std::vector<LayoutNumber> all;
    for (const NumberCell& cell : numbers_of(state_->plan(language)))
      all.push_back(number_of(cell, state_->language(language).quantities));
    for (const FigureNumber& number : figure_numbers(state_->plan(language)))
      all.push_back(number_of(number, state_->language(language).words));
    return all;
  });
}

Expected<std::string> Document::number_table(TableFormat format, const std::string& name,
                                             const std::string& language) const {
  return ask(*state_, [&] {
    const Plan& plan = state_->plan(language);
    return write_numbers(plan, name, state_->language(language), format);
  });
}

Expected<std::string> Document::text_table(const std::string& language) const {
  return ask(*state_, [&] { return figure_table(state_->plan(language)); });
}

Expected<std::vector<ExplainedNumber>> Document::explain(std::string_view quantity,
                                                         const std::string& language) const {
  return ask(*state_, [&] {
    const Plan& plan = state_->plan(language);
    const Language& spoken = state_->language(language);
    const std::vector<FigureNumber> of_figures = find_figure_numbers(plan, quantity);
    std::vector<ExplainedNumber> all;
    // A name that no figure has is one of a layout, or unknown.
    if (quantity.empty() || of_figures.empty())
      for (const NumberCell& cell : find_numbers(plan, quantity))
        all.push_back(attnfig::explain(cell, spoken.quantities));
    for (const FigureNumber& number : of_figures)
      all.push_back(attnfig::explain(number, spoken.words));
    return all;
  });
}

Expected<std::string> Document::say(std::string_view text, const std::string& language) const {
  const std::scoped_lock lock(state_->mutex);
  const Expected<const Plan*> planned =
      expected_of(state_->options.file, state_->text, [&] { return &state_->plan(language); });
  if (!planned) return {{}, planned.diagnostics};
  const Plan& plan = **planned;
  return expected_of("text", text, [&] {
    const SourceText source(text);
    Diagnostics diagnostics;
    const Reporter reporter{source, diagnostics};
    const Template read = read_text(reporter, text);
    Scope scope{.layouts = plan.layouts,
                .baseline = plan.baseline ? &plan.layouts[*plan.baseline] : nullptr};
    // Where there is one layout, placeholders need not name it.
    if (plan.layouts.size() == 1) scope.subjects = {&plan.layouts.front()};
    const std::optional<RichText> filled = fill(reporter, read, scope);
    if (!diagnostics.empty()) throw InvalidInput{diagnostics.sorted()};
    return plain(*filled);
  });
}

std::vector<Diagnostic> Document::check(const std::string& language) const {
  const std::scoped_lock lock(state_->mutex);
  if (state_->input.is_config) return {};  // there are no texts in it
  const Expected<std::vector<Diagnostic>> found =
      expected_of(state_->options.file, state_->text, [&] {
        return lint_spec(state_->input.spec, state_->plan(language),
                         state_->store().vocabulary().kinds());
      });
  return found ? located(*found, state_->options.file, state_->text) : found.diagnostics;
}

Expected<Audited> Document::audit(const ClaimsFile& claims, const std::string& language) const {
  const std::scoped_lock lock(state_->mutex);
  const Expected<const Plan*> planned =
      expected_of(state_->options.file, state_->text, [&] { return &state_->plan(language); });
  if (!planned) return {{}, planned.diagnostics};
  return expected_of(claims.file, claims.text, [&]() -> Audited {
    const Claims read = read_claims(claims.text);
    const std::vector<Verdict> verdicts =
        attnfig::audit(**planned, read, built_in_references(), claims.text);
    const bool as_expected = std::all_of(verdicts.begin(), verdicts.end(),
                                         [](const Verdict& one) { return one.as_expected; });
    return {write_audit(verdicts), write_audit_json(verdicts), as_expected,
            located(unexpected(verdicts, claims.text), claims.file, claims.text)};
  });
}

bool Document::is_config() const {
  return state_->input.is_config;
}

std::string Document::spec() const {
  return is_config() ? write_spec(state_->input, state_->options.assume) : state_->text;
}

const std::string& Document::model_type() const {
  return state_->input.imported.model_type;
}

const std::vector<std::string>& Document::remarks() const {
  return state_->input.imported.remarks;
}

const std::vector<std::string>& Document::unused_keys() const {
  return state_->input.imported.unused;
}

const std::vector<std::string>& Document::used_files() const {
  return state_->used;
}

Expected<std::vector<std::string>> Document::inputs(const DrawOptions& options) const {
  return ask(*state_, [&] {
    const DrawOptions settled = state_->library->settled(options);
    Templates templates = state_->planned(settled.language).templates;
    templates.theme(settled.theme);
    std::vector<std::string> files = templates.used();
    files.insert(files.end(), state_->used.begin(), state_->used.end());
    const std::string& project = state_->library->project.file;
    if (!project.empty()) files.push_back(project);
    std::sort(files.begin(), files.end());
    return files;
  });
}

Expected<std::string> Document::dump(Stage stage, const DrawOptions& options) const {
  return ask(*state_, [&] {
    const DrawOptions settled = state_->library->settled(options);
    Plan plan = state_->plan(settled.language);
    plan.name = settled.name;
    if (stage == Stage::model) return attnfig::dump(plan);
    const Look look = state_->look(settled);
    return attnfig::dump(
        scene_of(plan, look, settled, state_->library->page_width(settled, plan, look.theme)));
  });
}

}  // namespace attnfig
