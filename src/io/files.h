#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

// All reading and writing of files. Failures are thrown as std::system_error whose what() names the
// file.

namespace attnfig {

/// A whole file, but no more than one byte more than `most`.
std::string read_file(const std::filesystem::path& path, std::size_t most);
std::string read_stdin(std::size_t most);

/// A whole file of any size; nothing if it does not exist.
std::optional<std::string> read_if_there(const std::filesystem::path& path);

enum class Written { anew, unchanged };

/// Writes a file whole or not at all: to a temporary file beside it that then takes its name. A
/// file that already holds the text is left alone, with its time. A symbolic link stays one and its
/// target is written; anything but a regular file, such as /dev/stdout, is written through.
Written write_file(const std::filesystem::path& path, std::string_view text);

/// A path and the paths that its symbolic links lead to, one after the other. The last is not a
/// link, and may not exist.
std::vector<std::filesystem::path> link_chain(std::filesystem::path path);

/// Writes to an open file. `name` is for the failure's message.
void write_all(int file, std::string_view text, const std::string& name);

/// The files under a folder with an ending, sorted, as paths from that folder.
std::vector<std::string> files_under(const std::filesystem::path& folder, std::string_view ending);

/// The same of files that end in .yaml or .yml.
std::vector<std::string> yaml_files_under(const std::filesystem::path& folder);

}  // namespace attnfig
