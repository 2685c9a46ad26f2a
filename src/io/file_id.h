#pragma once

#include <compare>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace attnfig {

/// A file as the file system knows it, whatever path leads to it: the file itself, or its entry in
/// a folder, present or future.
struct FileId {
  std::uint64_t device = 0;
  std::uint64_t file = 0;  // of the folder, if there is an entry
  std::string entry = {};  // name in that folder, its case folded

  auto operator<=>(const FileId&) const = default;
};

/// A text with a to z for A to Z: some file systems do not tell them apart.
std::string fold_case(std::string text);

/// All ids of the file that a path leads to: its entry, the entries that its symbolic links lead
/// to, and the file itself if it exists. Paths that share an id lead to the same file. None for
/// anything but a regular file, such as a terminal: nothing can be lost there.
std::vector<FileId> file_ids(const std::filesystem::path& path);

}  // namespace attnfig
