#pragma once

#include <string>
#include <string_view>

namespace attnfig {

/// Whether bytes are those of a GGUF file, by its first four.
bool is_gguf_file(std::string_view bytes);

/// What the header of a GGUF file says of its model, as JSON in the form of `gguf-dump --json`: its
/// architecture, and the keys of that, a line each, with the byte where each value starts. Numbers
/// with fractions decide no cache and are left out. Throws InvalidInput with the byte of the first
/// fault. `bytes` need only hold the header; the tensors are not looked at.
std::string gguf_metadata(std::string_view bytes);

}  // namespace attnfig
