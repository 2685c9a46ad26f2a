#pragma once

#include "diagnostic.h"
#include "model/expression.h"
#include "model/llama_cpp.h"
#include "model/storage.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace attnfig {

/// The role of a tensor in attention.
enum class Role {
  key,
  value,
  tied_kv,            // one vector that is both key and value
  latent,             // from which keys and values are up-projected
  rope_key,           // the decoupled RoPE key: rotated by position, one for all heads
  key_rank_factor,    // low-rank factors of keys and of values
  value_rank_factor,  //
  index_key,          // of an indexer that chooses the tokens to attend to
  state,              // of a recurrent layer
  conv_state,         // the newest inputs of a short convolution
};

std::string_view to_text(Role role);

/// The tokens of the context that a tensor keeps.
struct Cap {
  enum class Kind { window, chunk };
  Kind kind = Kind::window;
  Sourced<unit::Token> tokens = {};                // newest tokens, or the most tokens of a chunk
  std::optional<Sourced<unit::Token>> sinks = {};  // first tokens kept beside a window

  friend bool operator==(const Cap&, const Cap&) = default;
};

/// The number of a tensor's entries: one for every `tokens_per_entry` tokens of the context that
/// its cap leaves; one for each token of an encoder; or one in all, whatever the context.
struct Growth {
  enum class Along { context, encoder, constant };
  Along along = Along::context;
  Sourced<unit::Token> tokens_per_entry = {};
  Rounding rounding = Rounding::down;          // of a last run shorter than `tokens_per_entry`
  Sourced<unit::Token> skipped = {Tokens(0)};  // first tokens without an entry
  std::optional<Cap> cap = {};
  Sourced<unit::Token> encoder = {};  // tokens of the encoder, for Along::encoder

  friend bool operator==(const Growth&, const Growth&) = default;
};

/// The newest tokens are left in another format until they are quantised.
struct Residual {
  Sourced<unit::Token> tokens;
  Storage storage;

  friend bool operator==(const Residual&, const Residual&) = default;
};

/// One tensor of an attention block: `copies` matrices of `rows` × `width` elements for each entry,
/// one row but for states. Each copy is read by `q_heads_per_copy` neighbouring query heads.
struct Tensor {
  Role role = Role::key;
  Sourced<unit::Head> copies = {};
  Sourced<unit::Width> width;
  Heads q_heads_per_copy;
  Storage storage;
  /// The roles from which the tensor is projected whenever it is read; empty for a cached tensor.
  std::vector<Role> projected_from = {};
  Sourced<unit::Row> rows = {};
  Growth growth = {};
  std::optional<Residual> residual = {};

  bool cached() const { return projected_from.empty(); }

  friend bool operator==(const Tensor&, const Tensor&) = default;
};

/// One attention of a layer.
struct Block {
  Sourced<unit::Head> q_heads;
  std::vector<Tensor> tensors;
  std::string label = {};  // for readers, where layers differ; empty: named by what it keeps

  const Tensor* find(Role role) const;

  friend bool operator==(const Block&, const Block&) = default;
};

/// All layers of one kind.
struct LayerKind {
  Sourced<unit::Layer> layers;
  std::vector<Block> blocks;            // none: the layers cache nothing
  std::string name = {};                // of the kind's layout, if layers differ
  std::string citation = {};            // the paper or code of the blocks' formula
  Sourced<unit::Layer> shared_by = {};  // layers that share one cache: ceil(layers / shared_by) own
                                        // one
  Sourced<unit::Layer> sharing = {Layers(0)};     // layers that read the cache of another one
  Sourced<unit::Pass> loops = {};                 // runs of a looped layer, with a cache each
  Sourced<unit::Layer> mtp_layers = {Layers(0)};  // further layers for multi-token prediction

  friend bool operator==(const LayerKind&, const LayerKind&) = default;
};

/// Neighbouring layers of one kind, MTP layers aside.
struct LayerRun {
  std::size_t kind = 0;  // in Attention::layers
  UInt128 layers = 0;

  friend bool operator==(const LayerRun&, const LayerRun&) = default;
};

/// The hardware that the model runs on.
struct Deployment {
  Sourced<unit::Device> tensor_parallel = {};
  Sourced<unit::Device> pipeline_parallel = {};
  std::optional<Sourced<unit::Bit>> memory = {};   // of one device
  std::optional<Sourced<unit::Bit>> weights = {};  // of the whole model
  std::optional<Sourced<unit::BitPerSecond>> bandwidth = {};

  friend bool operator==(const Deployment&, const Deployment&) = default;
};

/// The first waist: an attention layout in normal form. Every variant reduces to it, every figure
/// and every number is made from it, and it has nothing about looks.
struct Attention {
  std::string name;        // of the layout in its spec: "gqa_70b"
  std::string label = {};  // for readers: "GQA"
  std::vector<LayerKind> layers = {};
  std::optional<Sourced<unit::Token>> context = {};
  Sourced<unit::Sequence> batch = {};
  /// The kinds from the first layer to the last; empty if there is only one kind.
  std::vector<LayerRun> order = {};
  Deployment deployment = {};
  std::optional<Architecture> architecture = {};  // if it is known
  Place place = {};  // of its name; two equal layouts are equal wherever they stand

  friend bool operator==(const Attention& a, const Attention& b) {
    return a.name == b.name && a.label == b.label && a.layers == b.layers &&
           a.context == b.context && a.batch == b.batch && a.order == b.order &&
           a.deployment == b.deployment && a.architecture == b.architecture;
  }
};

/// The canonical text of a layout: every fact in a fixed order, one a line, without usual values.
std::string dump(const Attention& attention);

}  // namespace attnfig
