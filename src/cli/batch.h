#pragma once

#include "cli/command.h"
#include "cli/config_options.h"
#include "cli/depfile_options.h"
#include "cli/run_files.h"

#include <array>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace attnfig {

/// Options of `build`, `diff`, `accept` and `check`: which specs, where to, and how figures look.
struct BatchOptions {
  std::vector<std::string> inputs;
  std::string output;  // empty: beside the input; "-": standard output
  /// Figures of the first language go to the output's folder, those of each further one to a folder
  /// in it that is named after the language.
  std::vector<std::string> languages = {"en"};
  std::string theme = "modern";
  std::string templates;
  bool tooltips = false;  // whether figures have them
  std::string dump;       // "model", "scene", or empty
  /// Of figure_formats; empty: the ending of the output's name, else svg.
  std::vector<std::string> formats;
  /// Of wide and narrow; empty: wide.
  std::vector<std::string> page_widths;
  std::string scale = "1";  // px of a PNG, or 1/96 inch of a PDF, for a px of a figure
  unsigned jobs = 0;        // 0: one a core
  bool quiet = false;
  ConfigOptions config;
  DepfileOptions depfile;
};

/// The formats of a figure, which are also the endings of its files. Those after pdf are tables: of
/// the figure's texts, and of all numbers of its layouts.
constexpr std::array<std::string_view, 6> figure_formats = {"svg", "png",        "pdf",
                                                            "md",  "numbers.md", "numbers.json"};

/// `output` is the help for -o.
void declare_batch(CLI::App& app, BatchOptions& options, std::string_view output);

/// Declares formats and scale, for commands that do not compare with figures on disk.
void declare_formats(CLI::App& app, BatchOptions& options);

/// The specs in a folder, sorted, as paths from it.
std::vector<std::string> specs_under(const std::string& folder);

/// One kind of file that is made of each spec.
struct FileKind {
  std::string format;  // one of figure_formats, "model" or "scene"
  PageWidth page_width = PageWidth::wide;

  /// The ending of a file's name: ".svg", or ".narrow.svg" beside the wide figure.
  std::string ending() const;
};

/// The specs of a batch, found but not yet read; each is drawn in every language and as every kind
/// of file. Holds one short string a spec, because a batch may have tens of thousands.
class Batch {
 public:
  /// Throws UsageError, for example where two figures would be written to one file.
  explicit Batch(const BatchOptions& options);

  std::size_t size() const { return inputs_.size() * files_of_input(); }
  /// How many files are made of each spec; they follow each other.
  std::size_t files_of_input() const { return languages_.size() * kinds_.size(); }
  /// The path of a spec; "-" is standard input.
  std::string input(std::size_t index) const;
  /// The spec's path from the folder that was named, or the file name of a spec that was named
  /// itself.
  std::string from_folder(std::size_t index) const;
  const std::string& language(std::size_t index) const;
  const std::vector<std::string>& languages() const { return languages_; }
  const FileKind& kind(std::size_t index) const { return kinds_[index % kinds_.size()]; }
  const std::vector<FileKind>& kinds() const { return kinds_; }
  /// The scale of PNG and PDF in per cent.
  unsigned scale() const { return scale_; }
  /// Where the figure goes; "-" is standard output.
  std::string output(std::size_t index) const;
  /// Letters, digits, "_" and "-" from the file's name: the prefix of ids.
  std::string name(std::size_t index) const;
  /// Where the figure goes in a folder of figures: "gqa.svg", "zh/models/llama.svg".
  std::string in_output(std::size_t index) const;
  /// The files that the run reads: those of --templates, specs, and the claims about each.
  std::size_t reads() const { return templates_.size() + 2 * inputs_.size(); }
  ReadFile read(std::size_t number) const;
  /// Whether the figures of a folder of specs go to a folder of figures.
  bool folder_to_folder() const;

 private:
  /// A spec named on the command line, or found in a folder that was.
  struct Input {
    std::size_t argument = 0;    // in BatchOptions::inputs
    std::string in_folder = {};  // path from that folder; empty: the argument itself
  };

  const Input& input_of(std::size_t index) const;
  void add(std::size_t argument);
  void drop_repeated();
  void refuse_losses() const;
  std::string path(const Input& input) const;
  std::string stem(std::size_t index) const;

  const BatchOptions& options_;
  std::vector<std::string> languages_;
  std::vector<FileKind> kinds_;
  unsigned scale_ = 100;
  std::vector<ReadFile> templates_;
  std::vector<Input> inputs_;
  bool into_folder_ = false;
};

/// The result for one figure.
enum class Outcome : unsigned char { waiting, written, same, differs, bad_input, failed };

class Documents;

/// A figure to be made of a spec, and how it is drawn.
struct Job {
  std::size_t index = 0;  // in the batch
  std::string file;       // the spec's path, as messages name it
  Documents& documents;
  std::string output;  // where the figure goes
  std::string format;
  unsigned scale = 100;  // in per cent
  DrawOptions options;
  const Library& library;

  /// The spec, which is read when it is first asked for. Throws InputError for one with mistakes,
  /// std::system_error for a file that cannot be read.
  Document document() const;
  /// The figure in the format. Throws InputError, and std::system_error or UsageError where another
  /// program draws it and cannot.
  std::string render() const;
};

/// The result of writing or comparing a figure.
struct Delivery {
  Outcome outcome = Outcome::waiting;
  std::string message = {};                 // shown in the order of the inputs
  std::vector<std::string> templates = {};  // files of --templates that it was drawn with
};
/// Renders a figure, then writes or compares it. May throw what Job::render does; called by several
/// threads at a time.
using Deliver = std::function<Delivery(Console& console, const Job& job)>;

/// What `build` does with a figure: it is written if it is not there already.
Delivery write_figure(Console& console, const Job& job);

/// Takes the result for a figure; returns whether further figures are wanted. One call at a time.
enum class Proceed : unsigned char { yes, no };
using OnDone = std::function<Proceed(std::size_t index, Delivery delivery)>;

/// The figures of a batch to render, and what to do with each.
struct RenderRequest {
  std::vector<std::size_t> which;
  Deliver deliver;
  OnDone done;
};

/// Renders these figures on all cores and delivers them, in no fixed order.
void render_requested(Console& console, const Batch& batch, const BatchOptions& options,
                      const RenderRequest& figures);

/// Called once for each delivered figure with the files of --templates that it was drawn with, one
/// call at a time.
using OnDelivered =
    std::function<void(std::size_t index, const std::vector<std::string>& templates)>;

/// Renders every spec on all cores and delivers the figures. One that fails never harms another.
/// Returns the outcomes in the order of the inputs, after printing all messages in that order.
std::vector<Outcome> run_batch(Console& console, const Batch& batch, const BatchOptions& options,
                               const Deliver& deliver, const OnDelivered& on_delivered = {});

/// "3 figures: 1 written, 2 unchanged, 0 failed" and a line end.
std::string summary_of(const std::vector<Outcome>& outcomes);

int exit_code_of(const std::vector<Outcome>& outcomes);

std::size_t count(const std::vector<Outcome>& outcomes, Outcome wanted);

}  // namespace attnfig
