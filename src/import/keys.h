#pragma once

#include "import/config.h"

// Keys that several families read. The default of a family's own code is stated with or_else, at
// the family.

namespace attnfig::key {

constexpr ConfigKey layers = {"num_hidden_layers n_layer n_layers num_layers", "layers"};
constexpr ConfigKey q_heads = {"num_attention_heads n_head n_heads", "query heads"};
constexpr ConfigKey kv_heads = {"num_key_value_heads n_kv_heads n_head_kv", "key and value heads"};
constexpr ConfigKey kv_or_q_heads = kv_heads.or_else("(num_attention_heads)");
constexpr ConfigKey hidden = {"hidden_size n_embd n_embed d_model dim",
                              "width of the model, for head_dim = hidden_size / heads",
                              "(not needed with head_dim)"};
/// The same where head_dim does not make up for it.
constexpr ConfigKey width = {"hidden_size", "width of the model"};
constexpr ConfigKey head_dim = {"head_dim", "elements of a head's key and value",
                                "(hidden_size / num_attention_heads)"};
constexpr ConfigKey window = {"sliding_window sliding_window_size",
                              "newest tokens that windowed layers keep; null: all", "(none)"};
constexpr ConfigKey layer_types = {"layer_types", "the kind of each layer"};
constexpr ConfigKey draft_layers = {
    "num_nextn_predict_layers mtp_num_hidden_layers num_mtp_modules num_mtp_layers",
    "layers that only draft tokens (MTP): not counted, but lists may hold them too", "0"};

// Of latent attention.
constexpr ConfigKey latent_dim = {"kv_lora_rank", "elements of the latent"};
constexpr ConfigKey rope_dim = {"qk_rope_head_dim", "elements of the rope key"};
constexpr ConfigKey nope_dim = {"qk_nope_head_dim",
                                "elements of a head's key without its rope part; not cached"};
constexpr ConfigKey v_head_dim = {"v_head_dim", "elements of a head's value; not cached"};

// Of state spaces.
constexpr ConfigKey expand = {"mamba_expand expand", "inner width / hidden_size", "2"};
constexpr ConfigKey state_dim = {"mamba_d_state ssm_state_size state_size",
                                 "elements of a channel's state"};
constexpr ConfigKey conv_kernel = {"mamba_d_conv conv_kernel",
                                   "tokens that the short convolution sees", "4"};
constexpr ConfigKey mamba_heads = {
    "mamba_n_heads mamba_num_heads n_mamba_heads",
    "heads of the state space; left out beside mamba_d_head: inner width / that"};
constexpr ConfigKey mamba_head_dim = {"mamba_d_head mamba_head_dim mamba_headdim",
                                      "channels of such a head",
                                      "(mamba_expand × hidden_size / mamba_n_heads)"};
constexpr ConfigKey mamba_inner = {"mamba_d_ssm", "inner width; null: mamba_expand × hidden_size"};
/// For models without feed-forward layers; elsewhere the key is the width of those.
constexpr ConfigKey mamba_width = {"intermediate_size", "inner width, whatever expand says",
                                   "(expand × hidden_size)"};
constexpr ConfigKey mamba_groups = {"mamba_n_groups n_groups mamba_ngroups", "groups of such heads",
                                    "1"};

// Every family's files may state these.
constexpr ConfigKey context = {
    "max_position_embeddings n_positions max_sequence_length seq_length max_seq_len n_ctx "
    "max_position_embedding model_max_length context_length",
    "tokens that the model is made for", "(unknown)"};
constexpr ConfigKey dtype = {
    .names = "dtype torch_dtype",
    .about = "format of the cache, if float16 or bfloat16; assumed, any format of a spec",
    .fallback = "bfloat16",
    .of_all_parts = true,
    .same_whichever = true};
constexpr ConfigKey cache_scheme = {
    .names =
        "quantization_config.kv_cache_scheme "
        "quantization_config.quantization.kv_cache_scheme compression_config.kv_cache_scheme",
    .about =
        "format of keys, values and latents, whatever torch_dtype says: num_bits 8 is "
        "fp8, or int8 where type is int; num_bits 4 is nvfp4",
    .fallback = "(torch_dtype)",
    .of_all_parts = true};
constexpr ConfigKey cache_algorithm = {.names =
                                           "quantization_config.kv_cache_quant_algo "
                                           "quantization_config.quantization.kv_cache_quant_algo",
                                       .about = "the same as a word: FP8, INT8 or NVFP4",
                                       .fallback = "(torch_dtype)",
                                       .of_all_parts = true};
constexpr ConfigKey state_dtype = {"mamba_ssm_dtype mamba_ssm_cache_dtype",
                                   "format of recurrent states", "float32"};

}  // namespace attnfig::key
