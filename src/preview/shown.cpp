#include "preview/shown.h"

namespace attnfig {

void Shown::put(const std::string& key, Figure figure) {
  {
    const std::scoped_lock lock(mutex_);
    entries_[key] = {std::move(figure), ++now_};
  }
  changed_.notify_all();
}

std::string Shown::file_of(const std::string& key) const {
  const std::scoped_lock lock(mutex_);
  const auto entry = entries_.find(key);
  return entry == entries_.end() ? "" : entry->second.figure.file;
}

Shown::News Shown::newer_than(std::size_t since, std::chrono::milliseconds time) {
  std::unique_lock lock(mutex_);
  if (!changed_.wait_for(lock, time, [&] { return since < now_; })) return {{}, since};
  News news{"[", now_};
  for (const auto& [key, entry] : entries_)
    if (since < entry.put_at) news.list += (news.list.size() == 1 ? "" : ",") + entry.figure.told;
  news.list += "]";
  return news;
}

}  // namespace attnfig
