#include "model/engines.h"

#include "model/serving/page_groups.h"

#include <algorithm>

namespace attnfig {
namespace {

using Token = Formula<unit::Token>;

Token setting(std::string name, UInt128 tokens) {
  return {Expression::input(std::move(name), tokens, {Origin::Kind::setting})};
}

Expression computed(std::string name, UInt128 value) {
  return Expression::input(std::move(name), value, {Origin::Kind::computation});
}

/// The tensors of one kind of layer that keep the same tokens, without their cap: an engine decides
/// itself how many tokens it reserves for.
struct Pool {
  LayerKind kind;
  Growth growth;
  Formula<unit::Layer> layers;

  bool is_state() const { return growth.along == Growth::Along::constant; }
};

bool keep_the_same(const Growth& a, const Growth& b) {
  return a.along == b.along && a.cap == b.cap && a.encoder == b.encoder;
}

/// One pool for each way in which tensors of a kind keep tokens.
std::vector<Pool> pools(const Attention& attention) {
  std::vector<Pool> all;
  for (const LayerKind& kind : attention.layers) {
    const std::size_t first = all.size();
    for (std::size_t b = 0; b < kind.blocks.size(); ++b)
      for (const Tensor& tensor : kind.blocks[b].tensors) {
        if (!tensor.cached()) continue;
        auto pool = std::find_if(
            all.begin() + static_cast<std::ptrdiff_t>(first), all.end(),
            [&](const Pool& other) { return keep_the_same(other.growth, tensor.growth); });
        if (pool == all.end()) {
          all.push_back({kind, tensor.growth, owning_layers(kind)});
          pool = std::prev(all.end());
          for (Block& block : pool->kind.blocks) block.tensors.clear();
        }
        Tensor& own = pool->kind.blocks[b].tensors.emplace_back(tensor);
        own.growth.cap.reset();
        if (own.growth.along == Growth::Along::encoder) own.growth.along = Growth::Along::context;
        own.residual.reset();
      }
  }
  std::erase_if(all, [](const Pool& pool) { return pool.layers.amount() == Layers(); });
  return all;
}

Token context_of(const Attention& attention, const Pool& pool) {
  return pool.growth.along == Growth::Along::encoder ? formula_of(pool.growth.encoder)
                                                     : formula_of(attention.context.value());
}

/// Bits of a pool for one layer and sequence with room for so many tokens.
Formula<unit::Bit> room(const Attention& attention, const Pool& pool, const Token& tokens) {
  return layer_bits(attention, pool.kind, tokens, Share::rank);
}

Formula<unit::Entry> pages(const Token& tokens, const Token& page) {
  return quotient<unit::Entry>(tokens, page, Rounding::up);
}

Token rounded_up(const Token& tokens, const Token& page) {
  return times(pages(tokens, page).is, page);
}

/// The sum over pools of cells × bits, each pool with its number of cells.
Reservation cells(const Attention& attention,
                  Token (*needed)(const Attention& attention, const Pool& pool),
                  UInt128 states_of_a_sequence) {
  Reservation sum;
  for (const Pool& pool : pools(attention)) {
    if (pool.is_state()) {
      sum.bits = sum.bits + times(Expression::constant(states_of_a_sequence),
                                  pool.layers * room(attention, pool, {}));
      continue;
    }
    const Token tokens = needed(attention, pool);
    sum.bits = sum.bits + pool.layers * room(attention, pool, tokens);
    sum.units = sum.units + times(pool.layers.is, Formula<unit::Entry>{tokens.is});
  }
  sum.bits = formula_of(attention.batch) * sum.bits;
  sum.units = times(formula_of(attention.batch).is, sum.units);
  return sum;
}

// vLLM. Every group of layers uses pages of the same bytes; a page holds a block of tokens for each
// layer of a group. Where kinds of layers differ, blocks of the smaller ones hold more tokens, and
// short groups are padded.

constexpr UInt128 vllm_block = 16;
constexpr UInt128 vllm_compressed_block = 256;  // DeepSeek-V4
constexpr UInt128 vllm_batched_tokens = 8192;   // max_num_batched_tokens

struct VllmPool {
  const Pool* pool = nullptr;
  UInt128 block = vllm_block;  // tokens
  UInt128 page = 0;            // bits of a layer
};

/// The tokens of a request for which a pool must have blocks, and the blocks.
Formula<unit::Entry> vllm_blocks(const Attention& attention, const VllmPool& own) {
  const Growth& growth = own.pool->growth;
  if (own.pool->is_state()) return {Expression::constant(1)};
  const Token block{computed("block", own.block)};
  const Token context = context_of(attention, *own.pool);
  if (!growth.cap) return pages(context, block);
  const Token batched = setting("batched_tokens", vllm_batched_tokens);
  const Token one{Expression::constant(1)};
  const Token kept = kept_tokens(*growth.cap);
  if (growth.cap->kind == Cap::Kind::chunk) return pages(least(kept + batched, context), block);
  return pages(least(kept - one + batched, context), block) +
         Formula<unit::Entry>{Expression::constant(1)};
}

/// Blocks that make all pages equally large; pages that do not divide are padded.
UInt128 equalise(const Attention& attention, std::vector<VllmPool>& all) {
  UInt128 state = 0;
  UInt128 token = 0;
  UInt128 block = vllm_block;
  for (const VllmPool& own : all)
    for (const Block& part : own.pool->kind.blocks)
      for (const Tensor& tensor : part.tensors)
        if (1 < tensor.growth.tokens_per_entry.amount.count()) block = vllm_compressed_block;
  const auto bits = [&](const Pool& pool, UInt128 tokens) {
    return room(attention, pool, {Expression::constant(tokens)}).amount().count();
  };
  for (const VllmPool& own : all) {
    UInt128& most = own.pool->is_state() ? state : token;
    most = std::max(most, bits(*own.pool, own.pool->is_state() ? 1 : block));
  }
  // A page of attention is at least as large as a state: its block grows by multiples of 16.
  if (token != 0 && token < state) {
    block *= state / token + (state % token == 0 ? 0 : 1);
    token = 0;
    for (const VllmPool& own : all)
      if (!own.pool->is_state()) token = std::max(token, bits(*own.pool, block));
  }
  const UInt128 page = std::max(token, state);
  for (VllmPool& own : all) {
    own.block = block;
    own.page = own.pool->is_state() ? page : bits(*own.pool, block);
    if (own.page != 0 && page % own.page == 0) own.block *= page / own.page;
  }
  return page;
}

/// Any page may hold a run of tokens that leaves one entry.
void make_room_in_every_page(Pool& pool) {
  for (Block& block : pool.kind.blocks)
    for (Tensor& tensor : block.tensors) {
      tensor.growth.skipped = {Tokens(0)};
      tensor.growth.rounding = Rounding::up;
    }
}

Reservation vllm(const Attention& attention) {
  std::vector<Pool> all = pools(attention);
  std::for_each(all.begin(), all.end(), make_room_in_every_page);
  std::vector<VllmPool> own;
  for (const Pool& pool : all) own.push_back({&pool});
  if (own.empty()) return {};
  const UInt128 page = equalise(attention, own);
  std::vector<UInt128> layers;
  for (const VllmPool& pool : own) layers.push_back(pool.pool->layers.amount().count());
  const Expression group = computed("layers of a group", layers_of_a_group(layers));
  Formula<unit::Entry> blocks;
  for (const VllmPool& pool : own) {
    const Formula<unit::Layer> size{group};
    const Expression groups = quotient<unit::Layer>(pool.pool->layers, size, Rounding::up).is;
    blocks = blocks + times(groups, vllm_blocks(attention, pool));
  }
  Reservation reservation;
  reservation.units = named("pages", "pages", times(formula_of(attention.batch).is, blocks));
  const Formula<unit::Bit> page_bits{computed("bits of a page", page)};
  reservation.bits = reservation.units * times(group, page_bits);
  return reservation;
}

// SGLang keeps a pool of single tokens (pages of 64 where attention reads a latent), windows have
// 0.8 of its tokens, and each running request has three recurrent states.

constexpr UInt128 sglang_page = 1;
constexpr UInt128 sglang_latent_page = 64;
constexpr UInt128 sglang_states = 3;

Token sglang_tokens(const Attention& attention, const Pool& pool) {
  const bool latent =
      std::any_of(pool.kind.blocks.begin(), pool.kind.blocks.end(),
                  [](const Block& block) { return block.find(Role::latent) != nullptr; });
  const Token page = setting("page", latent ? sglang_latent_page : sglang_page);
  const Token tokens = rounded_up(context_of(attention, pool), page);
  if (!pool.growth.cap) return tokens;
  const Token five{Expression::constant(5)};
  return {quotient<unit::Token>(times(Expression::constant(4), tokens), five, Rounding::up).is};
}

Reservation sglang(const Attention& attention) {
  return cells(attention, sglang_tokens, sglang_states);
}

constexpr UInt128 tensorrt_llm_block = 32;

Token tensorrt_llm_tokens(const Attention& attention, const Pool& pool) {
  const Token context = context_of(attention, pool);
  return rounded_up(pool.growth.cap ? least(context, kept_tokens(*pool.growth.cap)) : context,
                    setting("tokens_per_block", tensorrt_llm_block));
}

Reservation tensorrt_llm(const Attention& attention) {
  return cells(attention, tensorrt_llm_tokens, 1);
}

constexpr UInt128 llama_cpp_padding = 256;
constexpr UInt128 llama_cpp_ubatch = 512;

Token llama_cpp_cells(const Attention& attention, const Pool& pool) {
  const Token context = context_of(attention, pool);
  const Token ubatch = setting("n_ubatch", llama_cpp_ubatch);
  return rounded_up(
      pool.growth.cap ? least(context, kept_tokens(*pool.growth.cap) + ubatch) : context,
      setting("padding", llama_cpp_padding));
}

/// Recurrent states are kept in fp32, whatever the layout says, and windows by some architectures.
Reservation llama_cpp(const Attention& attention) {
  const bool windows = !attention.architecture || attention.architecture->keeps_windows;
  Attention kept = attention;
  for (LayerKind& kind : kept.layers)
    for (Block& block : kind.blocks)
      for (Tensor& tensor : block.tensors) {
        if (tensor.growth.along == Growth::Along::constant) tensor.storage = *find_storage("fp32");
        if (!windows) tensor.growth.cap.reset();
      }
  return cells(kept, llama_cpp_cells, 1);
}

constexpr std::string_view cells_about = "cells of one token and layer";

constexpr Engine all[] = {
    {"vllm", "vLLM", "pages", "pages of a group of layers", vllm_block,
     "vllm/v1/kv_cache_interface.py and vllm/v1/core/kv_cache_utils.py @001cabc1; block_size 16, "
     "max_num_batched_tokens 8192",
     vllm},
    {"sglang", "SGLang", "cells", cells_about, sglang_page,
     "sglang/srt/model_executor/model_runner_kv_cache_mixin.py; swa_full_tokens_ratio 0.8", sglang},
    {"tensorrt_llm", "TensorRT-LLM", "cells", cells_about, tensorrt_llm_block,
     "tensorrt_llm/_torch/pyexecutor/resource_manager.py; tokens_per_block 32", tensorrt_llm},
    {"llama_cpp", "llama.cpp", "cells", cells_about, 0,
     "src/llama-kv-cache-iswa.cpp @02c28f53; cells in multiples of 256, n_ubatch 512; windows "
     "where "
     "src/models/*.cpp set swa_type",
     llama_cpp}};

}  // namespace

std::span<const Engine> engines() {
  return all;
}

}  // namespace attnfig
