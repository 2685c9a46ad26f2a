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
  key_value,     // one vector that is both key and value
  latent,        // from which keys and values are up-projected
  rope_key,      // the decoupled RoPE key: rotated by position, one for all heads
  key_factor,    // low-rank factors of keys and of values
  value_factor,  //
  index_key,     // of an indexer that chooses the tokens to attend to
  state,         // of a recurrent layer
  convolution,   // the newest inputs of a short convolution
};

std::string_view to_text(Role role);

/// The tokens of the context that a tensor keeps.
struct Cap {
  enum class Kind { window, chunk };
  Kind kind = Kind::window;
  Given<unit::Token> tokens = {};                // newest tokens, or the most tokens of a chunk
  std::optional<Given<unit::Token>> sinks = {};  // first tokens kept beside a window

  friend bool operator==(const Cap&, const Cap&) = default;
};

/// The number of a tensor's entries: one for every `every` tokens of the context that its cap
/// leaves; one for each token of an encoder; or one in all, whatever the context.
struct Growth {
  enum class Along { context, encoder, nothing };
  Along along = Along::context;
  Given<unit::Token> every = {};
  Rounding rounding = Rounding::down;     // of a last run shorter than `every`
  Given<unit::Token> lead = {Tokens(0)};  // first tokens without an entry
  std::optional<Cap> cap = {};
  Given<unit::Token> encoder = {};  // tokens of the encoder, for Along::encoder

  friend bool operator==(const Growth&, const Growth&) = default;
};

/// The newest tokens are left in another format until they are quantised.
struct Residual {
  Given<unit::Token> tokens;
  Storage storage;

  friend bool operator==(const Residual&, const Residual&) = default;
};

/// One tensor of an attention block: `copies` matrices of `rows` × `width` elements for each entry,
/// one row but for states. Copy i is read by `readers` query heads, i*readers … (i+1)*readers-1.
struct Tensor {
  Role role = Role::key;
  Given<unit::Head> copies = {};
  Given<unit::Width> width;
  Heads readers;
  Storage storage;
  /// The roles from which the tensor is projected whenever it is read; empty for a cached tensor.
  std::vector<Role> made_from = {};
  Given<unit::Row> rows = {};
  Growth growth = {};
  std::optional<Residual> residual = {};

  bool cached() const { return made_from.empty(); }

  friend bool operator==(const Tensor&, const Tensor&) = default;
};

/// One attention of a layer.
struct Block {
  Given<unit::Head> q_heads;
  std::vector<Tensor> tensors;

  const Tensor* find(Role role) const;

  friend bool operator==(const Block&, const Block&) = default;
};

/// All layers of one kind.
struct LayerKind {
  Given<unit::Layer> repeats;
  std::vector<Block> blocks;          // none: the layers cache nothing
  std::string name = {};              // of the kind's layout, if layers differ
  std::string source = {};            // the paper or code of the blocks' formula
  Given<unit::Layer> shared_by = {};  // layers that share one cache: ceil(repeats / shared_by) own
                                      // one
  Given<unit::Layer> borrowing = {Layers(0)};  // layers that read the cache of another one
  Given<unit::Pass> passes = {};               // runs of a looped layer, with a cache each
  Given<unit::Layer> draft = {Layers(0)};      // further layers for multi-token prediction

  friend bool operator==(const LayerKind&, const LayerKind&) = default;
};

/// Neighbouring layers of one kind, MTP layers aside.
struct LayerRun {
  std::size_t kind = 0;  // in Attention::layers
  Wide layers = 0;

  friend bool operator==(const LayerRun&, const LayerRun&) = default;
};

/// The hardware that the model runs on.
struct Deployment {
  Given<unit::Device> tensor_parallel = {};
  Given<unit::Device> pipeline_parallel = {};
  std::optional<Given<unit::Bit>> memory = {};   // of one device
  std::optional<Given<unit::Bit>> weights = {};  // of the whole model
  std::optional<Given<unit::BitPerSecond>> bandwidth = {};

  friend bool operator==(const Deployment&, const Deployment&) = default;
};

/// The first waist: an attention layout in normal form. Every variant reduces to it, every figure
/// and every number is made from it, and it has nothing about looks.
struct Attention {
  std::string name;        // of the layout in its spec: "gqa_70b"
  std::string label = {};  // for readers: "GQA"
  std::vector<LayerKind> layers = {};
  std::optional<Given<unit::Token>> context = {};
  Given<unit::Sequence> batch = {};
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
