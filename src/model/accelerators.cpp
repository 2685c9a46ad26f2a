#include "model/accelerators.h"

#include <algorithm>

namespace attnfig {
namespace {

constexpr std::string_view nvidia_smi = "nvidia-smi, memory.total, in public logs";

constexpr Accelerator all[] = {
    {"A100", "80 GB", 81'920, nvidia_smi},
    {"A100 40GB", "40 GB", 40'960, nvidia_smi},
    {"H100", "80 GB", 81'559, nvidia_smi},
    {"H20", "96 GB", 97'871, nvidia_smi},
    {"GH200", "96 GB", 97'871, nvidia_smi},
    {"H200", "141 GB", 143'771, nvidia_smi},
    {"B200", "180 GB", 183'359, nvidia_smi},
    {"MI300X", "192 GB", 196'592, "rocm-smi, 206,141,652,992 B, in public logs"},
    {"L40S", "48 GB", 46'068, nvidia_smi},
    {"L20", "48 GB", 46'068, nvidia_smi},
    {"A40", "48 GB", 46'068, nvidia_smi},
    {"A30", "24 GB", 24'576, nvidia_smi},
    {"RTX 3090", "24 GB", 24'576, nvidia_smi},
    {"RTX 4090", "24 GB", 24'564, nvidia_smi},
    {"RTX 5090", "32 GB", 32'607, nvidia_smi}};

}  // namespace

std::span<const Accelerator> accelerators() {
  return all;
}

const Accelerator* find_accelerator(std::string_view name) {
  const auto* found = std::find_if(std::begin(all), std::end(all),
                                   [&](const Accelerator& one) { return one.name == name; });
  return found == std::end(all) ? nullptr : found;
}

}  // namespace attnfig
