#include "model/quantities/heads.h"

#include "model/quantities/answers.h"
#include "model/view.h"

namespace attnfig::quantity {
namespace {

Answer label(const Attention& layout) {
  return {Phrase{layout.label}};
}

/// A fact about each key head, or each cached vector that is both key and value.
Answer of_keys(const Attention& layout, const ReadTensor& read) {
  return of_layers(layout, "keys", [&](const Block& block) -> std::optional<Expression> {
    for (const Role role : {Role::key, Role::tied_kv})
      if (const Tensor* tensor = main_tensor(block, role)) return read(*tensor);
    return {};
  });
}

Answer group_size(const Attention& layout) {
  return of_keys(layout, readers_of);
}

Answer v_head_dim(const Attention& layout) {
  return of_tensor(layout, Role::value, "values", width_of);
}

Answer latents(const Attention& layout) {
  return of_tensor(layout, Role::latent, "latent", copies_of);
}

Answer k_rank(const Attention& layout) {
  return of_tensor(layout, Role::key_rank_factor, "key factors", rows_of);
}

Answer v_rank(const Attention& layout) {
  return of_tensor(layout, Role::value_rank_factor, "value factors", rows_of);
}

/// A fact about the main tensor of a role in recurrent layers.
Answer of_recurrent(const Attention& layout, Role role, std::string_view what,
                    const ReadTensor& read) {
  return of_layers(layout, what, [&](const Block& block) -> std::optional<Expression> {
    const Tensor* tensor = main_tensor(block, role);
    if (tensor == nullptr || !is_recurrent(block)) return {};
    return read(*tensor);
  });
}

Answer state_rows(const Attention& layout) {
  return of_recurrent(layout, Role::state, "recurrent state",
                      [](const Tensor& state) -> std::optional<Expression> {
                        // A vector is not a matrix of one row.
                        if (state.rows.amount.count() == 1) return {};
                        return rows_of(state);
                      });
}

Answer state_dim(const Attention& layout) {
  return of_recurrent(layout, Role::state, "recurrent state", width_of);
}

Answer channels(const Attention& layout) {
  return of_layers(layout, "channels", [](const Block& block) -> std::optional<Expression> {
    if (!has_channels(block)) return {};
    return formula_of(block.q_heads).is;
  });
}

// Names of 0.1.0, which specs and readers of JSON may use. Standard texts do without them: each
// wording names the form of layout that it is for.

Answer lone_latent(const Attention& layout) {
  if (rope_dim(layout).result)
    return refusal(fmt::format("{} has a rope key beside its latent", layout.name));
  return latent_size(layout);
}

Answer of_tied(const Attention& layout, const ReadTensor& read) {
  return of_layers(layout, "tied vectors", [&](const Block& block) -> std::optional<Expression> {
    const Tensor* tied = main_tensor(block, Role::tied_kv);
    if (tied == nullptr || !tied->cached()) return {};
    return read(*tied);
  });
}

Answer tied_heads(const Attention& layout) {
  return of_tied(layout, copies_of);
}
Answer tied_dim(const Attention& layout) {
  return of_tied(layout, width_of);
}
Answer tied_group(const Attention& layout) {
  return of_tied(layout, readers_of);
}

Answer conv_inputs(const Attention& layout) {
  return of_recurrent(layout, Role::conv_state, "convolution", rows_of);
}

}  // namespace

Answer q_heads(const Attention& layout) {
  return of_layers(layout, "query heads", [](const Block& block) {
    return std::optional<Expression>(formula_of(block.q_heads).is);
  });
}

Answer kv_heads(const Attention& layout) {
  const Answer answer =
      of_layers(layout, "kv_heads", [](const Block& block) -> std::optional<Expression> {
        for (const Role role : {Role::key, Role::tied_kv})
          if (const Tensor* tensor = main_tensor(block, role);
              tensor != nullptr && tensor->cached())
            return copies_of(*tensor);
        return {};
      });
  if (answer.refusal.ends_with("has no kv_heads"))
    return refusal(fmt::format("{} caches no keys, so it has no kv_heads", layout.name));
  return answer;
}

Answer head_dim(const Attention& layout) {
  return of_keys(layout, width_of);
}

Answer latent_dim(const Attention& layout) {
  return of_tensor(layout, Role::latent, "latent", width_of);
}

Answer latent_size(const Attention& layout) {
  const Answer copies = latents(layout);
  const Answer width = latent_dim(layout);
  if (!copies.result || !width.result) return copies.result ? width : copies;
  Tensor latent;
  latent.copies.amount = Heads(std::get<Count>(*copies.result).value);
  latent.width.amount = Width(std::get<Count>(*width.result).value);
  return {Phrase{size_text({&latent})}};
}

Answer rope_dim(const Attention& layout) {
  return of_tensor(layout, Role::rope_key, "rope key", width_of);
}

std::vector<Quantity> of_heads() {
  constexpr std::string_view elements = "elements";
  return {
      {.name = "name",
       .about = "what readers call the layout: its label, else its variant's",
       .rule = rule(label)},
      {.name = "q_heads",
       .about = "query heads of a layer",
       .rule = rule(q_heads),
       .counts = Counted::q_heads,
       .brief = true},
      {.name = "kv_heads",
       .about = "key and value heads that a layer caches",
       .rule = rule(kv_heads),
       .counts = Counted::kv_heads,
       .brief = true},
      {.name = "group_size",
       .about = "query heads that share one key head",
       .rule = rule(group_size),
       .counts = Counted::q_heads,
       .brief = true},
      {.name = "head_dim",
       .about = "elements of one key head",
       .rule = rule(head_dim),
       .unit = elements,
       .counts = Counted::elements,
       .brief = true},
      {.name = "v_head_dim",
       .about = "elements of one value head",
       .rule = rule(v_head_dim),
       .unit = elements,
       .counts = Counted::elements},
      {.name = "latent_dim",
       .about = "elements of the latent that keys and values are up-projected from",
       .rule = rule(latent_dim),
       .unit = elements,
       .counts = Counted::elements,
       .brief = true},
      {.name = "rope_dim",
       .about = "elements of the decoupled rope key",
       .rule = rule(rope_dim),
       .unit = elements,
       .counts = Counted::elements,
       .brief = true},
      {.name = "latents", .about = "latents of a layer", .rule = rule(latents), .brief = true},
      {.name = "latent_size",
       .about = "the size of the latents: 512, or 2 × 256",
       .rule = rule(latent_size)},
      {.name = "lone_latent",
       .about = "latent_size, where no rope key stands beside the latents",
       .rule = rule(lone_latent)},
      {.name = "tied_heads",
       .about = "kv_heads, of vectors that are key and value",
       .rule = rule(tied_heads)},
      {.name = "tied_dim",
       .about = "head_dim, of vectors that are key and value",
       .rule = rule(tied_dim),
       .unit = elements},
      {.name = "tied_group",
       .about = "group_size, of vectors that are key and value",
       .rule = rule(tied_group)},
      {.name = "k_rank", .about = "outer products that keys are the sum of", .rule = rule(k_rank)},
      {.name = "v_rank",
       .about = "outer products that values are the sum of",
       .rule = rule(v_rank)},
      {.name = "state_rows",
       .about = "rows of the matrix that is a head's state",
       .rule = rule(state_rows),
       .brief = true},
      {.name = "state_dim",
       .about = "columns of that matrix, or elements of a state that is a vector",
       .rule = rule(state_dim),
       .unit = elements,
       .counts = Counted::elements,
       .brief = true},
      {.name = "channels",
       .about = "heads of recurrent layers that are one element wide",
       .rule = rule(channels)},
      {.name = "conv_inputs",
       .about = "newest inputs that a short convolution keeps",
       .rule = rule(conv_inputs)},
  };
}

}  // namespace attnfig::quantity
