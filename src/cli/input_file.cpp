#include "cli/input_file.h"

#include "attnfig_types.h"
#include "io/files.h"

namespace attnfig {

std::string read_input_file(const std::string& path) {
  if (path == "-") return read_stdin(largest_gguf);
  std::string text = read_file(path, largest_config);
  if (text.starts_with("GGUF") && largest_config < text.size())
    text = read_file(path, largest_gguf);
  return text;
}

}  // namespace attnfig
