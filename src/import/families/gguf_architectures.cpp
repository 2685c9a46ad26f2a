#include "import/families/gguf_architectures.h"

#include "import/words.h"

#include <fmt/format.h>

#include <algorithm>

namespace attnfig {
namespace {

constexpr std::pair<States, std::string_view> known[] = {
    {States::none,
     "llama mistral3 qwen2 qwen2moe qwen2vl qwen3 qwen3moe qwen3vl qwen3vlmoe gemma gemma2 gemma3 "
     "gemma4 phi2 phi3 phimoe gpt2 gptneox gptj falcon starcoder starcoder2 bloom mpt dbrx "
     "command-r cohere2 olmo olmo2 olmoe glm4 glm4moe chatglm gpt-oss deepseek deepseek2 granite "
     "granitemoe nemotron internlm2 exaone stablelm minicpm minicpm3 orion baichuan seed_oss "
     "ernie4_5 ernie4_5-moe hunyuan-dense hunyuan-moe minimax-m2 mimo2 deci"},
    {States::all, "mamba mamba2"},
    {States::without_heads, "jamba granitehybrid nemotron_h nemotron_h_moe"},
    {States::between, "qwen3next qwen35 qwen35moe"},
    {States::beside, "falcon-h1"}};

/// Keys of models that cache other things than plain attention, whose architectures read none of
/// them.
constexpr std::string_view deciding =
    "attention.sliding_window attention.kv_lora_rank attention.indexer attention.compress_ratios "
    "full_attention_interval ssm kda wkv token_shift_count shortconv";

}  // namespace

std::optional<States> states_of(std::string_view architecture) {
  for (const auto& [states, names] : known) {
    const std::vector<std::string_view> words = words_of(names);
    if (std::find(words.begin(), words.end(), architecture) != words.end()) return states;
  }
  return {};
}

UInt128 usual_period(std::string_view architecture) {
  if (architecture == "gemma2" || architecture == "gpt-oss") return 2;
  if (architecture == "cohere2") return 4;
  return architecture == "gemma3" ? 6 : 0;
}

bool check_architecture(Config& config, const ConfigWord& name) {
  if (states_of(name.text)) return true;
  std::string hint = "--assume architecture=llama reads it as attention alone";
  for (const std::string_view path : words_of(deciding))
    if (config.unread(path) != nullptr)
      hint = fmt::format("what it says of {} is not read for attention alone", path);
  config.report(name.offset, fmt::format("unknown architecture \"{}\"", name.text), hint);
  return false;
}

void report_unread(Config& config, const ConfigWord& name) {
  if (name.offset != assumed_offset) return;
  for (const std::string_view path : words_of(deciding))
    if (const Node* node = config.unread(path))
      config.report(node->offset,
                    fmt::format("{} decides the cache, and the assumed architecture \"{}\" does "
                                "not read it",
                                path, name.text),
                    fmt::format("assume an architecture that does, or --assume {}=null", path));
}

}  // namespace attnfig
