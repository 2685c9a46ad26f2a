// Encoders alone: they read all tokens at once, so nothing waits for a next one.

#include "import/families/families.h"
#include "import/keys.h"
#include "import/parts.h"

namespace attnfig {
namespace {

constexpr ConfigKey depth = {
    "num_hidden_layers n_layers n_layer num_layers encoder_layers encoder_num_hidden_layers",
    "layers, which cache nothing", "1"};
constexpr ConfigKey is_decoder = {
    "is_decoder", "whether it generates text: then a layer caches all heads", "false"};
constexpr ConfigKey heads = {"num_attention_heads n_heads", "heads, if it is a decoder",
                             "(needed by a decoder)"};
constexpr ConfigKey width = {"hidden_size dim", "width of the model, if it is a decoder",
                             "(needed by a decoder)"};
constexpr ConfigKey encoder[] = {depth, is_decoder, heads, width};

Model read_encoder(Config& config) {
  if (config.flag(is_decoder)) {
    const auto count = config.number_if(heads);
    const auto elements = config.number_if(width);
    if (!count) config.report_missing(heads);
    if (!elements) config.report_missing(width);
    const ConfigNumber all = count.value_or(ConfigNumber{1});
    return {.layers = read_layers(config, depth),
            .kinds = {{"full",
                       attention_node({all, all, config.quotient(elements.value_or(all), all)})}}};
  }
  config.note("an encoder reads all tokens at once: it caches nothing");
  Model model{.layers = read_layers(config, depth)};
  model.order.assign(static_cast<std::size_t>(model.layers.value), caches_nothing);
  return model;
}

}  // namespace

std::vector<Family> encoder_families() {
  return {
      {"bert albert roberta roberta-prelayernorm xlm-roberta xlm-roberta-xl xmod camembert electra "
       "deberta deberta-v2 distilbert mpnet mobilebert megatron-bert modernbert nomic_bert "
       "eurobert "
       "neobert new jina_embeddings_v3 ernie bert-generation big_bird canine convbert "
       "data2vec-text "
       "data2vec-audio data2vec-vision esm esmc flaubert fnet funnel ibert layoutlm layoutlmv2 "
       "layoutlmv3 lilt longformer luke lxmert markuplm mra nystromformer perceiver rembert "
       "roc_bert "
       "roformer splinter squeezebert tapas visual_bert xlm yoso bros openai_privacy_filter "
       "clip_text_model siglip_text_model siglip2_text_model metaclip_2_text_model vit deit beit "
       "dinov2 dinov3_vit swin convnext clip_vision_model siglip_vision_model siglip2_vision_model "
       "pixtral wav2vec2 wav2vec2-bert wav2vec2-conformer hubert wavlm unispeech unispeech-sat sew "
       "sew-d parakeet_ctc parakeet_encoder lasr_ctc",
       "0 bytes: an encoder reads all tokens at once, so no keys and values wait for a next token.",
       "transformers models/bert/modeling_bert.py", encoder, read_encoder},
  };
}

}  // namespace attnfig
