#pragma once

#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>
#include <string>

namespace attnfig {

/// A figure as it is shown: the file that holds it, and what the page is told of it, in JSON.
struct Figure {
  std::string file;
  std::string told;
};

/// All that the page shows. A reader that comes late, is slow or comes back gets what holds now,
/// not what happened in between, so nothing piles up. For use by several threads.
class Shown {
 public:
  /// What has come since a moment: a list in JSON, and the moment until which it goes.
  struct News {
    std::string list;
    std::size_t until = 0;
  };

  void put(const std::string& key, Figure figure);
  /// The path of a figure's file; empty if there is no such figure.
  std::string file_of(const std::string& key) const;
  /// Waits for what is newer than `since`, 0 being the beginning. Empty when the time is over.
  News newer_than(std::size_t since, std::chrono::milliseconds time);

 private:
  struct Entry {
    Figure figure;
    std::size_t put_at = 0;
  };

  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::map<std::string, Entry> entries_;
  std::size_t now_ = 0;
};

}  // namespace attnfig
