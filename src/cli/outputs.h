#pragma once

#include "cli/inputs.h"

#include <optional>
#include <string>
#include <vector>

namespace attnfig {

/// One file that is made of each spec: how it is drawn and in what format.
struct Variation {
  std::string language;
  std::string theme;
  std::optional<PageWidth> page_width;
  bool is_first_width = true;  // of those of its figure
  std::string format;          // one of figure_formats, "model" or "scene"
  std::string folder;          // in the folder of figures; empty: that itself

  /// The ending of a file's name: ".svg", or ".narrow.svg" beside the wide figure.
  std::string ending() const;
};

/// Every language, theme, page width and format with every other; figures of the first language and
/// theme are in no folder.
std::vector<Variation> variations_of(const std::vector<std::string>& languages,
                                     const std::vector<std::string>& themes,
                                     const std::vector<std::string>& widths,
                                     const std::vector<std::string>& formats);

/// Where figures go. A file is known by its number: those of the first spec come first.
class Outputs {
 public:
  /// `output` is a file, a folder, "-" for standard output or empty for beside the spec. Throws
  /// UsageError where figures have no place of their own.
  Outputs(const Inputs& inputs, const std::vector<Variation>& variations, std::string output);

  /// "-" is standard output.
  std::string path(std::size_t number) const;
  /// The figure's path in a folder of figures: "gqa.svg", "zh/models/llama.svg".
  std::string in_folder(std::size_t number) const;
  /// Letters, digits, "_" and "-" from the file's name: the prefix of ids.
  std::string name(std::size_t number) const;
  /// Whether figures go to a folder that was named.
  bool is_folder() const { return is_folder_; }

 private:
  std::size_t spec_of(std::size_t number) const { return number / variations_.size(); }
  const Variation& variation_of(std::size_t number) const {
    return variations_[number % variations_.size()];
  }
  void check_stdout() const;
  std::string stem(std::size_t number) const;

  const Inputs& inputs_;
  const std::vector<Variation>& variations_;
  std::string output_;
  bool is_folder_ = false;
};

}  // namespace attnfig
