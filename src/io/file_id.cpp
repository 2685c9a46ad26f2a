#include "io/file_id.h"

#include "io/files.h"

#include <sys/stat.h>

namespace attnfig {
namespace {

namespace fs = std::filesystem;

FileId id_of(const struct stat& status, std::string entry = {}) {
  return {static_cast<std::uint64_t>(status.st_dev), std::uint64_t{status.st_ino},
          std::move(entry)};
}

/// The entry of a path in the nearest existing folder above it: the folders between may yet be
/// made.
FileId entry_of(const fs::path& path) {
  struct stat status {};
  fs::path folder = path.parent_path();
  fs::path entry = path.filename();
  while (::stat(folder.empty() ? "." : folder.c_str(), &status) != 0 &&
         folder.has_relative_path()) {
    entry = folder.filename() / entry;
    folder = folder.parent_path();
  }
  return id_of(status, fold_case(entry.lexically_normal().string()));
}

}  // namespace

std::string fold_case(std::string text) {
  for (char& c : text)
    if ('A' <= c && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return text;
}

std::vector<FileId> file_ids(const fs::path& path) {
  struct stat status {};
  const bool there = ::stat(path.c_str(), &status) == 0;
  if (there && !S_ISREG(status.st_mode)) return {};
  std::vector<FileId> ids;
  for (const fs::path& step : link_chain(path)) ids.push_back(entry_of(step));
  if (there) ids.push_back(id_of(status));
  return ids;
}

}  // namespace attnfig
