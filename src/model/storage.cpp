#include "model/storage.h"

#include <algorithm>
#include <string>

namespace attnfig {
namespace {

constexpr std::string_view plain = "IEEE 754 and bfloat16: no scales";
constexpr std::string_view per_tensor = "vLLM, TensorRT-LLM: one scale a tensor, not counted";
constexpr std::string_view per_head =
    "vLLM kv_cache_interface.py: one fp32 scale a token and head, for K and V each";
constexpr std::string_view grouped_int =
    "Hugging Face quanto and HQQ, mlx: fp16 scale and zero point a group";
constexpr std::string_view kivi = "KIVI, arXiv:2402.02750: groups of 32 with fp16 scale and zero";
constexpr std::string_view ggml = "ggml-common.h: bytes of a block of 32 values";
constexpr std::string_view nv = "vLLM nvfp4_kv_cache_full_dim: one fp8 scale for 16 values";
constexpr std::string_view mx = "OCP Microscaling Formats 1.0: one e8m0 scale for 32 values";
constexpr std::string_view ds_mla = "FlashMLA, vLLM fp8_ds_mla: one fp32 scale for 128 values";
constexpr std::string_view ds_v4 = "vLLM, DeepSeek-V4: one ue8m0 scale for 64 values";
constexpr std::string_view six_bits = "DeepSeek-V2, arXiv:2405.04434, 3.2.3: 6 bits on average";

/// What other tools call a format, in small letters.
struct Alias {
  std::string_view elsewhere;
  std::string_view name;
};
constexpr Alias aliases[] = {
    {"bfloat16", "bf16"},     {"float16", "fp16"},      {"half", "fp16"},
    {"f16", "fp16"},          {"float32", "fp32"},      {"f32", "fp32"},
    {"single", "fp32"},       {"float8", "fp8"},        {"f8", "fp8"},
    {"fp8_e4m3", "fp8"},      {"fp8_e5m2", "fp8"},      {"e4m3", "fp8"},
    {"float8_e4m3fn", "fp8"}, {"float8_e5m2", "fp8"},   {"fp8_e4m3fn", "fp8"},
    {"i8", "int8"},           {"fp8_ds_mla", "fp8_ds"}, {"float4", "fp4"},
    {"fp4_e2m1", "fp4"}};

}  // namespace

const std::vector<Storage>& storages() {
  static const std::vector<Storage> all = {
      {"bf16", "BF16", ElementBits(16), 0, {}, plain},
      {"fp16", "FP16", ElementBits(16), 0, {}, plain},
      {"fp32", "FP32", ElementBits(32), 0, {}, plain},
      {"fp8", "FP8", ElementBits(8), 0, {}, per_tensor},
      {"int8", "INT8", ElementBits(8), 0, {}, per_tensor},
      {"fp8_per_head", "FP8 per head", ElementBits(8), 0, Bits(32), per_head},
      {"int8_per_head", "INT8 per head", ElementBits(8), 0, Bits(32), per_head},
      {"int8_g64", "INT8 g64", ElementBits(8), 64, Bits(32), grouped_int},
      {"int4_g64", "INT4 g64", ElementBits(4), 64, Bits(32), grouped_int},
      {"int4_g32", "INT4 g32", ElementBits(4), 32, Bits(32), grouped_int},
      {"int2_g64", "INT2 g64", ElementBits(2), 64, Bits(32), grouped_int},
      {"kivi2", "KIVI 2-bit", ElementBits(2), 32, Bits(32), kivi},
      {"q8_0", "Q8_0", ElementBits(8), 32, Bits(16), ggml},
      {"q5_1", "Q5_1", ElementBits(5), 32, Bits(32), ggml},
      {"q5_0", "Q5_0", ElementBits(5), 32, Bits(16), ggml},
      {"q4_1", "Q4_1", ElementBits(4), 32, Bits(32), ggml},
      {"q4_0", "Q4_0", ElementBits(4), 32, Bits(16), ggml},
      {"iq4_nl", "IQ4_NL", ElementBits(4), 32, Bits(16), ggml},
      {"nvfp4", "NVFP4", ElementBits(4), 16, Bits(8), nv},
      {"mxfp4", "MXFP4", ElementBits(4), 32, Bits(8), mx},
      {"fp4", "FP4", ElementBits(4), 0, {}, per_tensor},
      {"fp8_ds", "FP8 with FP32 scales", ElementBits(8), 128, Bits(32), ds_mla},
      {"fp8_ue8m0", "FP8 with UE8M0 scales", ElementBits(8), 64, Bits(8), ds_v4},
      {"6bit", "6 bit", ElementBits(6), 0, {}, six_bits},
  };
  return all;
}

const Storage* find_storage(std::string_view name) {
  const std::vector<Storage>& all = storages();
  const auto found = std::find_if(all.begin(), all.end(),
                                  [&](const Storage& storage) { return storage.name == name; });
  return found == all.end() ? nullptr : &*found;
}

std::string_view storage_called(std::string_view name) {
  constexpr std::string_view prefix = "torch.";
  std::string lower(name.substr(name.starts_with(prefix) ? prefix.size() : 0));
  for (char& c : lower)
    if ('A' <= c && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  if (find_storage(lower) != nullptr) return find_storage(lower)->name;
  const auto found = std::find_if(std::begin(aliases), std::end(aliases),
                                  [&](const Alias& alias) { return alias.elsewhere == lower; });
  return found == std::end(aliases) ? std::string_view{} : found->name;
}

Bits stored_bits(const Storage& storage, UInt128 elements) {
  const UInt128 blocks =
      storage.block == 0 ? 1 : elements / storage.block + (elements % storage.block == 0 ? 0 : 1);
  return Elements(elements) * storage.bits + Bits(blocks * storage.scale.count());
}

}  // namespace attnfig
