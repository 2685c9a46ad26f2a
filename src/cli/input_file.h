#pragma once

#include "attnfig.h"

#include <string>

namespace attnfig {

/// An input file, or standard input for "-". Of a model's GGUF file the header alone is read, of
/// any other no more than one byte more than the most that is allowed.
std::string read_input_file(const std::string& path);

/// A file that a spec uses, or why it cannot be read.
Expected<std::string> read_used_file(const std::string& path);

/// Reads files that specs use from one folder alone: none outside of it, whatever links lead there.
ReadUsedFile reader_in(const std::string& folder);

}  // namespace attnfig
