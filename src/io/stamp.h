#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace attnfig {

/// What the file system says of a file: after it was written, something of this is another.
struct Stamp {
  std::int64_t written = 0;  // ns since 1970, as is `changed`
  std::int64_t changed = 0;  // name, owner or rights too
  std::uint64_t size = 0;    // bytes
  std::uint64_t file = 0;    // a file that takes another's name is another file
  std::uint64_t device = 0;

  bool operator==(const Stamp&) const = default;
};

/// Of the file that a path or its symbolic link leads to; nothing if there is none.
std::optional<Stamp> stamp_of(const std::filesystem::path& path);

/// The folders in which an entry changes when another file comes to stand under this path: its
/// own, and those of what its symbolic links lead to. Of a folder that is not there, the nearest
/// above it that is.
std::vector<std::string> folders_of(std::filesystem::path path);

/// A folder and all in it, sorted; symbolic links are not followed, as in `files_under`.
std::vector<std::string> folders_under(const std::filesystem::path& folder);

}  // namespace attnfig
