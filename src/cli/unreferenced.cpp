#include "cli/unreferenced.h"

#include "cli/figure_name.h"
#include "io/files.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace attnfig {
namespace {

namespace fs = std::filesystem;

/// Enough of a file to see its first element.
constexpr std::size_t head_bytes = 1'000;

/// Whether attnfig drew the figure: its ids are made from its file's name.
bool is_ours(const fs::path& svg) {
  const std::string name = figure_name_of_file(svg.string());
  const std::string head = read_file(svg, head_bytes);
  return head.starts_with(
             fmt::format("<svg xmlns=\"http://www.w3.org/2000/svg\" id=\"{}\"", name)) &&
         head.find(fmt::format("aria-labelledby=\"{}-", name)) != std::string::npos;
}

Diagnostic unreferenced(const std::string& file, std::string message) {
  return {.message = std::move(message), .rule = "unreferenced", .file = file};
}

void find_claims(const std::string& folder, std::vector<Diagnostic>& findings) {
  for (const std::string& file : yaml_files_under(folder)) {
    const fs::path path = fs::path(folder) / file;
    if (path.parent_path().filename() != "claims") continue;
    const fs::path spec = path.parent_path().parent_path() / path.filename();
    if (!fs::exists(spec))
      findings.push_back(
          unreferenced(path.string(), fmt::format("there is no spec {}", spec.string())));
  }
}

/// The name of a figure whatever its page width: one of another width is another run's.
std::string in_any_page_width(const std::string& file) {
  constexpr std::string_view narrow = ".narrow.svg";
  if (!file.ends_with(narrow)) return file;
  return file.substr(0, file.size() - narrow.size()) + ".svg";
}

bool holds(const std::vector<std::string>& all, const std::string& one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

/// Whether a file lies in the folder of a language or theme that this run does not draw: another
/// run's.
bool is_of_another_run(const Batch& batch, const fs::path& file, const Library& library) {
  fs::path folder;
  for (const fs::path& part : file.parent_path())
    if (holds(library.languages(), part.string()) || holds(library.themes(), part.string()))
      folder /= part;
    else
      break;
  if (folder.empty()) return false;
  const std::vector<Variation>& drawn = batch.variations();
  return std::none_of(drawn.begin(), drawn.end(), [&](const Variation& variation) {
    return variation.folder == folder.string();
  });
}

}  // namespace

std::vector<Diagnostic> find_unreferenced(const Batch& batch, const Library& library) {
  const BatchOptions& options = batch.options();
  std::vector<Diagnostic> findings;
  for (const std::string& input : options.inputs)
    if (fs::is_directory(input)) find_claims(input, findings);
  if (!batch.makes_whole_folder() || !fs::is_directory(options.output)) return findings;
  std::set<std::string> made;
  for (std::size_t i = 0; i < batch.size(); ++i)
    made.insert(in_any_page_width(batch.outputs().in_folder(i)));
  for (const std::string& file : files_under(options.output, ".svg")) {
    const fs::path path = fs::path(options.output) / file;
    if (made.contains(in_any_page_width(file)) || is_of_another_run(batch, file, library) ||
        !is_ours(path))
      continue;
    for (const std::string_view format : figure_formats) {
      const fs::path sibling = fs::path(path).replace_extension(format);
      if (fs::exists(sibling))
        findings.push_back(unreferenced(sibling.string(), "no spec gives this figure"));
    }
  }
  return findings;
}

}  // namespace attnfig
