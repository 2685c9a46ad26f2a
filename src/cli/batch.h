#pragma once

#include "cli/config_options.h"
#include "cli/depfile_options.h"
#include "cli/outputs.h"
#include "cli/setup.h"

#include <string>
#include <vector>

namespace attnfig {

/// Options of `build`, `diff`, `accept`, `check` and `watch`: which specs, where to, and how
/// figures look. What is empty, the project or the defaults decide.
struct BatchOptions {
  std::vector<std::string> inputs;
  std::string output;  // empty: beside the input; "-": standard output
  std::vector<std::string> languages;
  std::vector<std::string> themes;
  std::vector<std::string> page_widths;
  std::string mode;        // of auto, light and dark
  std::string background;  // none, page or a colour
  std::vector<std::string> formats;  // empty: the ending of the output's name
  SetupOptions setup;
  bool tooltips = false;    // whether figures have them
  std::string dump;         // "model", "scene", or empty
  std::string scale = "1";  // px of a PNG, or 1/96 inch of a PDF, for a px of a figure
  unsigned jobs = 0;        // 0: one a core
  bool quiet = false;
  bool compares = false;  // with figures on disk: those that are the same on every machine
  ConfigOptions config;
  DepfileOptions depfile;
};

/// `output` is the help for -o.
void declare_batch(Arguments& arguments, BatchOptions& options, std::string_view output);

/// Declares formats and scale, for commands that do not compare with figures on disk.
void declare_formats(Arguments& arguments, BatchOptions& options);

/// The options with all that the project and the defaults decide.
BatchOptions settled(BatchOptions options, const Project& project);

/// Throws UsageError if settled options name no spec.
void need_inputs(const BatchOptions& options, const Project& project);

/// The files to make of each spec, of settled options.
std::vector<Variation> variations_of(const BatchOptions& options);

/// Every spec of a call with every file that is made of it. Files are known by their numbers.
class Batch {
 public:
  /// Throws UsageError, for example where two figures would be written to one file, and InputError
  /// for a project file with mistakes.
  explicit Batch(const BatchOptions& options);
  Batch(const Batch&) = delete;
  Batch& operator=(const Batch&) = delete;

  const Setup& setup() const { return setup_; }
  const BatchOptions& options() const { return options_; }
  /// The scale of PNG and PDF in per cent.
  unsigned scale() const { return scale_; }

  std::size_t size() const { return inputs_.size() * variations_.size(); }
  const Inputs& inputs() const { return inputs_; }
  const Outputs& outputs() const { return outputs_; }
  const std::vector<Variation>& variations() const { return variations_; }

  /// The number of the spec that a file is made of.
  std::size_t spec_of(std::size_t number) const { return number / variations_.size(); }
  bool is_first_of_spec(std::size_t number) const { return number % variations_.size() == 0; }
  const Variation& variation(std::size_t number) const {
    return variations_[number % variations_.size()];
  }
  /// The path of a file's spec; "-" is standard input.
  std::string input(std::size_t number) const { return inputs_.path(spec_of(number)); }
  std::string output(std::size_t number) const { return outputs_.path(number); }

  /// The files that the run reads: those of the setup, specs, and the claims about each.
  std::size_t reads() const { return setup_files_.size() + 2 * inputs_.size(); }
  ReadFile read(std::size_t number) const;
  /// Whether all figures of a folder of figures are made, so that others in it are of no spec.
  bool makes_whole_folder() const;

 private:
  void refuse_losses() const;

  Setup setup_;
  BatchOptions options_;
  bool specs_of_project_ = false;
  bool output_of_project_ = false;
  unsigned scale_ = 100;
  std::vector<ReadFile> setup_files_;
  std::vector<Variation> variations_;
  Inputs inputs_;
  Outputs outputs_;
};

}  // namespace attnfig
