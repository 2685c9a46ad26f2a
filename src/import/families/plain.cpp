// Families whose layers all have the same attention with all tokens: MHA, GQA or MQA by two counts.

#include "import/families/families.h"
#include "import/keys.h"
#include "import/layout_node.h"
#include "import/parts.h"

#include <fmt/format.h>

namespace attnfig {
namespace {

Model read_plain(Config& config) {
  return uniform(config, attention_node(read_heads(config)));
}

/// Whatever they say of key and value heads, there is one for every query head.
Model read_multi_head(Config& config) {
  AttentionHeads heads = read_heads(config);
  heads.kv_heads = heads.q_heads;
  return uniform(config, attention_node(heads));
}

constexpr ConfigKey plain[] = {key::layers, key::q_heads, key::kv_or_q_heads, key::hidden,
                               key::head_dim};
constexpr ConfigKey stated[] = {key::layers, key::q_heads, key::kv_heads, key::hidden,
                                key::head_dim};
constexpr ConfigKey qwen_wide[] = {key::layers, key::q_heads, key::kv_heads, key::hidden,
                                   key::head_dim.or_else("128")};
constexpr ConfigKey gemma[] = {key::layers, key::q_heads, key::kv_heads, key::hidden,
                               key::head_dim.or_else("256")};
constexpr ConfigKey multi_head[] = {key::layers, key::q_heads, key::hidden, key::head_dim};

constexpr ConfigKey kv_channels = {"head_dim kv_channels attention_head_dim",
                                   "elements of a head's key and value",
                                   "(hidden_size / num_attention_heads)"};
constexpr ConfigKey channelled[] = {key::layers, key::q_heads, key::hidden, kv_channels};

// Falcon: one key and value head unless the newer decoder has its own number.
constexpr ConfigKey new_decoder = {"new_decoder_architecture", "whether num_kv_heads counts",
                                   "false"};
constexpr ConfigKey multi_query = {"multi_query", "whether there is one key and value head",
                                   "true"};
constexpr ConfigKey falcon_kv = {"num_kv_heads n_head_kv",
                                 "key and value heads, of the newer decoder alone",
                                 "(num_attention_heads)"};
constexpr ConfigKey falcon[] = {key::layers, key::q_heads, key::hidden,
                                new_decoder, multi_query,  falcon_kv};
constexpr ConfigKey refined_web[] = {
    key::layers, key::q_heads, key::hidden, {"num_kv_heads n_head_kv", "key and value heads"}};

Model read_falcon(Config& config) {
  const ConfigNumber q_heads = config.number(key::q_heads);
  const ConfigNumber head_dim = config.quotient(config.number(key::hidden), q_heads);
  const ConfigNumber one = {1, config.offset(multi_query).value_or(nowhere), "multi_query"};
  const ConfigNumber kv_heads = config.flag(new_decoder)   ? config.number_or(falcon_kv, q_heads)
                                : config.flag(multi_query) ? one
                                                           : q_heads;
  return uniform(config, attention_node({q_heads, kv_heads, head_dim}));
}

Model read_refined_web(Config& config) {
  const ConfigNumber q_heads = config.number(key::q_heads);
  return uniform(config, attention_node({q_heads, config.number(falcon_kv),
                                         config.quotient(config.number(key::hidden), q_heads)}));
}

constexpr ConfigKey bigcode[] = {key::layers, key::q_heads, key::hidden, multi_query};

Model read_bigcode(Config& config) {
  const ConfigNumber q_heads = config.number(key::q_heads);
  const ConfigNumber one = {1, config.offset(multi_query).value_or(nowhere), "multi_query"};
  return uniform(config, attention_node({q_heads, config.flag(multi_query) ? one : q_heads,
                                         config.quotient(config.number(key::hidden), q_heads)}));
}

// MPT and DBRX nest what their attention is.
constexpr ConfigKey attn_type = {"attn_config.attn_type",
                                 "multihead_attention, multiquery_attention or "
                                 "grouped_query_attention",
                                 "multihead_attention"};
constexpr ConfigKey attn_kv_heads = {"attn_config.kv_n_heads", "key and value heads",
                                     "(as attn_type says)"};
constexpr ConfigKey mpt[] = {key::layers, key::q_heads, key::hidden, attn_type, attn_kv_heads};
constexpr ConfigKey dbrx[] = {
    key::layers, key::q_heads, key::hidden, {"attn_config.kv_n_heads", "key and value heads"}};

Model read_mpt(Config& config) {
  const ConfigNumber q_heads = config.number(key::q_heads);
  const ConfigNumber head_dim = config.quotient(config.number(key::hidden), q_heads);
  const ConfigWord type = config.word(attn_type);
  ConfigNumber kv_heads = q_heads;
  if (type.text == "multiquery_attention") {
    kv_heads = {1, type.offset, "attn_config.attn_type"};
  } else if (type.text == "grouped_query_attention") {
    if (const auto count = config.number_if(attn_kv_heads)) {
      kv_heads = *count;
    } else {
      config.complain_missing(attn_kv_heads);
    }
  } else if (!type.text.empty() && type.text != "multihead_attention") {
    config.complain(type.offset, fmt::format("attn_config.attn_type: unknown \"{}\"", type.text),
                    attn_type.about);
  }
  return uniform(config, attention_node({q_heads, kv_heads, head_dim}));
}

Model read_dbrx(Config& config) {
  const ConfigNumber q_heads = config.number(key::q_heads);
  return uniform(config, attention_node({q_heads, config.number(attn_kv_heads),
                                         config.quotient(config.number(key::hidden), q_heads)}));
}

// ChatGLM: num_attention_heads counts query heads alone.
constexpr ConfigKey multi_query_attention = {"multi_query_attention",
                                             "whether multi_query_group_num counts", "false"};
constexpr ConfigKey group_num = {"multi_query_group_num", "key and value heads"};
constexpr ConfigKey chatglm[] = {key::layers,           key::q_heads,
                                 key::hidden,           kv_channels,
                                 multi_query_attention, group_num.or_else("(num_attention_heads)")};

Model read_chatglm(Config& config) {
  const ConfigNumber q_heads = config.number(key::q_heads);
  const bool groups = config.flag(multi_query_attention);
  return uniform(config, attention_node({q_heads, groups ? config.number(group_num) : q_heads,
                                         read_head_dim(config, q_heads)}));
}

Model read_channelled(Config& config) {
  const ConfigNumber q_heads = config.number(key::q_heads);
  return uniform(config, attention_node({q_heads, q_heads, read_head_dim(config, q_heads)}));
}

// Step 3 shares one wide key and value among all query heads (multi-matrix factorization).
constexpr ConfigKey attention_groups = {"num_attention_groups", "key and value heads"};
constexpr ConfigKey step3[] = {key::layers, key::q_heads, attention_groups, key::hidden,
                               key::head_dim};

Model read_step3(Config& config) {
  AttentionHeads heads{config.number(key::q_heads), config.number(attention_groups),
                       config.number(key::head_dim)};
  if (heads.kv_heads.value != 1) return uniform(config, attention_node(heads));
  return uniform(config,
                 layout_node("mfa", {{"q_heads", heads.q_heads}, {"head_dim", heads.head_dim}}));
}

// Hunyuan: neighbouring layers may share a cache.
constexpr ConfigKey use_cla = {"use_cla", "whether cla_share_factor counts", "false"};
constexpr ConfigKey cla_factor = {"cla_share_factor", "neighbouring layers that share a cache",
                                  "2"};
constexpr ConfigKey hunyuan_head_dim = {"head_dim attention_head_dim",
                                        "elements of a head's key and value",
                                        "(hidden_size / num_attention_heads)"};
constexpr ConfigKey hunyuan[] = {key::layers,      key::q_heads, key::kv_or_q_heads, key::hidden,
                                 hunyuan_head_dim, use_cla,      cla_factor};

Model read_hunyuan(Config& config) {
  Node node = attention_node(read_heads(config));
  if (config.flag(use_cla)) put(node, "cache_shared_by", number_node(config.number(cla_factor)));
  return uniform(config, std::move(node));
}

constexpr std::string_view transformers = "Hugging Face transformers, configuration_MODEL.py";

}  // namespace

std::vector<Family> plain_families() {
  return {
      {"llama olmo olmo2 olmoe granite granitemoe cohere internlm2 internlm3 exaone stablelm "
       "minicpm orion seed_oss mimo yi deepseek nemotron glm glm4 smollm3 helium arcee aquila "
       "xverse apertus",
       "MHA where num_key_value_heads is left out. An explicit head_dim wins over "
       "hidden_size / heads.",
       transformers, plain, read_plain},
      {"qwen3_vl_text qwen3_vl_moe_text qwen3_omni_moe_text", "As Qwen3.", transformers, qwen_wide,
       read_plain},
      {"glm4_moe glm4v_moe_text glm4v_text", "Query heads need not fill hidden_size.", transformers,
       stated, read_plain},
      {"ernie4_5 ernie4_5_moe minimax_m2 minimax_m3 minimax_m3_text dots1 bailing_moe "
       "bailing_moe_v2 hunyuan_vl_text arctic solar",
       "minimax_m3's sparse attention keeps the whole cache.",
       "configuration_MODEL.py beside the weights", stated, read_plain},
      {"gemma", "head_dim is 256, whatever hidden_size / heads is; 2B has one KV head.",
       transformers, gemma, read_plain},
      {"gpt2 gptj gpt_neox gpt_neo opt bloom persimmon phi phi-msft baichuan internlm codegen "
       "biogpt xglm",
       "MHA always. bloom calls its width n_embed in old files.", transformers, multi_head,
       read_multi_head},
      {"qwen", "Qwen 1: MHA, head_dim is kv_channels.", "configuration_qwen.py beside the weights",
       channelled, read_channelled},
      {"gpt_bigcode", "StarCoder, SantaCoder: multi_query decides; there is no count.",
       transformers, bigcode, read_bigcode},
      {"falcon RefinedWebModel",
       "Falcon-7B states num_kv_heads 71 and multi_query: without new_decoder_architecture it has "
       "one KV head.",
       transformers, falcon, read_falcon},
      {"RefinedWeb", "Falcon-40B's first files: n_head_kv counts.",
       "configuration_RW.py beside the weights", refined_web, read_refined_web},
      {"mpt", "attn_config says which attention.", "llm-foundry configuration_mpt.py", mpt,
       read_mpt},
      {"dbrx", "attn_config.kv_n_heads.", transformers, dbrx, read_dbrx},
      {"chatglm", "ChatGLM 2 and 3, GLM-4-9B: multi_query_group_num, and head_dim is kv_channels.",
       "configuration_chatglm.py beside the weights", chatglm, read_chatglm},
      {"step3_text step3_vl step3", "All query heads share one wide key and value (MFA).",
       "configuration_step3.py beside the weights", step3, read_step3},
      {"hunyuan hunyuan_v1_dense hunyuan_v1_moe", "cla_share_factor means nothing without use_cla.",
       "configuration_hunyuan.py; transformers", hunyuan, read_hunyuan},
  };
}

}  // namespace attnfig
