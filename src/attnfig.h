#pragma once

#include "attnfig_numbers.h"
#include "attnfig_settings.h"
#include "attnfig_types.h"

#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// attnfig draws attention-architecture figures as SVG from short YAML specs. A `Library` holds the
/// templates, reads a text and gives a `Document`, which answers every question about it. Text in,
/// text out: no files, no clock, no locale, no global state. `attnfig_lint.h` checks any SVG, and
/// `attnfig_diff.h` compares two versions of a figure.
namespace attnfig {

/// What was asked for, or why there is none. With a value the diagnostics are remarks at most.
template <class T>
struct Expected {
  std::optional<T> value = {};
  std::vector<Diagnostic> diagnostics = {};

  explicit operator bool() const { return value.has_value(); }
  const T& operator*() const { return *value; }
  const T* operator->() const { return &*value; }
};

/// Whether those who point at a head, a tensor or a number see how its number came about. Only
/// figures that are part of a page can be pointed at, in an `<img>` nothing can.
enum class Tooltips { none, derivations };

/// Gives the text of a file, or says why there is none.
using ReadUsedFile = std::function<Expected<std::string>(const std::string& path)>;

struct ReadOptions {
  /// Names the text in diagnostics; the title of a config.json's figure is taken from it.
  std::string file = "spec";
  /// The language whose texts are checked when the text is read; empty: the library's.
  std::string language = {};
  /// What is taken for granted of a config.json that leaves it open: "num_key_value_heads=8".
  std::vector<std::string> assume = {};
  /// The kind of figure that a config.json is drawn as, of `kinds_of_figures()`; empty: its page.
  std::string figure = {};
  /// Reads the files that a spec names in `use`, whose paths start from the folder of the file that
  /// names them, and so of `file`. Empty: a spec that uses files is refused.
  ReadUsedFile read_file = {};
};

struct DrawOptions {
  /// Name of the figure and prefix of the ids in the SVG: a letter, then letters, digits, "_" and
  /// "-", without two dashes in a row.
  std::string name = "figure";
  // What is left out here, the library's project decides, or else the defaults.
  std::string language = {};  // of `Library::languages()`
  std::string theme = {};     // of `Library::themes()`
  std::optional<PageWidth> page_width = {};
  std::optional<ColourMode> mode = {};
  std::string background = {};  // "none", "page" or "#rrggbb"
  Tooltips tooltips = Tooltips::none;
};

struct Figure {
  std::string svg;
  int width = 0;  // whole px
  int height = 0;
  std::string title;        // without markup
  std::string description;  // every number that it shows, as sentences
  std::string language;
  /// Low contrasts that its theme allows, an ink on a ground: "#a0a8b0 on #ffffff".
  std::vector<std::string> accepted_contrasts;
  /// The file of the widths of its theme's font; empty for Liberation Sans.
  TemplateFile font_metrics;
};

/// A file of claims: published numbers about the layouts of a spec.
struct ClaimsFile {
  std::string text;
  std::string file = "claims";  // as diagnostics name it
};

/// What came of an audit.
struct Audited {
  std::string text;                         // for people
  std::string json;                         // for programs
  bool as_expected = false;                 // every verdict is the one that its claim expects
  std::vector<Diagnostic> unexpected = {};  // the claims whose verdict is not
};

/// The stages of a figure that tests look at.
enum class Stage { model, scene };

/// A spec, or a model's config.json, that was read without mistakes. It does not change; copies
/// share what was read, and threads may share a document.
class Document {
 public:
  /// The figure. Diagnostics: a text that has no version in the language, an unknown theme; beside
  /// a figure, what its theme allows to be hard to see.
  Expected<Figure> draw(const DrawOptions& options = {}) const;

  /// Every quantity of every layout; comparisons are with the layout that the spec names in `over`.
  Expected<std::vector<LayoutNumber>> numbers(const std::string& language = {}) const;
  /// The same as a table. JSON and CSV are exact; their keys are documented in docs/numbers.md.
  /// `name` is the figure's, which JSON states.
  Expected<std::string> number_table(TableFormat format, const std::string& name = "figure",
                                     const std::string& language = {}) const;

  /// Every text and number of the figure as Markdown tables, for a page's long description.
  Expected<std::string> text_table(const std::string& language = {}) const;

  /// How a quantity came about: "gqa.cache.total", "cache.saving over mha", or all for an empty
  /// text. `write_explained` writes it.
  Expected<std::vector<ExplainedNumber>> explain(std::string_view quantity = {},
                                                 const std::string& language = {}) const;

  /// A text with placeholders, filled: "{gqa.cache.total} for {gqa.context:short} tokens". Markup
  /// is taken out. Diagnostics have their places in `text`, and name it "text".
  Expected<std::string> say(std::string_view text, const std::string& language = {}) const;

  /// Mistakes and advice beyond what reading finds: a text that lacks a language which another text
  /// has (rule "language"), numbers that are typed although a placeholder could say them
  /// ("typed-number").
  std::vector<Diagnostic> check(const std::string& language = {}) const;

  /// Recomputes published numbers, and says of each whether it holds, holds under another
  /// convention of counting (of up to two, the fewest that do), or does not hold.
  Expected<Audited> audit(const ClaimsFile& claims, const std::string& language = {}) const;

  /// Whether the text is a model's config.json.
  bool is_config() const;
  /// The spec as YAML: the text itself, or what a config.json says.
  std::string spec() const;
  /// Of a config.json: its model_type, notes on what it counts, and keys that sound as if they
  /// decided the cache, but do not.
  const std::string& model_type() const;
  const std::vector<std::string>& remarks() const;
  const std::vector<std::string>& unused_keys() const;

  /// The paths of the files whose layouts the spec uses, sorted.
  const std::vector<std::string>& used_files() const;

  /// The paths of the files that a figure with these options is made from, sorted: those that the
  /// spec uses, and of those that were given to the library its project's and those of templates.
  /// With the text itself they are all that it depends on.
  Expected<std::vector<std::string>> inputs(const DrawOptions& options = {}) const;

  /// The canonical text of a stage, for tests.
  Expected<std::string> dump(Stage stage, const DrawOptions& options = {}) const;

  struct State;

 private:
  friend class Library;
  explicit Document(std::shared_ptr<State> state) : state_(std::move(state)) {}
  std::shared_ptr<State> state_;
};

/// A model that takes part in a comparison: a config.json, or a spec that draws one model.
struct ModelFile {
  std::string text;
  std::string file = "config.json";
};

/// One model of a gallery: a spec that draws it, and the path of its figure from the gallery's
/// page.
struct GalleryModel {
  ModelFile spec;
  std::string name;     // of the figure
  std::string picture;  // "models/llama.svg"
};

/// Models as a table: picture, kind of attention, counts, and what is cached.
struct Gallery {
  std::string html;      // one page that needs no other file
  std::string markdown;  // with the figures beside it
};

/// Makes the name of a figure, with which the ids in it start, from any other name: a letter, then
/// letters, digits, "_" and "-", without two dashes in a row. Different names give different
/// results: a name of this form stays as it is, any other gets a hash of the whole. A narrow
/// figure, "NAME.narrow", is called after the wide one.
std::string figure_name(std::string_view name);

/// Something that specs name, and what it is.
struct Named {
  std::string name;
  std::string about;
};

/// The templates, and what is made with them. It does not change: threads may share a library.
class Library {
 public:
  /// Uses the built-in templates, with `replaced` in place of those of the same path. What is wrong
  /// with one is a diagnostic of whatever needs it. `project` decides what calls leave open.
  explicit Library(std::vector<TemplateFile> replaced = {}, Project project = {});

  /// Reads a spec, or a model's config.json as if it were one.
  Expected<Document> read(std::string_view text, const ReadOptions& options = {}) const;

  /// The spec of a figure that draws models side by side, with their caches at one context on one
  /// scale: `context`, such as "32Ki", or the longest that all of them are made for.
  Expected<std::string> compare(const std::vector<ModelFile>& models,
                                const std::string& context = {},
                                const std::vector<std::string>& assume = {}) const;

  /// The spec of a figure that draws a model as it is and as MHA, GQA, MQA and MLA.
  Expected<std::string> what_if(const ModelFile& model,
                                const std::vector<std::string>& assume = {}) const;

  Expected<Gallery> gallery(const std::vector<GalleryModel>& models,
                            const DrawOptions& options = {}) const;

  /// Names of what there is, sorted.
  std::vector<std::string> pages() const;
  std::vector<std::string> themes() const;
  std::vector<std::string> languages() const;
  const Project& project() const;
  /// Options with all that they leave open decided.
  DrawOptions settled(DrawOptions options) const;
  /// What a template says of itself: "pages", "themes" or "languages", and its name.
  Expected<std::string> about(std::string_view kind, const std::string& name) const;

  struct State;

 private:
  std::shared_ptr<const State> state_;
};

/// Reads attnfig.yaml; `file` names it.
Expected<Project> read_project(std::string_view text, const std::string& file);

enum class DiagnosticFormat { human, github, json };

/// Diagnostics for people, as annotations of GitHub Actions (workflow commands), or for programs:
/// {"findings": [{"rule", "file", "line", "column", "message", "hint"}]}; line and column are 0 for
/// a file as a whole.
std::string write_diagnostics(const std::vector<Diagnostic>& diagnostics, DiagnosticFormat format,
                              const Emphasis& emphasis = {});

/// The answer to a request of docs/pipe.md, both one line of JSON.
struct PipeAnswer {
  std::string line;
  bool drawn = false;  // whether it holds a figure
};
/// `number` names the request in messages, from 1.
/// `read_file` is that of ReadOptions.
PipeAnswer answer_request(const Library& library, std::string_view request, std::size_t number = 1,
                          const ReadUsedFile& read_file = {});

/// Thrown by `render` for a text with mistakes; `what()` is every one of them with its place, line
/// and caret.
class InputError : public std::runtime_error {
 public:
  explicit InputError(std::vector<Diagnostic> diagnostics)
      : std::runtime_error(describe(diagnostics)), diagnostics_(std::move(diagnostics)) {}
  const std::vector<Diagnostic>& diagnostics() const { return diagnostics_; }

 private:
  std::vector<Diagnostic> diagnostics_;
};

/// The figure of a spec as SVG, with the built-in templates. Throws InputError.
std::string render(std::string_view spec, const DrawOptions& options = {});

/// The kinds of attention and of figures that specs may name.
std::vector<Named> attention_variants();
std::vector<Named> kinds_of_figures();

/// The JSON Schema (draft 2020-12) of spec files, docs/reference.md and docs/models.md.
std::string schema();
std::string spec_reference();
std::string model_reference();

/// A commented spec to start from, of one of the kinds of figures, by default of the first.
/// Nothing: there is no such kind.
std::string starter_spec(std::string_view figure = {});

/// The page that shows figures as they are drawn: `attnfig watch --serve`.
std::string preview_page();

/// The version of the library: "1.2.3".
std::string_view version();

}  // namespace attnfig
