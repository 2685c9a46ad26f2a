#include "library/used_files.h"

#include "import/uses.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

namespace attnfig {
namespace {

namespace fs = std::filesystem;

/// Files that use each other in a row.
constexpr std::size_t most_in_a_row = 8;  // limit of a spec: files that use each other

std::string normal(const fs::path& path) {
  return path.lexically_normal().generic_string();
}

class UsedFiles {
 public:
  UsedFiles(const ReadOptions& options, const Library::State& library)
      : options_(options), library_(library) {}

  /// Returns whether all files that the spec uses can be used.
  bool put_into(SpecInput& spec, const std::string& file) {
    const auto mistakes = [&] { return wrong_.size() + spec.diagnostics.size(); };
    const std::size_t before = mistakes();
    const Reporter reporter{spec.source, spec.diagnostics};
    users_.push_back(normal(file));
    put_used_layouts(reporter, spec.root, [&](const std::string& named, std::size_t offset) {
      return find(reporter, named, offset);
    });
    users_.pop_back();
    return mistakes() == before;
  }

  std::vector<std::string> paths() const {
    std::vector<std::string> paths;
    for (const auto& [path, model] : models_) paths.push_back(path);
    return paths;
  }

  /// What is wrong with the files, each with its place.
  const std::vector<Diagnostic>& wrong() const { return wrong_; }

 private:
  const ModelSpec* find(const Reporter& reporter, const std::string& named, std::size_t offset) {
    const std::string path = normal(fs::path(users_.back()).parent_path() / named);
    if (std::find(users_.begin(), users_.end(), path) != users_.end()) {
      reporter.report(offset, fmt::format("{} uses itself", path),
                      path == users_.back() ? "" : fmt::format("by way of {}", users_.back()));
      return nullptr;
    }
    if (most_in_a_row < users_.size()) {
      reporter.report(offset, fmt::format("more than {} files use each other", most_in_a_row),
                      fmt::format("the first of them is {}", users_[1]));
      return nullptr;
    }
    const auto [known, fresh] = models_.try_emplace(path);
    if (fresh) known->second = read(reporter, path, offset);
    return known->second ? &*known->second : nullptr;
  }

  std::optional<ModelSpec> read(const Reporter& reporter, const std::string& path,
                                std::size_t offset) {
    if (!options_.read_file) {
      reporter.report(offset, fmt::format("{} cannot be used: no files are read here", path));
      return {};
    }
    const Expected<std::string> bytes = options_.read_file(path);
    if (bytes) return model_in(*bytes, path);
    for (const Diagnostic& why : bytes.diagnostics) reporter.report(offset, why.message, why.hint);
    return {};
  }

  /// The model of a file without mistakes: whatever is wrong with it as a spec of its own is.
  std::optional<ModelSpec> model_in(const std::string& bytes, const std::string& path) {
    std::string text;
    try {
      text = readable_text(bytes);
      const SourceText source(text, largest(text));
      ReadInput input = read_input(source, path, {});
      if (!put_into(input.spec, path)) {
        keep({input.spec.diagnostics.sorted()}, path, text);
        return {};
      }
      Templates templates(library_.store);
      read_plan(input.spec, {.language = library_.language(options_.language)}, templates);
      return model_of(input);
    } catch (const InvalidInput& invalid) {
      keep(invalid, path, text);
      return {};
    }
  }

  void keep(const InvalidInput& invalid, const std::string& path, const std::string& text) {
    for (Diagnostic& one : located(invalid, path, text)) wrong_.push_back(std::move(one));
  }

  const ReadOptions& options_;
  const Library::State& library_;
  std::vector<std::string> users_;                          // from the spec to the file being read
  std::map<std::string, std::optional<ModelSpec>> models_;  // by path; nothing after an error
  std::vector<Diagnostic> wrong_;
};

}  // namespace

std::vector<std::string> put_used_files(SpecInput& spec, const ReadOptions& options,
                                        const Library::State& library) {
  UsedFiles files(options, library);
  if (files.put_into(spec, options.file)) return files.paths();
  std::vector<Diagnostic> all = files.wrong();
  for (Diagnostic& one : spec.diagnostics.sorted()) all.push_back(std::move(one));
  throw InvalidInput{std::move(all)};
}

}  // namespace attnfig
