#include "model/llama_cpp.h"

#include <algorithm>

namespace attnfig {
namespace {

// llama.cpp gives windowed layers a cache of their own only where a loader sets hparams.swa_type
// (load_arch_hparams in src/models/*.cpp; create_memory in src/llama-model.cpp). Phi-3's loader
// switches windows off (phi3.cpp @a0b8c172), and most others never look at one. Names:
// src/llama-arch.cpp @3679b65d.
constexpr bool windows = true;
constexpr Architecture all[] = {
    {"gemma2", windows},
    {"gemma3", windows},
    {"gemma3n", windows},
    {"gemma4", windows},
    {"gpt-oss", windows},
    {"cohere2", windows},
    {"cohere2moe", windows},
    {"olmo2", windows},
    {"exaone4", windows},
    {"exaone-moe", windows},
    {"llama4", windows},
    {"lfm2", windows},
    {"laguna", windows},
    {"mellum", windows},
    {"mimo2", windows},
    {"step35", windows},
    {"deepseek4", windows},
    {"plamo3", windows},
    {"afmoe", windows},
    {"smallthinker", windows},
    {"lfm2moe"},
    {"llama"},
    {"mistral3"},
    {"mistral4"},
    {"phi2"},
    {"phi3"},
    {"phimoe"},
    {"starcoder"},
    {"starcoder2"},
    {"qwen"},
    {"qwen2"},
    {"qwen2moe"},
    {"qwen2vl"},
    {"qwen3"},
    {"qwen3moe"},
    {"qwen3vl"},
    {"qwen3vlmoe"},
    {"qwen3next"},
    {"qwen35"},
    {"qwen35moe"},
    {"gemma"},
    {"gpt2"},
    {"gptj"},
    {"gptneox"},
    {"falcon"},
    {"falcon-h1"},
    {"bloom"},
    {"mpt"},
    {"dbrx"},
    {"grok"},
    {"command-r"},
    {"olmo"},
    {"olmoe"},
    {"openelm"},
    {"arctic"},
    {"glm4"},
    {"glm4moe"},
    {"glm-dsa"},
    {"chatglm"},
    {"deepseek"},
    {"deepseek2"},
    {"deepseek32"},
    {"granite"},
    {"granitemoe"},
    {"granitehybrid"},
    {"nemotron"},
    {"nemotron_h"},
    {"nemotron_h_moe"},
    {"deci"},
    {"internlm2"},
    {"exaone"},
    {"stablelm"},
    {"minicpm"},
    {"minicpm3"},
    {"minimax-m2"},
    {"minimax-m3"},
    {"orion"},
    {"baichuan"},
    {"xverse"},
    {"plamo"},
    {"plamo2"},
    {"seed_oss"},
    {"ernie4_5"},
    {"ernie4_5-moe"},
    {"hunyuan-dense"},
    {"hunyuan-moe"},
    {"hunyuan_vl"},
    {"hy_v3"},
    {"bailingmoe"},
    {"bailingmoe2"},
    {"dots1"},
    {"arcee"},
    {"smollm3"},
    {"apertus"},
    {"bitnet"},
    {"jais"},
    {"jais2"},
    {"refact"},
    {"codeshell"},
    {"chameleon"},
    {"grovemoe"},
    {"nanbeige"},
    {"kimi-linear"},
    {"mamba"},
    {"mamba2"},
    {"jamba"},
    {"rwkv6"},
    {"rwkv7"},
};

}  // namespace

std::span<const Architecture> architectures() {
  return all;
}

const Architecture* find_architecture(std::string_view name) {
  const auto found = std::find_if(std::begin(all), std::end(all),
                                  [&](const Architecture& one) { return one.name == name; });
  return found == std::end(all) ? nullptr : &*found;
}

}  // namespace attnfig
