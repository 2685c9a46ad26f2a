#pragma once

#include <span>
#include <string_view>

namespace attnfig {

/// A family of models in llama.cpp. The family's loader decides whether windowed layers keep only
/// their windows, not the model's files.
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
