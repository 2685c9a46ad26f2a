#include "io/stamp.h"

#include "io/files.h"

#include <algorithm>
#include <sys/stat.h>

namespace attnfig {
namespace {

namespace fs = std::filesystem;

std::int64_t nanoseconds(const timespec& time) {
  return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
}

/// The folder of an entry, or the nearest existing one above it.
std::string folder_above(const fs::path& entry) {
  std::error_code none;
  const auto above = [](const fs::path& path) {
    return path.has_parent_path() ? path.parent_path() : fs::path(".");
  };
  fs::path folder = above(entry);
  while (folder != "." && folder != above(folder) && !fs::is_directory(folder, none))
    folder = above(folder);
  return folder.string();
}

}  // namespace

std::optional<Stamp> stamp_of(const fs::path& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) return {};
#ifdef __APPLE__
  const timespec written = status.st_mtimespec;
  const timespec changed = status.st_ctimespec;
#else
  const timespec written = status.st_mtim;
  const timespec changed = status.st_ctim;
#endif
  return Stamp{nanoseconds(written), nanoseconds(changed),
               static_cast<std::uint64_t>(status.st_size), std::uint64_t{status.st_ino},
               static_cast<std::uint64_t>(status.st_dev)};
}

std::vector<std::string> folders_of(fs::path path) {
  if (!path.has_filename()) path = path.parent_path();  // "specs/"
  std::vector<std::string> folders;
  for (const fs::path& step : link_chain(std::move(path))) folders.push_back(folder_above(step));
  return folders;
}

std::vector<std::string> folders_under(const fs::path& folder) {
  std::vector<std::string> folders = {folder.string()};
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder))
    if (entry.is_directory() && !entry.is_symlink()) folders.push_back(entry.path().string());
  std::sort(folders.begin(), folders.end());
  return folders;
}

}  // namespace attnfig
