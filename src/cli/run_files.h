#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace attnfig {

/// A file that a run reads; "-" is standard input.
struct ReadFile {
  std::string path;
  std::string_view kind;  // as messages call it: "a spec"
};

/// A file that a run writes; "-" is standard output.
struct WrittenFile {
  std::string path;
  std::string from;  // what it is made of, as messages name it
  std::string_view kind = "figure";
};

/// The files of a run, each made from its number when it is needed: a batch may have tens of
/// thousands.
struct RunFiles {
  std::size_t reads = 0;
  std::function<ReadFile(std::size_t)> read;
  std::size_t writes = 0;
  std::function<WrittenFile(std::size_t)> write;
};

/// Throws UsageError if a file to be written is also read, or written twice: a run loses nothing
/// that it needs or makes. Files are told apart by device and inode, whatever links and spellings
/// lead to them, and files that do not exist yet by the place where they will be.
void refuse_lost_files(const RunFiles& files);
void refuse_lost_files(const std::vector<ReadFile>& read, const std::vector<WrittenFile>& written);

}  // namespace attnfig
