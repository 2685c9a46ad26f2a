#pragma once

#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// attnfig draws attention-architecture figures as SVG from short YAML specs. This header is the
/// whole library: text in, text out, no files, no clock, no locale, no global state.
namespace attnfig {

/// One file in place of a built-in template: path is "pages/NAME.yaml", "themes/NAME.yaml" or
/// "languages/NAME.yaml".
struct TemplateFile {
  std::string path;
  std::string text;
};

enum class Messages { plain, coloured };

/// What a figure is made for: a page or slide, where panels stand side by side, or a column of 360
/// px such as that of a telephone, where they stand one below the other.
enum class PageWidth { wide, narrow };

/// How a table of numbers is written.
enum class TableFormat { text, md, csv, json, tex };

enum class ExplainFormat { text, json };

/// Whether figures carry hover tooltips that derive each number. An SVG in `<img>` shows none.
enum class Tooltips { none, derivations };

struct RenderOptions {
  /// Name of the figure and prefix of the ids in the SVG: a letter, then letters, digits, "_" and
  /// "-", without two dashes in a row.
  std::string name = "figure";
  /// A language of `languages()`. Default: "en".
  std::string language = "en";
  /// A theme of `themes()`. Default: "modern".
  std::string theme = "modern";
  PageWidth page_width = PageWidth::wide;
  Tooltips tooltips = Tooltips::none;
  /// Values for keys that a config.json leaves open: "num_key_value_heads=8".
  std::vector<std::string> assume = {};
  /// Whether `InputError::what()` holds the escape codes that colour it on a terminal.
  Messages messages = Messages::plain;
};

/// A mistake in the input.
struct Mistake {
  int line = 0;    // from 1; 0: the input as a whole
  int column = 0;  // from 1, in code points
  std::string message;
  std::string hint = {};  // may be empty
  std::string file = {};  // in which it stands: the input, or a template or claims beside it
};

/// Thrown for an input with mistakes; `what()` is all of them, each with its place, source line and
/// caret.
class InputError : public std::runtime_error {
 public:
  InputError(const std::string& text, std::vector<Mistake> mistakes)
      : std::runtime_error(text), mistakes_(std::move(mistakes)) {}
  const std::vector<Mistake>& mistakes() const { return mistakes_; }

 private:
  std::vector<Mistake> mistakes_;
};

/// A file of claims: published numbers about the layouts of a spec.
struct ClaimsFile {
  std::string text;
  std::string file = "claims";  // as messages name it
};

/// The result of an audit.
struct Audited {
  std::string text;                      // for people
  std::string json;                      // for programs
  bool as_expected = false;              // every verdict is the one that its claim expects
  std::vector<Mistake> unexpected = {};  // the claims whose verdict is not, in their file
};

/// Advice about a spec, and its places.
struct Advice {
  std::string text;  // written like error messages; empty: there is none
  std::vector<Mistake> list;
};

/// A model's config.json as a spec.
struct ImportedModel {
  std::string spec;  // YAML
  std::string name;
  std::string model_type;
  std::vector<std::string> unused;  // unused, though named as if they decided the cache
};

/// A config.json, or a spec that draws one model, and its path, from which messages and names are
/// made.
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

/// One SVG file of any origin.
struct SvgFile {
  std::string name;  // as reports name it
  std::string text;
};

enum class LintFormat { human, json, sarif };

/// An error or a warning of a rule.
struct LintFinding {
  std::string rule;
  Mistake mistake;
};

/// Lint's findings in some files.
struct Linted {
  std::string report;                  // empty in format human if nothing was found
  std::size_t faulty = 0;              // files with an error or a warning
  std::size_t findings = 0;            // errors and warnings
  std::vector<LintFinding> list = {};  // all of them
};

/// Checks SVG files, drawn by attnfig or by hand, against the rules of docs/lint.md. Files that are
/// not well-formed, or too large, are findings, not exceptions.
Linted lint_svg(const std::vector<SvgFile>& files, LintFormat format,
                Messages messages = Messages::plain);

/// The purpose of a lint rule, its reason, and how to fix its findings. Empty: there is no such
/// rule.
std::string explain_lint_rule(std::string_view rule);
std::vector<std::string> lint_rules();

/// All rules of lint as Markdown: docs/lint.md.
std::string lint_reference();

/// The painted content of a file as lint sees it, an item a line, for tests. Throws InputError for
/// one that is not well-formed.
std::string dump_drawing(const SvgFile& file);

/// Kinds of differences between two versions of a figure, in the order in which they are listed.
enum class ChangeKind {
  layout,      // a field of a layout, or what it caches
  counted,     // more or fewer boxes or lines of a part
  reworded,    // a text
  added,       // a text, a group or a layout
  removed,     //
  moved,       // all items that stand elsewhere, as one change
  resized,     // a shape, or the figure
  redrawn,     // a shape of another form
  recoloured,  //
  restyled,    // another font, size, weight or width of a stroke
  described,   // only the description for assistive technology
  unseen,      // nothing that a reader sees
  unreadable,  // one of the files is no SVG
};

/// The name of a kind in diffs: "layout", "drawn", "reworded", ….
std::string_view to_text(ChangeKind kind);

/// One difference, in a reader's terms.
struct Change {
  ChangeKind kind = ChangeKind::unseen;
  std::string where;      // a layout, a group, or the part with the colour; may be empty
  std::string what;       // a field, or a part of the figure
  std::string before;     // empty: it was not there
  std::string after;      // empty: it is gone
  std::size_t count = 1;  // of items with this change
};

/// One side of a comparison: a figure, and the spec that it was made from, if known.
struct FigureVersion {
  std::string svg;        // empty: there is no such figure
  std::string spec = {};  // empty: not known
};

enum class FigureStatus { unchanged, changed, added };

/// The differences between two versions of a figure. Equal ones have no changes and no lines.
struct FigureDiff {
  std::string name;  // as reports show it: "output/gqa.svg"
  FigureStatus status = FigureStatus::unchanged;
  FigureVersion before;
  FigureVersion after;
  std::vector<Change> changes;
  std::string lines;  // as `diff -u` shows them; empty where one side is not there
};

enum class DiffFormat { human, json };

/// Diffs for people, with at most `most_lines` lines of each figure, or for programs, with all.
/// Unchanged figures are left out.
std::string write_diffs(const std::vector<FigureDiff>& diffs, DiffFormat format,
                        std::size_t most_lines = 24);

/// Diffs as one page that needs no other file: what changed, both versions side by side, and by
/// script a swipe and an overlay of them. `about` names the compared sets.
std::string diff_page(const std::vector<FigureDiff>& diffs, std::string_view about);

/// A problem in a folder of figures, as `check` finds it.
struct Finding {
  std::string rule;     // "spec", "typed-number", "claim", "stale" …, or a rule of lint
  Mistake mistake;      // with its file
  std::string shown{};  // for people, source line and caret included; empty: file and message
};

enum class FindingFormat { human, github, json };

/// Findings for people, as annotations of GitHub Actions (workflow commands), or for programs:
/// {"findings": [{"rule", "file", "line", "column", "message", "hint"}]}; line and column are 0 for
/// a file as a whole.
std::string write_findings(const std::vector<Finding>& findings, FindingFormat format);

/// The largest SVG file in bytes that lint looks at.
constexpr std::size_t largest_svg = std::size_t{4} * 1024 * 1024;

/// Renders specs, and config.json files of models as if they were specs. Keeps what it has read of
/// the templates, so one renderer for many specs is quicker than many; use one renderer a thread.
class Renderer {
 public:
  /// Uses the built-in templates, with `replaced` in place of those of the same path.
  explicit Renderer(std::vector<TemplateFile> replaced = {});
  ~Renderer();
  Renderer(Renderer&&) noexcept;
  Renderer& operator=(Renderer&&) noexcept;

  /// The figure of a spec as SVG. `file` names the input in messages. Throws InputError.
  std::string render(std::string_view spec, const RenderOptions& options = {},
                     std::string_view file = "spec") const;

  /// Every text and number of the figure of a spec as Markdown tables, for a page's long
  /// description.
  std::string table(std::string_view spec, const RenderOptions& options = {},
                    std::string_view file = "spec") const;

  /// The canonical text of the layouts and texts of a spec, and of the drawing before it is
  /// coloured.
  std::string dump_model(std::string_view spec, const RenderOptions& options = {},
                         std::string_view file = "spec") const;
  std::string dump_scene(std::string_view spec, const RenderOptions& options = {},
                         std::string_view file = "spec") const;

  /// Every quantity of every layout of a spec, as a table. JSON and CSV are exact; their keys are
  /// documented in docs/numbers.md.
  std::string numbers(std::string_view spec, TableFormat format, const RenderOptions& options = {},
                      std::string_view file = "spec") const;

  /// The derivation of a quantity: "gqa.cache.total", "cache.saving over mha", or of all for an
  /// empty text. Steps with formula, numbers and unit, the place of each input, and the sources.
  std::string explain(std::string_view spec, std::string_view quantity, ExplainFormat format,
                      const RenderOptions& options = {}, std::string_view file = "spec") const;

  /// Recomputes published numbers. The verdict of each: it holds, it holds under another convention
  /// of counting (of up to two, the fewest that do), or it does not hold.
  Audited audit(std::string_view spec, const ClaimsFile& claims, const RenderOptions& options = {},
                std::string_view file = "spec") const;

  /// Advice about a valid spec: numbers typed in its texts although a placeholder could fill them
  /// in. Throws InputError, also for a text without a language that another text of the spec has.
  Advice lint(std::string_view spec, const RenderOptions& options = {},
              std::string_view file = "spec") const;

  /// The differences that a reader sees between two versions of a figure: fields and cache of each
  /// layout first, from both specs if both are known, else from the facts in the figures. Never
  /// throws for the content of the old version.
  FigureDiff diff(std::string name, FigureVersion before, FigureVersion after,
                  const RenderOptions& options = {}, std::string_view file = "spec") const;

  /// The spec of a model's config.json. Throws InputError for an unknown family, missing keys and
  /// contradictions.
  ImportedModel import_model(std::string_view config, const RenderOptions& options = {},
                             std::string_view file = "config.json") const;

  /// The spec of a figure that draws models side by side, with their caches at one context on one
  /// scale: `context`, such as "32Ki", or the longest that all of them are made for.
  std::string compare(const std::vector<ModelFile>& models, const std::string& context = {},
                      const RenderOptions& options = {}) const;

  /// The spec of a figure that draws a model as it is and as MHA, GQA, MQA and MLA.
  std::string what_if(const ModelFile& model, const RenderOptions& options = {}) const;

  Gallery gallery(const std::vector<GalleryModel>& models, const RenderOptions& options = {}) const;

  /// The paths, as given and sorted, of the files in place of built-in templates that the last
  /// input was drawn with: together with the input, everything that its figure was made from.
  std::vector<std::string> templates_used() const;

  std::vector<std::string> pages() const;
  std::vector<std::string> themes() const;
  std::vector<std::string> languages() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// The figure of a spec as SVG, with the built-in templates. Throws InputError.
std::string render(std::string_view spec, const RenderOptions& options = {});

/// The JSON Schema (draft 2020-12) of spec files.
std::string schema();

/// The version of the library: "1.2.3".
std::string_view version();

}  // namespace attnfig
