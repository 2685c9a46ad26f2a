#pragma once

#include <string>

namespace attnfig {

/// An input file, or standard input for "-". Of a model's GGUF file the header alone is read, of
/// any other no more than one byte more than the most that is allowed.
std::string read_input_file(const std::string& path);

}  // namespace attnfig
