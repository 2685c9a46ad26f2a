#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace attnfig {

/// What the file system knows of a file: a write changes at least one of these.
struct Stamp {
  std::int64_t written = 0;  // ns since 1970, as is `changed`
  std::int64_t changed = 0;  // name, owner or rights too
  std::uint64_t size = 0;    // bytes
  std::uint64_t file = 0;    // a file that takes another's name is another file
  std::uint64_t device = 0;

  bool operator==(const Stamp&) const = default;
};

/// The stamp of the file that a path or its symbolic link leads to; nothing if it does not exist.
std::optional<Stamp> stamp_of(const std::filesystem::path& path);

/// The folders with an entry that changes when another file takes the place of this path: its own
/// folder, and those along its symbolic links. For a folder that does not exist, the nearest
/// existing one above it.
std::vector<std::string> folders_of(std::filesystem::path path);

/// A folder and all in it, sorted; symbolic links are not followed, as in `files_under`.
std::vector<std::string> folders_under(const std::filesystem::path& folder);

}  // namespace attnfig
