#pragma once

#include <span>
#include <string_view>

namespace attnfig {

/// A family of models as llama.cpp knows it. Whether windowed layers keep their windows alone is
/// decided by the family's loader, not by what the model's files say.
struct Architecture {
  std::string_view name;  // as GGUF files have it: "gemma3"
  bool keeps_windows = false;

  friend bool operator==(const Architecture&, const Architecture&) = default;
};

/// The families of decoders that llama.cpp loads.
std::span<const Architecture> architectures();

/// Null if there is none of that name.
const Architecture* find_architecture(std::string_view name);

}  // namespace attnfig
