#include "cli/run_files.h"

#include "cli/command.h"
#include "io/file_id.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <system_error>

namespace attnfig {
namespace {

namespace fs = std::filesystem;
using Ids = std::vector<FileId>;

/// A file that does not exist cannot be lost.
Ids ids_of(const ReadFile& file) {
  const std::string path = file.path == "-" ? "/dev/stdin" : file.path;
  std::error_code none;
  return fs::exists(path, none) ? file_ids(path) : Ids();
}

Ids ids_of(const WrittenFile& file) {
  return file.path == "-" ? Ids() : file_ids(file.path);
}

bool share_one(const Ids& some, const Ids& others) {
  return std::find_first_of(some.begin(), some.end(), others.begin(), others.end()) != some.end();
}

/// One of a file's ids as a hash, so that tens of thousands are compared in little memory.
struct HashedId {
  std::size_t hash = 0;
  std::size_t number = 0;  // of the file

  auto operator<=>(const HashedId&) const = default;
};

std::size_t hash_of(const FileId& id) {
  return (std::hash<std::string>{}(id.entry) * 31 + id.file) * 31 + id.device;
}

/// Tells that two spellings lead to one file, if the reader cannot see it.
std::string hint(const std::string& path, const std::string& file) {
  if (fold_case(path) == fold_case(file)) return {};
  return fmt::format("\n  hint: {} and {} are one file", printable(path),
                     file == "-" ? "standard input" : printable(file));
}

/// Throws if one of these ids belongs to a file that is read. Equal hashes are only a suspicion.
void refuse_read(const RunFiles& files, const std::vector<HashedId>& reads,
                 const WrittenFile& written, const Ids& ids) {
  for (const FileId& id : ids) {
    const HashedId wanted{hash_of(id)};
    const auto found = std::lower_bound(reads.begin(), reads.end(), wanted);
    if (found == reads.end() || found->hash != wanted.hash) continue;
    const ReadFile read = files.read(found->number);
    if (share_one(ids, ids_of(read)))
      throw UsageError{fmt::format("{} is {}, so no {} is written to it{}", printable(written.path),
                                   read.kind, written.kind, hint(written.path, read.path))};
  }
}

/// Reports the pair whose second file comes first, so that the message does not depend on inodes.
void refuse_written_twice(const RunFiles& files, std::vector<HashedId> writes) {
  std::sort(writes.begin(), writes.end());
  std::pair<std::size_t, std::size_t> found = {files.writes, files.writes};  // second, first
  for (std::size_t i = 1; i < writes.size(); ++i) {
    const HashedId& one = writes[i - 1];
    const HashedId& other = writes[i];
    if (one.hash == other.hash && one.number != other.number &&
        share_one(ids_of(files.write(one.number)), ids_of(files.write(other.number))))
      found = std::min(found, {other.number, one.number});
  }
  if (found.first == files.writes) return;
  const WrittenFile first = files.write(found.second);
  const WrittenFile second = files.write(found.first);
  throw UsageError{fmt::format("{} and {} would both be written to {}{}", printable(first.from),
                               printable(second.from), printable(second.path),
                               hint(second.path, first.path))};
}

}  // namespace

void refuse_lost_files(const RunFiles& files) {
  std::vector<HashedId> reads;
  for (std::size_t i = 0; i < files.reads; ++i)
    for (const FileId& id : ids_of(files.read(i))) reads.push_back({hash_of(id), i});
  std::sort(reads.begin(), reads.end());
  std::vector<HashedId> writes;
  for (std::size_t i = 0; i < files.writes; ++i) {
    const WrittenFile written = files.write(i);
    const Ids ids = ids_of(written);
    refuse_read(files, reads, written, ids);
    for (const FileId& id : ids) writes.push_back({hash_of(id), i});
  }
  refuse_written_twice(files, std::move(writes));
}

void refuse_lost_files(const std::vector<ReadFile>& read, const std::vector<WrittenFile>& written) {
  refuse_lost_files({read.size(), [&](std::size_t i) { return read[i]; }, written.size(),
                     [&](std::size_t i) { return written[i]; }});
}

}  // namespace attnfig
