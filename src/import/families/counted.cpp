// Families whose layers all have the same attention with all tokens, but that count its heads in a
// way of their own.

#include "import/families/families.h"
#include "import/keys.h"
#include "import/layout_node.h"
#include "import/parts.h"
#include "model/number_text.h"

#include <fmt/format.h>

namespace attnfig {
namespace {

// The number of heads does not change how many elements they have in all.
constexpr ConfigKey any_heads = {"num_attention_heads n_head n_heads num_heads attention_heads",
                                 "query heads"};
constexpr ConfigKey multi_head[] = {key::layers, any_heads.whichever(),
                                    key::kv_or_q_heads.whichever(), key::hidden};

/// Every query head has its own key and value head, and no code reads another number.
Model read_multi_head(Config& config) {
  const ConfigNumber q_heads = config.number(key::q_heads);
  const ConfigNumber kv_heads = config.number_or(key::kv_heads, q_heads);
  if (kv_heads.value != q_heads.value)
    config.note(
        fmt::format("{} ({}) is not read: every query head has its own key and value in "
                    "this family",
                    kv_heads.key, grouped(kv_heads.value)));
  return uniform(config, attention_node({q_heads, q_heads,
                                         config.quotient(config.number(key::hidden), q_heads)}));
}

constexpr ConfigKey differential[] = {key::layers, key::q_heads, key::kv_or_q_heads, key::hidden,
                                      key::head_dim};

/// Pairs of query heads subtract their attention; a pair's value is two heads wide.
Model read_differential(Config& config) {
  const AttentionHeads heads = read_heads(config);
  const ConfigNumber two = {2, no_offset, "2"};
  return uniform(config,
                 layout_node("differential", {{"q_heads", config.quotient(heads.q_heads, two)},
                                              {"kv_heads", config.quotient(heads.kv_heads, two)},
                                              {"head_dim", heads.head_dim}}));
}

constexpr ConfigKey kv_channels = {"kv_channels", "elements of a head's key and value"};
constexpr ConfigKey channelled[] = {key::layers, key::q_heads, kv_channels};

// Falcon: one key and value head unless the newer decoder has its own number.
constexpr ConfigKey new_decoder = {"new_decoder_architecture", "whether num_kv_heads counts",
                                   "false"};
constexpr ConfigKey multi_query = {"multi_query", "whether there is one key and value head",
                                   "true"};
constexpr ConfigKey falcon_kv = {"num_kv_heads n_head_kv",
                                 "key and value heads; not read with multi_query alone",
                                 "(num_attention_heads)"};
constexpr ConfigKey falcon[] = {key::layers, key::q_heads, key::hidden,
                                new_decoder, multi_query,  falcon_kv};
constexpr ConfigKey refined_web[] = {
    key::layers, key::q_heads, key::hidden, {"num_kv_heads n_head_kv", "key and value heads"}};

Model read_falcon(Config& config) {
  const ConfigNumber q_heads = config.number(key::q_heads);
  const ConfigNumber head_dim = config.quotient(config.number(key::hidden), q_heads);
  const bool newer = config.flag(new_decoder);
  if (!newer && config.flag(multi_query)) {
    const ConfigNumber one = {1, config.offset(multi_query).value_or(no_offset), "multi_query"};
    return uniform(config, attention_node({q_heads, one, head_dim}));
  }
  const ConfigNumber kv_heads = config.number_or(falcon_kv, q_heads);
  // The older decoder's one projection has a key and a value for each query head.
  if (!newer && kv_heads.value != q_heads.value)
    config.report(kv_heads.offset,
                  "num_kv_heads contradicts new_decoder_architecture and multi_query, which are "
                  "off",
                  "say which holds: --assume num_kv_heads=null or "
                  "--assume new_decoder_architecture=true");
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
  const ConfigNumber one = {1, config.offset(multi_query).value_or(no_offset), "multi_query"};
  return uniform(config, attention_node({q_heads, config.flag(multi_query) ? one : q_heads,
                                         config.quotient(config.number(key::hidden), q_heads)}));
}

// MPT and DBRX nest the keys of their attention.
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
      config.report_missing(attn_kv_heads);
    }
  } else if (!type.text.empty() && type.text != "multihead_attention") {
    config.report(type.offset, fmt::format("attn_config.attn_type: unknown \"{}\"", type.text),
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
constexpr ConfigKey chatglm[] = {key::layers, key::q_heads, kv_channels, multi_query_attention,
                                 group_num.or_else("(num_attention_heads)")};

Model read_chatglm(Config& config) {
  const ConfigNumber q_heads = config.number(key::q_heads);
  const bool groups = config.flag(multi_query_attention);
  return uniform(config, attention_node({q_heads, groups ? config.number(group_num) : q_heads,
                                         config.number(kv_channels)}));
}

Model read_channelled(Config& config) {
  const ConfigNumber q_heads = config.number(key::q_heads);
  return uniform(config, attention_node({q_heads, q_heads, config.number(kv_channels)}));
}

// Step 3 shares one wide key and value among all query heads (multi-matrix factorization).
constexpr ConfigKey attention_groups = {"num_attention_groups", "key and value heads"};
constexpr ConfigKey step3[] = {key::layers,
                               key::q_heads,
                               attention_groups,
                               {"head_dim", "elements of a head's key and value"}};

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
                                  "1"};
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

// PLaMo: every n_shared_head query heads share a key and value head; the last group may be smaller.
constexpr ConfigKey shared_head = {"n_shared_head", "query heads of a key and value head", "8"};
constexpr ConfigKey plamo[] = {key::layers, key::q_heads, key::hidden, shared_head};

Model read_plamo(Config& config) {
  const ConfigNumber q_heads = config.number(key::q_heads);
  const ConfigNumber group = read_period(config, shared_head);
  const ConfigNumber kv_heads = {(q_heads.value + group.value - 1) / group.value, group.offset,
                                 group.key};
  return uniform(config, attention_node({q_heads, kv_heads,
                                         config.quotient(config.number(key::hidden), q_heads)}));
}

// JetMoE: experts of attention share keys and values.
constexpr ConfigKey jetmoe_kv = {"num_key_value_heads", "key and value heads"};
constexpr ConfigKey chosen = {"num_experts_per_tok", "query heads of a key and value head", "2"};
constexpr ConfigKey jetmoe[] = {key::layers, jetmoe_kv, kv_channels, chosen};

Model read_jetmoe(Config& config) {
  const ConfigNumber kv_heads = config.number(jetmoe_kv);
  return uniform(config, attention_node({config.number(chosen) * kv_heads, kv_heads,
                                         config.number(kv_channels)}));
}

// CPM-Ant and Kosmos name what others name in their own ways.
constexpr ConfigKey dim_head = {"dim_head", "elements of a head's key and value", "128"};
constexpr ConfigKey cpmant[] = {key::layers, key::q_heads, dim_head};

Model read_cpmant(Config& config) {
  const ConfigNumber q_heads = config.number(key::q_heads);
  return uniform(config, attention_node({q_heads, q_heads, config.number(dim_head)}));
}

constexpr ConfigKey kosmos[] = {{"num_hidden_layers layers", "layers"},
                                {"num_attention_heads attention_heads", "query heads"},
                                {"hidden_size embed_dim", "width of the model"},
                                key::kv_or_q_heads};

// AFM: the last layers read the cache of the last one before them.
constexpr ConfigKey reused = {"num_kv_reuse_layers",
                              "last layers that read an earlier layer's cache"};
constexpr ConfigKey afm[] = {key::layers,
                             {"num_attention_heads num_heads", "query heads"},
                             {"num_key_value_heads num_kv_heads", "key and value heads"},
                             {"hidden_size hidden_dim", "width of the model"},
                             reused};

Model read_afm(Config& config) {
  const ConfigNumber q_heads = config.number(key::q_heads);
  Model model =
      uniform(config, attention_node({q_heads, config.number(key::kv_heads),
                                      config.quotient(config.number(key::hidden), q_heads)}));
  model.order.assign(static_cast<std::size_t>(model.layers.value), 0);
  model.shared_last = config.number(reused);
  return model;
}

}  // namespace

std::vector<Family> counted_families() {
  return {
      {"gpt2 gptj gpt_neo gpt_neox opt bloom persimmon baichuan internlm codegen ctrl xglm git "
       "biogpt gpt-sw3 gpt_neox_japanese imagegpt jais",
       "MHA always. bloom calls its width n_embed in old files. The local layers of gpt_neo hide "
       "what is far away, but keep it.",
       "transformers models/MODEL/modeling_MODEL.py; modeling_MODEL.py beside the weights",
       multi_head, read_multi_head},
      {"diffllama", "Query heads come in pairs, whose value is two heads wide.",
       "transformers models/diffllama/modeling_diffllama.py", differential, read_differential},
      {"qwen", "Qwen 1: MHA, head_dim is kv_channels.", "modeling_qwen.py beside the weights",
       channelled, read_channelled},
      {"gpt_bigcode", "StarCoder, SantaCoder: multi_query decides; there is no count.",
       "transformers models/gpt_bigcode/configuration_gpt_bigcode.py", bigcode, read_bigcode},
      {"falcon RefinedWebModel",
       "Falcon-7B states num_kv_heads 71 and multi_query: without new_decoder_architecture it has "
       "one KV head.",
       "transformers models/falcon/modeling_falcon.py", falcon, read_falcon},
      {"RefinedWeb", "Falcon-40B's first files: n_head_kv counts.",
       "modelling_RW.py beside the weights", refined_web, read_refined_web},
      {"mpt", "attn_config says which attention; kv_n_heads counts in grouped queries alone.",
       "transformers models/mpt/configuration_mpt.py; llm-foundry layers/attention.py", mpt,
       read_mpt},
      {"dbrx", "attn_config.kv_n_heads.", "transformers models/dbrx/configuration_dbrx.py", dbrx,
       read_dbrx},
      {"chatglm", "ChatGLM 2 and 3, GLM-4-9B: multi_query_group_num, and head_dim is kv_channels.",
       "modeling_chatglm.py beside the weights", chatglm, read_chatglm},
      {"plamo", "Every eight query heads share a key and value head.", "mlx-lm models/plamo.py",
       plamo, read_plamo},
      {"jetmoe", "Experts of attention share keys and values.",
       "transformers models/jetmoe/modeling_jetmoe.py", jetmoe, read_jetmoe},
      {"cpmant", "MHA; dim_head is not hidden_size / heads.",
       "transformers models/cpmant/configuration_cpmant.py", cpmant, read_cpmant},
      {"kosmos_2_text_model kosmos_2_5_text_model", "MHA.",
       "transformers models/kosmos2/configuration_kosmos2.py", kosmos, read_multi_head},
      {"afm7", "The last layers own no cache.", "mlx-lm models/afm7.py", afm, read_afm},
      {"step3_text step3_vl step3", "All query heads share one wide key and value (MFA).",
       "vLLM transformers_utils/configs/step3_vl.py", step3, read_step3},
      {"hunyuan hunyuan_v1_dense hunyuan_v1_moe hunyuan_vl_text hunyuan_vl",
       "cla_share_factor means nothing without use_cla.",
       "transformers models/hunyuan_v1_dense/configuration_hunyuan_v1_dense.py; "
       "configuration_hunyuan.py beside the weights",
       hunyuan, read_hunyuan},
  };
}

}  // namespace attnfig
