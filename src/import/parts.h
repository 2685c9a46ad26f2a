#pragma once

#include "import/keys.h"
#include "import/model.h"

// Readers of keys that several families share.

namespace attnfig {

/// Heads of an attention layer.
struct AttentionHeads {
  ConfigNumber q_heads;
  ConfigNumber kv_heads;
  ConfigNumber head_dim;
  std::optional<ConfigNumber> v_head_dim = {};  // where it is another
};

/// The number of layers; reports more than a spec can have.
ConfigNumber read_layers(Config& config, const ConfigKey& key = key::layers);

/// head_dim, or hidden_size / heads.
ConfigNumber read_head_dim(Config& config, const ConfigNumber& q_heads);

/// Heads by the usual keys; kv_heads has the family's default.
AttentionHeads read_heads(Config& config);

/// mha, gqa or mqa.
Node attention_node(const AttentionHeads& heads);

/// The same attention with a window.
Node windowed_node(const AttentionHeads& heads, const ConfigNumber& window);

/// mla by the usual keys.
Node latent_node(Config& config);

/// Keys of a state space's heads.
struct StateKeys {
  ConfigKey heads = key::mamba_heads;
  ConfigKey head_dim = key::mamba_head_dim;
};

/// mamba2 by the usual keys. Heads and the channels of each make up the inner width: one that is
/// left out or "auto" follows from the other. Reports a contradiction.
Node mamba2_node(Config& config, const StateKeys& keys = {});

/// mamba1 by the usual keys: inner_dim is expand × hidden_size, or intermediate_size in families
/// that read it.
Node mamba1_node(Config& config);

/// A number of layers after which something repeats. Reports 0.
ConfigNumber read_period(Config& config, const ConfigKey& key);

/// A word in a list of layers and the kind that it stands for.
struct LayerWord {
  std::string_view word;
  std::size_t kind = caches_nothing;
};

/// The kinds that a list of words names. Reports unknown words.
std::vector<std::size_t> kinds_of(Config& config, const ConfigKey& list,
                                  const std::vector<LayerWord>& meaning);

/// The same for a list with a word for each layer: its length must be right; its items for MTP
/// layers are left out.
std::vector<std::size_t> order_of(Config& config, const ConfigKey& list, const ConfigNumber& layers,
                                  const std::vector<LayerWord>& meaning);

/// Checks the length of a list with an item for each layer; MTP layers may be in it.
void check_length(Config& config, const ConfigKey& list, std::size_t length, std::size_t offset,
                  const ConfigNumber& layers);

/// Every `period`-th layer is of kind `special`, counted so that layer `offset` is the first.
std::vector<std::size_t> every(UInt128 layers, UInt128 period, UInt128 offset, std::size_t special,
                               std::size_t usual);

/// Reports a list of layers and another key that contradict each other.
void check_agreement(Config& config, const ConfigKey& list, const std::vector<std::size_t>& listed,
                     const ConfigKey& rule, const std::vector<std::size_t>& ruled);

/// The index of a kind in a model, by its name; a new one is added.
std::size_t add_kind(Model& model, ModelKind kind);

/// Layers of one kind.
Model uniform(Config& config, Node attention);

/// Windowed layers (kind 0) and full ones (kind 1) in an order. Where the window is null, all are
/// full.
Model windowed_model(Config& config, const AttentionHeads& heads, std::vector<std::size_t> order);

/// The order of windowed and full layers in layer_types, for windowed_model.
std::vector<std::size_t> listed_order(Config& config, const ConfigNumber& layers);

/// Heads by the usual keys in the layers of that list; without it, all are full.
Model read_listed(Config& config);

/// States (kind 0) and full attention (kind 1), in an order.
Model hybrid_model(Config& config, ModelKind state_kind, Node attention,
                   std::vector<std::size_t> order);

/// That order from a list, counted from 0, of the layers with attention.
std::vector<std::size_t> attention_at(Config& config, const ConfigKey& list,
                                      const ConfigNumber& layers);

}  // namespace attnfig
