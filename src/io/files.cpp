#include "io/files.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace attnfig {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const std::string& name) {
  throw std::system_error(errno, std::generic_category(), name);
}

/// An open file that is closed when it goes out of scope.
class Descriptor {
 public:
  explicit Descriptor(int file) : file_(file) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (0 <= file_) ::close(file_);
  }
  int get() const { return file_; }
  /// Closes the file where a failure can still be reported: some file systems report a full disk
  /// only here.
  void close(const std::string& name) {
    const int file = file_;
    file_ = -1;
    if (::close(file) != 0 && errno != EINTR) fail(name);
  }

 private:
  int file_;
};

std::string read_from(int file, std::size_t most, const std::string& name) {
  std::string text;
  // Most files are small, and the memory to read into is cleared first.
  constexpr std::size_t smallest = std::size_t{4} * 1024;
  while (text.size() <= most) {
    const std::size_t before = text.size();
    const std::size_t step = std::max(smallest, before);
    text.resize(before + std::min(step, most + 1 - before));
    const ssize_t got = ::read(file, text.data() + before, text.size() - before);
    text.resize(before + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
    if (got < 0 && errno != EINTR) fail(name);
    if (got == 0) break;
  }
  return text;
}

/// A new file beside `path` that no other process uses.
std::pair<int, std::string> open_beside(const fs::path& path) {
  const std::string stem = (path.parent_path() / ("." + path.filename().string())).string();
  for (int attempt = 0;; ++attempt) {
    const std::string name =
        stem + "." + std::to_string(::getpid()) + "." + std::to_string(attempt) + ".tmp";
    const int file =
        ::open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
    if (0 <= file) return {file, name};
    if (errno != EEXIST || 1000 < attempt) fail(path.string());
  }
}

void write_through(const fs::path& path, std::string_view text) {
  Descriptor file(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
  if (file.get() < 0) fail(path.string());
  write_all(file.get(), text, path.string());
  file.close(path.string());
}

void replace(const fs::path& path, std::string_view text) {
  const auto [opened, temporary] = open_beside(path);
  Descriptor file(opened);
  try {
    write_all(file.get(), text, path.string());
    file.close(path.string());
    if (::rename(temporary.c_str(), path.c_str()) != 0) fail(path.string());
  } catch (const std::system_error&) {
    ::unlink(temporary.c_str());
    throw;
  }
}

}  // namespace

std::string read_file(const fs::path& path, std::size_t most) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.get() < 0) fail(path.string());
  return read_from(file.get(), most, path.string());
}

std::string read_stdin(std::size_t most) {
  return read_from(STDIN_FILENO, most, "<stdin>");
}

std::optional<std::string> read_if_there(const fs::path& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.get() < 0 && errno == ENOENT) return {};
  if (file.get() < 0) fail(path.string());
  return read_from(file.get(), std::string().max_size() - 1, path.string());
}

std::vector<fs::path> link_chain(fs::path path) {
  constexpr std::size_t most_links = 40;  // as many as Linux follows
  std::error_code none;
  std::vector<fs::path> chain = {std::move(path)};
  while (chain.size() <= most_links && fs::is_symlink(fs::symlink_status(chain.back(), none)))
    chain.push_back(chain.back().parent_path() / fs::read_symlink(chain.back(), none));
  return chain;
}

void write_all(int file, std::string_view text, const std::string& name) {
  while (!text.empty()) {
    const ssize_t written = ::write(file, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail(name);
    text.remove_prefix(static_cast<std::size_t>(written));
  }
}

Written write_file(const fs::path& path, std::string_view text) {
  struct stat status {};
  const bool there = ::stat(path.c_str(), &status) == 0;
  if (there && S_ISDIR(status.st_mode))
    throw std::system_error(EISDIR, std::generic_category(), path.string());
  if (there && !S_ISREG(status.st_mode)) {
    write_through(path, text);
    return Written::anew;
  }
  const bool same_size = there && static_cast<std::size_t>(status.st_size) == text.size();
  if (same_size && read_if_there(path) == text) return Written::unchanged;
  if (!path.parent_path().empty()) fs::create_directories(path.parent_path());
  replace(link_chain(path).back(), text);
  return Written::anew;
}

std::vector<std::string> files_under(const fs::path& folder, std::string_view ending) {
  std::vector<std::string> files;
  const std::size_t prefix = (folder / "").native().size();
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder))
    if (entry.path().native().ends_with(ending) && entry.is_regular_file())
      files.push_back(entry.path().native().substr(prefix));
  std::sort(files.begin(), files.end());
  return files;
}

std::vector<std::string> yaml_files_under(const fs::path& folder) {
  std::vector<std::string> files = files_under(folder, ".yaml");
  const std::vector<std::string> others = files_under(folder, ".yml");
  files.insert(files.end(), others.begin(), others.end());
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace attnfig
