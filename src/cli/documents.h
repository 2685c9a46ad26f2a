#pragma once

#include "cli/batch.h"

#include <map>
#include <memory>
#include <mutex>
#include <optional>

namespace attnfig {

/// The documents of a batch: each spec is read once for all its languages and kinds of files, and
/// kept until the last of them is made. Threads may share them.
class Documents {
 public:
  Documents(const Library& library, const Batch& batch) : library_(library), batch_(batch) {}

  /// The document of a figure. Throws InputError for a spec with mistakes, std::system_error for a
  /// file that cannot be read.
  Document of(std::size_t number);
  /// One figure is made, and does not ask again.
  void done(std::size_t number);

 private:
  struct Kept {
    std::mutex mutex = {};
    std::optional<std::string> text = {};  // of standard input, which can be read once
    std::optional<Document> document = {};
    std::size_t left = 0;  // figures to make
  };
  std::shared_ptr<Kept> kept(std::size_t number);

  const Library& library_;
  const Batch& batch_;
  std::mutex mutex_;
  std::map<std::size_t, std::shared_ptr<Kept>> specs_;  // by number of the spec
};

}  // namespace attnfig
