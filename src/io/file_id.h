#pragma once

#include <compare>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace attnfig {

/// A file as the file system knows it, however a path spells it: the file itself, or the entry of a
/// folder under which it stands or would stand.
struct FileId {
  std::uint64_t device = 0;
  std::uint64_t file = 0;  // of the folder, where there is an entry
  std::string entry = {};  // of that folder, its case folded

  auto operator<=>(const FileId&) const = default;
};

/// A text with a to z for A to Z: some file systems do not tell them apart.
std::string fold_case(std::string text);

/// All by which the file is known that a path leads to: its entry, those of what its symbolic links
/// lead to, and the file itself if it is there. Paths that share one are ways to the same file,
/// through whatever links. None for what is not a regular file, such as a terminal: nothing is lost
/// there.
std::vector<FileId> file_ids(const std::filesystem::path& path);

}  // namespace attnfig
