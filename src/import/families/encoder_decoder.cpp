// Decoders that read an encoder: a layer caches keys and values of its own tokens, and beside them
// those of the encoder's tokens, whose number does not grow.

#include "import/families/families.h"
#include "import/keys.h"
#include "import/layout_node.h"
#include "import/parts.h"

#include <algorithm>

namespace attnfig {
namespace {

constexpr ConfigKey has_encoder = {"is_encoder_decoder",
                                   "whether layers attend to an encoder's tokens too", "true"};
constexpr ConfigKey source_tokens = {
    "max_source_positions max_position_embeddings max_encoder_position_embeddings n_positions",
    "tokens of the encoder", "(cross-attention is not counted)"};

/// A model whose layers attend to their own tokens and, if there is an encoder, to its tokens.
Model decoder_model(Config& config, const ConfigNumber& layers, const AttentionHeads& heads) {
  Model model{.layers = layers};
  model.kinds.push_back({"self", attention_node(heads)});
  if (!config.flag(has_encoder)) return model;
  const auto tokens = config.number_if(source_tokens);
  if (!tokens || tokens->value == 0) {
    config.note(
        "cross-attention is not counted, since no key states the encoder's tokens: --assume "
        "n_positions=VALUE");
    return model;
  }
  Node cross = attention_node(heads);
  put(cross, "encoder", tokens_node(*tokens));
  model.kinds.push_back({"cross", std::move(cross)});
  model.kinds.push_back({"self + cross", {}});
  model.order.assign(static_cast<std::size_t>(layers.value), 2);
  return model;
}

// BART and its kin, and Whisper. A decoder alone (is_decoder) may leave its own counts out: then
// transformers writes them under the encoder's names.
constexpr ConfigKey decoder_layers = {"decoder_layers num_decoder_layers decoder_num_hidden_layers",
                                      "layers of the decoder", "(encoder_layers)"};
constexpr ConfigKey encoder_layers = {"encoder_layers", "layers of the decoder, where it is alone"};
constexpr ConfigKey decoder_heads = {
    "decoder_attention_heads num_decoder_attention_heads decoder_num_attention_heads",
    "heads of the decoder, each with its own key and value", "(encoder_attention_heads)"};
constexpr ConfigKey encoder_heads = {"encoder_attention_heads", "the same, where it is alone"};
constexpr ConfigKey width = {"d_model hidden_size", "width of the model"};
constexpr ConfigKey bart[] = {decoder_layers, encoder_layers, decoder_heads, encoder_heads,
                              width,          has_encoder,    source_tokens};

Model read_bart(Config& config) {
  const ConfigNumber layers = config.offset(decoder_layers) ? read_layers(config, decoder_layers)
                                                            : read_layers(config, encoder_layers);
  const ConfigNumber heads =
      config.offset(decoder_heads) ? config.number(decoder_heads) : config.number(encoder_heads);
  return decoder_model(config, layers,
                       {heads, heads, config.quotient(config.number(width), heads)});
}

// T5 and its kin: a head's width is a key of its own.
constexpr ConfigKey t5_layers = {"num_decoder_layers", "layers of the decoder", "(num_layers)"};
constexpr ConfigKey both_layers = {"num_layers", "layers of the encoder, and of the decoder"};
constexpr ConfigKey t5_heads = {"num_heads", "heads, each with its own key and value"};
constexpr ConfigKey d_kv = {"d_kv", "elements of a head's key and value", "64"};
constexpr ConfigKey source_of_t5 = {"max_source_positions n_positions", "tokens of the encoder",
                                    "(cross-attention is not counted)"};
constexpr ConfigKey t5[] = {t5_layers, both_layers, t5_heads, d_kv, has_encoder, source_of_t5};

Model read_t5(Config& config) {
  const ConfigNumber layers =
      config.offset(t5_layers) ? read_layers(config, t5_layers) : read_layers(config, both_layers);
  const ConfigNumber heads = config.number(t5_heads);
  return decoder_model(config, layers, {heads, heads, config.number(d_kv)});
}

// Decoders of music and speech, which always read an encoder.
constexpr ConfigKey sound[] = {key::layers, key::q_heads, key::kv_or_q_heads, key::hidden,
                               key::head_dim};

Model read_sound(Config& config) {
  config.note("cross-attention is not counted: the encoder's tokens are not stated");
  return uniform(config, attention_node(read_heads(config)));
}

// T5Gemma: a Gemma that reads an encoder.
constexpr ConfigKey t5gemma[] = {key::layers.nested_else("26"),
                                 key::q_heads.nested_else("8"),
                                 key::kv_heads.nested_else("4"),
                                 key::hidden,
                                 key::head_dim.or_else("256"),
                                 key::window.or_else("4096"),
                                 key::layer_types.or_else("(every second layer is full)")};

Model read_t5gemma(Config& config) {
  const ConfigNumber layers = read_layers(config);
  std::vector<std::size_t> order = listed_order(config, layers);
  if (order.empty()) order = every(layers.value, 2, 1, 1, 0);
  config.note("cross-attention is not counted: the encoder's tokens are not stated");
  return windowed_model(config, read_heads(config), std::move(order));
}

}  // namespace

std::vector<Family> encoder_decoder_families() {
  return {
      {"bart mbart plbart pegasus pegasus_x bigbird_pegasus blenderbot blenderbot-small marian "
       "m2m_100 nllb-moe led mvp fsmt prophetnet trocr moonshine moonshine_streaming speecht5 "
       "whisper "
       "speech_to_text seamless_m4t seamless_m4t_v2",
       "Cross-attention caches as many tokens as the encoder can have: 1,500 in Whisper.",
       "transformers models/bart/modeling_bart.py, "
       "models/{whisper,seamless_m4t_v2}/configuration_*.py",
       bart, read_bart},
      {"t5 mt5 umt5 longt5 switch_transformers pop2piano udop pix2struct_text_model",
       "The encoder may have any number of tokens; n_positions is that of training.",
       "transformers models/t5/modeling_t5.py", t5, read_t5},
      {"musicgen_decoder musicgen_melody_decoder dia_decoder",
       "The encoder may have any number of tokens.",
       "transformers models/{musicgen,dia}/configuration_*.py", sound, read_sound},
      {"t5_gemma_module t5gemma2_decoder",
       "As Gemma 2 and 3; the encoder may have any number of "
       "tokens.",
       "transformers models/{t5gemma,t5gemma2}/configuration_*.py", t5gemma, read_t5gemma},
  };
}

}  // namespace attnfig
