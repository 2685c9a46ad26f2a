#include "cli/old_figures.h"

#include "cli/input_file.h"
#include "cli/need.h"
#include "io/files.h"

#include <fmt/format.h>

namespace attnfig {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> files_of(const Batch& batch) {
  std::vector<std::string> files;
  for (std::size_t i = 0; i < batch.size(); ++i)
    for (const std::string& file : {batch.output(i), batch.input(i)})
      if (file != "-") files.push_back(file);
  return files;
}

/// The newest commit; none outside of a repository, and before the first commit.
std::optional<GitRevision> head_of(const Batch& batch) {
  try {
    return GitRevision("HEAD", files_of(batch));
  } catch (const UsageError&) {
    return {};
  }
}

/// An old spec as the new one is read.
Expected<Document> read_old(const Job& job, const std::string& spec, const std::string& file,
                            const ReadUsedFile& read_file) {
  return job.library.read(spec,
                          {.file = file, .language = job.options.language, .read_file = read_file});
}

/// Reads what old specs use from their own revision.
ReadUsedFile reader_at(const GitRevision& revision) {
  return [&revision](const std::string& path) -> Expected<std::string> {
    std::string text = revision.text(path);
    if (!text.empty()) return {std::move(text), {}};
    return {{}, {{.message = fmt::format("{} is not in the revision", path)}}};
  };
}

}  // namespace

OldFigures::OldFigures(const Batch& batch, std::string against)
    : batch_(batch), against_(std::move(against)) {
  if (!against_.empty() && !fs::is_directory(against_))
    revision_.emplace(against_, files_of(batch));
  for (std::size_t i = 0; i < batch.size(); ++i)
    if (against_.empty() && batch.output(i) == "-")
      throw UsageError{"there is no figure on disk to compare with: name one with -o"};
  if (against_.empty()) head_ = head_of(batch);
}

/// A figure on disk does not hold its spec. The spec of the newest commit is taken if it renders to
/// this figure.
FigureVersion OldFigures::on_disk(const Job& job, const std::string& after) const {
  FigureVersion version{read_if_there(job.output).value_or("")};
  if (!head_ || version.svg.empty() || version.svg == after || job.format != "svg") return version;
  try {
    const std::string spec = head_->text(job.file);
    if (spec.empty()) return version;
    const Expected<Document> document = read_old(job, spec, job.file, reader_at(*head_));
    const Expected<Figure> figure = document ? document->draw(job.options) : Expected<Figure>();
    if (figure && figure->svg == version.svg) version.document = *document;
  } catch (const UsageError&) {  // a partial clone lacks it
  }
  return version;
}

OldFigures::Texts OldFigures::in_folder(const Job& job) const {
  const fs::path folder = against_;
  return {
      read_if_there(folder / batch_.outputs().in_folder(job.number)).value_or(""),
      read_if_there(folder / batch_.inputs().from_folder(batch_.spec_of(job.number))).value_or("")};
}

FigureVersion OldFigures::version(const Job& job, const std::string& after) const {
  if (against_.empty()) return on_disk(job, after);
  const Texts texts =
      revision_ ? Texts{revision_->text(job.output), revision_->text(job.file)} : in_folder(job);
  FigureVersion version{texts.svg};
  if (texts.spec.empty()) return version;
  const std::string file =
      revision_
          ? job.file
          : (fs::path(against_) / batch_.inputs().from_folder(batch_.spec_of(job.number))).string();
  Expected<Document> document =
      read_old(job, texts.spec, file, revision_ ? reader_at(*revision_) : read_used_file);
  for (Diagnostic& one : document.diagnostics)
    if (revision_) one.file = fmt::format("{} ({})", one.file, about());
  if (version.svg.empty()) version.svg = need(need(document).draw(job.options)).svg;
  version.document = document.value;
  return version;
}

std::vector<ReadFile> OldFigures::files() const {
  std::vector<ReadFile> files;
  for (std::size_t i = 0; i < batch_.size(); ++i) {
    files.push_back({batch_.output(i), "a figure"});
    if (against_.empty() || revision_) continue;
    const fs::path folder = against_;
    files.push_back({folder / batch_.outputs().in_folder(i), "a figure"});
    files.push_back({folder / batch_.inputs().from_folder(batch_.spec_of(i)), "a spec"});
  }
  return files;
}

std::string OldFigures::about() const {
  if (against_.empty()) return "the figures on disk";
  return revision_ ? "revision " + against_ : against_;
}

}  // namespace attnfig
