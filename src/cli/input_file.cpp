#include "cli/input_file.h"

#include "io/files.h"

#include <fmt/format.h>

#include <filesystem>
#include <system_error>

namespace attnfig {
namespace {

namespace fs = std::filesystem;

std::string read_file_or_header(const std::string& path) {
  std::string text = read_file(path, largest_config);
  if (text.starts_with("GGUF") && largest_config < text.size())
    text = read_file(path, largest_gguf);
  return text;
}

Expected<std::string> refusal(std::string message) {
  return {{}, {{.message = std::move(message)}}};
}

}  // namespace

std::string read_input_file(const std::string& path) {
  return path == "-" ? read_stdin(largest_gguf) : read_file_or_header(path);
}

Expected<std::string> read_used_file(const std::string& path) {
  try {
    return {read_file_or_header(path), {}};
  } catch (const std::system_error& error) {
    return refusal(error.what());
  }
}

ReadUsedFile reader_in(const std::string& folder) {
  return [folder](const std::string& path) -> Expected<std::string> {
    try {
      const fs::path whole = fs::weakly_canonical(fs::path(folder) / path);
      const fs::path inside = whole.lexically_relative(fs::canonical(folder));
      if (inside.empty() || *inside.begin() == "..")
        return refusal(fmt::format("{} is outside of {}", path, folder));
      return read_used_file(whole.string());
    } catch (const fs::filesystem_error& error) {
      return refusal(fmt::format("{}: {}", path, error.code().message()));
    }
  };
}

}  // namespace attnfig
