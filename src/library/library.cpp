#include "figures/draw_input.h"
#include "figures/list.h"
#include "gallery/pages.h"
#include "import/models.h"
#include "input/write_yaml.h"
#include "library/state.h"
#include "spec/embedded.h"
#include "spec/project.h"
#include "spec/schema.h"
#include "variants/variant.h"

#include <fmt/format.h>

namespace attnfig {

Library::Library(std::vector<TemplateFile> replaced, Project project)
    : state_(std::make_shared<State>(
          State{std::make_shared<TemplateStore>(vocabulary(), std::move(replaced)),
                std::move(project)})) {}

const Project& Library::project() const {
  return state_->project;
}

DrawOptions Library::settled(DrawOptions options) const {
  return state_->settled(std::move(options));
}

namespace {

std::string first_of(const std::vector<std::string>& stated, std::string_view fallback) {
  return stated.empty() ? std::string(fallback) : stated.front();
}

}  // namespace

std::string Library::State::language(const std::string& asked) const {
  return asked.empty() ? first_of(project.languages, settings::language.fallback)
                       : language_for(asked, store->names("languages"));
}

DrawOptions Library::State::settled(DrawOptions options) const {
  options.language = language(options.language);
  if (options.theme.empty()) options.theme = first_of(project.themes, settings::theme.fallback);
  if (!options.mode) options.mode = read_mode(project.mode).value_or(ColourMode::automatic);
  if (options.background.empty()) options.background = project.background;
  if (options.background.empty()) options.background = settings::background.fallback;
  return options;
}

Length Library::State::page_width(const DrawOptions& options, const Plan& plan,
                                  const Theme& theme) const {
  std::optional<PageWidth> width = options.page_width;
  if (!width) width = plan.width_of_spec;
  if (!width && !project.page_widths.empty()) width = read_page_width(project.page_widths.front());
  if (!width) width = plan.width_of_template;
  return width ? Length::px(width->px) : theme.metrics[metric::page_width];
}

Expected<Project> read_project(std::string_view text, const std::string& file) {
  return expected_of(file, text, [&] { return parse_project(text, file); });
}

Expected<Document> Library::read(std::string_view text, const ReadOptions& options) const {
  const Expected<std::string> readable =
      expected_of(options.file, {}, [&] { return readable_text(text); });
  if (!readable) return {{}, readable.diagnostics};
  return expected_of(options.file, *readable, [&] {
    auto state = std::make_shared<Document::State>(*readable, options, state_);
    state->plan(options.language);
    return Document(std::move(state));
  });
}

namespace {

/// The model of a file. Throws InvalidInput, with the file's name.
template <class Use>
auto with_model(const ModelFile& model, const std::vector<std::string>& assume, Use use) {
  std::string text;
  try {
    text = readable_text(model.text);
    const SourceText source(text, largest(text));
    ReadInput input = read_input(source, model.file, assume);
    return use(input);
  } catch (InvalidInput& invalid) {
    if (invalid.name.empty()) invalid.name = model.file, invalid.text = text;
    throw;
  }
}

}  // namespace

Expected<std::string> Library::compare(const std::vector<ModelFile>& models,
                                       const std::string& context,
                                       const std::vector<std::string>& assume) const {
  return expected_of("", "", [&] {
    std::vector<ModelSpec> read;
    for (const ModelFile& model : models)
      read.push_back(
          with_model(model, assume, [](const ReadInput& input) { return model_of(input); }));
    return write_yaml(compare_models(read, context));
  });
}

Expected<std::string> Library::what_if(const ModelFile& model,
                                       const std::vector<std::string>& assume) const {
  return expected_of(model.file, model.text, [&] {
    return with_model(model, assume, [](ReadInput& input) {
      const Reporter reporter{input.spec.source, input.spec.diagnostics};
      const Node spec = attnfig::what_if(reporter, model_of(input));
      if (!input.spec.diagnostics.empty()) throw InvalidInput{input.spec.diagnostics.sorted()};
      return write_yaml(spec);
    });
  });
}

Expected<Gallery> Library::gallery(const std::vector<GalleryModel>& models,
                                   const DrawOptions& options) const {
  std::vector<GalleryRow> rows;
  for (const GalleryModel& model : models) {
    const Expected<Document> read =
        this->read(model.spec.text, {.file = model.spec.file, .language = options.language});
    if (!read) return {{}, read.diagnostics};
    DrawOptions own = options;
    own.name = model.name;
    const Expected<Figure> figure = read->draw(own);
    if (!figure) return {{}, figure.diagnostics};
    rows.push_back({.name = figure->title,
                    .picture = model.picture,
                    .alt = figure->description,
                    .svg = figure->svg,
                    .width = figure->width,
                    .height = figure->height,
                    .cells = gallery_cells(Document::State::of(*read)->plan(options.language))});
  }
  return {Gallery{gallery_html(rows, embedded_template("gallery.html")), gallery_markdown(rows)},
          {}};
}

std::vector<std::string> Library::pages() const {
  return state_->store->names("pages");
}
std::vector<std::string> Library::themes() const {
  return state_->store->names("themes");
}
std::vector<std::string> Library::languages() const {
  return state_->store->names("languages");
}

Expected<std::string> Library::about(std::string_view kind, const std::string& name) const {
  return expected_of("", "", [&] {
    if (const Page* page = kind == "pages" ? state_->store->page(name) : nullptr)
      return page->about;
    if (const Theme* theme = kind == "themes" ? state_->store->theme(name) : nullptr)
      return theme->about;
    if (const Language* language = kind == "languages" ? state_->store->language(name) : nullptr)
      return language->about;
    return std::string();
  });
}

std::vector<Named> attention_variants() {
  std::vector<Named> all;
  for (const Variant* variant : variants())
    all.push_back({std::string(variant->name), std::string(variant->about)});
  return all;
}

std::vector<Named> kinds_of_figures() {
  std::vector<Named> all;
  for (const FigureKind* kind : figure_kinds())
    all.push_back({std::string(kind->name), std::string(kind->about)});
  return all;
}

std::string starter_spec(std::string_view figure) {
  const FigureKinds kinds = figure_kinds();
  const FigureKind* kind = figure.empty() ? kinds.front() : find_kind(kinds, figure);
  if (kind == nullptr) return {};
  return std::string(embedded_template(fmt::format("starters/{}.yaml", kind->name)));
}

std::string render(std::string_view spec, const DrawOptions& options) {
  const Expected<Document> read = Library().read(spec, {.language = options.language});
  if (!read) throw InputError(read.diagnostics);
  Expected<Figure> figure = read->draw(options);
  if (!figure) throw InputError(figure.diagnostics);
  return std::move(figure.value->svg);
}

std::string schema() {
  return json_schema(vocabulary());
}

std::string spec_reference() {
  return reference(vocabulary());
}

std::string preview_page() {
  return std::string(embedded_template("preview.html"));
}

std::string_view version() {
  return ATTNFIG_VERSION;
}

}  // namespace attnfig
