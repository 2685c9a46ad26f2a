#pragma once

#include "cli/command.h"
#include "cli/config_options.h"

#include <array>
#include <filesystem>
#include <string>
#include <vector>

namespace attnfig {

/// What `build` and `check` are told: which specs, where to, and how they look.
struct BatchOptions {
  std::vector<std::string> inputs;
  std::string output;  // empty: beside the input; "-": standard output
  std::string language = "en";
  std::string theme = "modern";
  std::string templates;
  bool tooltips = false;  // whether figures have them
  std::string dump;       // "model", "scene", or empty
  /// Of figure_formats; empty: what the output's name ends in, else svg.
  std::vector<std::string> formats;
  /// Of wide and narrow; empty: wide.
  std::vector<std::string> layouts;
  std::string scale = "1";  // px of a PNG, or 1/96 inch of a PDF, for a px of a figure
  unsigned jobs = 0;        // 0: one a core
  bool quiet = false;
  ConfigOptions config;
  bool lint = false;  // whether advice about a spec's texts counts as a finding
};

/// What a figure is written as, which is also how the file's name ends: a table of what it says,
/// and one of all that is known of its layouts, are among it.
constexpr std::array<std::string_view, 5> figure_formats = {"svg", "png", "pdf", "md",
                                                            "numbers.md"};

/// `output` is the help for -o.
void declare_batch(CLI::App& app, BatchOptions& options, std::string_view output);

/// The options of what is not held against figures on disk: formats and scale.
void declare_formats(CLI::App& app, BatchOptions& options);

/// One of the files that are made of a spec.
struct FileKind {
  std::string format;  // one of figure_formats, "model" or "scene"
  Layout layout = Layout::wide;

  /// What a file's name ends in: ".svg", or ".narrow.svg" beside the wide figure.
  std::string ending() const;
};

/// The specs of a batch, found but not read, each as every kind of file. Holds one short string a
/// spec: a batch may be tens of thousands.
class Batch {
 public:
  /// Throws UsageError, for example where two specs would be written to the same file.
  explicit Batch(const BatchOptions& options);

  std::size_t size() const { return inputs_.size() * kinds_.size(); }
  /// The path of a spec; "-" is standard input.
  std::string input(std::size_t index) const;
  const FileKind& kind(std::size_t index) const { return kinds_[index % kinds_.size()]; }
  /// The scale of PNG and PDF in per cent.
  unsigned scale() const { return scale_; }
  /// Where the figure goes; "-" is standard output.
  std::string output(std::size_t index) const;
  /// Letters, digits, "_" and "-" from the file's name: the prefix of ids.
  std::string name(std::size_t index) const;

 private:
  /// A spec named by itself, or one found in a folder that was named.
  struct Input {
    std::size_t argument = 0;    // in BatchOptions::inputs
    std::string in_folder = {};  // path from that folder; empty: the argument itself
  };

  void add(std::size_t argument);
  void drop_repeated();
  void refuse_collisions() const;
  std::string path(const Input& input) const;
  std::string stem(std::size_t index) const;

  const BatchOptions& options_;
  std::vector<FileKind> kinds_;
  unsigned scale_ = 100;
  std::vector<Input> inputs_;
  bool into_folder_ = false;
};

/// What became of one figure.
enum class Outcome : unsigned char { waiting, written, same, differs, advised, bad_input, failed };

/// What is done with a rendered figure: write it, or compare it. May throw std::system_error.
struct Delivery {
  Outcome outcome = Outcome::waiting;
  std::string message;  // shown in the order of the inputs
};
using Deliver = Delivery (*)(Console& console, const std::string& output, const std::string& text);

/// Renders every spec on all cores and delivers the figures. One that fails never harms another.
/// Returns the outcomes in the order of the inputs, after printing all messages in that order.
std::vector<Outcome> run_batch(Console& console, const Batch& batch, const BatchOptions& options,
                               Deliver deliver);

int exit_code_of(const std::vector<Outcome>& outcomes);

std::size_t count(const std::vector<Outcome>& outcomes, Outcome wanted);

}  // namespace attnfig
