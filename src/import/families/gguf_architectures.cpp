#include "import/families/gguf_architectures.h"

#include "import/words.h"

#include <fmt/format.h>

#include <algorithm>

namespace attnfig {
namespace {

constexpr std::pair<States, std::string_view> known[] = {
    {States::none,
     "llama mistral3 mistral4 qwen qwen2 qwen2moe qwen2vl qwen3 qwen3moe qwen3vl qwen3vlmoe gemma "
     "gemma2 gemma3 gemma3n gemma4 phi2 phi3 phimoe gpt2 gptj gptneox falcon grok starcoder "
     "starcoder2 refact codeshell bloom mpt dbrx command-r cohere2 cohere2moe olmo olmo2 olmoe "
     "openelm arctic glm4 glm4moe chatglm gpt-oss deepseek deepseek2 deepseek2-ocr deepseek32 "
     "granite granitemoe nemotron internlm2 exaone exaone4 exaone-moe stablelm minicpm minicpm3 "
     "orion baichuan xverse plamo plamo3 seed_oss smollm3 ernie4_5 ernie4_5-moe paddleocr "
     "hunyuan-dense hunyuan-moe hunyuan_vl hy_v3 bailingmoe bailingmoe2 dots1 arcee afmoe laguna "
     "mellum apertus bitnet jais jais2 chameleon grovemoe minimax-m2 mimo2 step35 maincoder "
     "pangu-embedded deci"},
    {States::all, "mamba mamba2"},
    {States::matrices, "rwkv6 rwkv7 rwkv6qwen2 arwkv7"},
    {States::without_heads, "jamba granitehybrid nemotron_h nemotron_h_moe"},
    {States::convolutions, "lfm2 lfm2moe"},
    {States::between, "qwen3next qwen35 qwen35moe"},
    {States::beside, "falcon-h1"},
    // Encoders, and models that denoise all tokens at once (create_memory in llama-model.cpp).
    {States::nothing,
     "bert modern-bert nomic-bert nomic-bert-moe neo-bert jina-bert-v2 jina-bert-v3 eurobert "
     "gemma-embedding llama-embed t5encoder wavtokenizer-dec dream llada llada-moe rnd1"}};

/// Every how many layers one is full, where llama.cpp knows that by the name alone.
struct Period {
  UInt128 layers;
  std::string_view names;
  bool always;  // whether all files have a window
};
constexpr Period periods[] = {{2, "gemma2 gpt-oss", true}, {4, "cohere2", true},
                              {6, "gemma3", true},         {4, "exaone4 olmo2 afmoe", false},
                              {5, "gemma3n", true},        {8, "plamo3", false}};

/// Keys of models that cache other things than plain attention, whose architectures read none of
/// them.
constexpr std::string_view deciding =
    "attention.sliding_window attention.kv_lora_rank attention.indexer attention.compress_ratios "
    "full_attention_interval ssm kda wkv token_shift_count shortconv";

bool is_among(std::string_view name, std::string_view names) {
  const std::vector<std::string_view> words = words_of(names);
  return std::find(words.begin(), words.end(), name) != words.end();
}

const Period* period_of(std::string_view architecture) {
  for (const Period& period : periods)
    if (is_among(architecture, period.names)) return &period;
  return nullptr;
}

}  // namespace

std::optional<States> states_of(std::string_view architecture) {
  for (const auto& [states, names] : known)
    if (is_among(architecture, names)) return states;
  return {};
}

UInt128 usual_period(std::string_view architecture) {
  const Period* period = period_of(architecture);
  return period == nullptr ? UInt128{0} : period->layers;
}

bool has_window(std::string_view architecture) {
  const Period* period = period_of(architecture);
  return period != nullptr && period->always;
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
