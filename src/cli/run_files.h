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

/// The files of a run by their numbers: a batch may have tens of thousands, so each is named when
/// it is asked for.
struct RunFiles {
  std::size_t reads = 0;
  std::function<ReadFile(std::size_t)> read;
  std::size_t writes = 0;
  std::function<WrittenFile(std::size_t)> write;
};

/// Throws UsageError where a file that is written is one that is read, or another that is written:
/// nothing that a run needs or makes is lost. Files are told apart by device and inode, so links
/// and spellings do not matter, and what is not there yet by where it will be.
void refuse_lost_files(const RunFiles& files);
void refuse_lost_files(const std::vector<ReadFile>& read, const std::vector<WrittenFile>& written);

}  // namespace attnfig
