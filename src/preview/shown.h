#pragma once

#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>
#include <string>

namespace attnfig {

/// A figure to show: the file that contains it, and the page's data about it, in JSON.
struct Figure {
  std::string file;
  std::string told;
};

/// The present state of the page. A reader that connects late, is slow or connects again gets the
/// present state, not the changes in between, so nothing piles up. For use by several threads.
class Shown {
 public:
  /// The changes since a moment: a list in JSON, and the moment up to which it goes.
  struct News {
    std::string list;
    std::size_t until = 0;
  };

  void put(const std::string& key, Figure figure);
  /// The path of a figure's file; empty if there is no such figure.
  std::string file_of(const std::string& key) const;
  /// Waits for changes after `since`, 0 being the beginning. Empty if the time runs out.
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
