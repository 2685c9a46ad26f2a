#include "model/quantities/answers.h"

#include "model/number_text.h"
#include "model/view.h"

namespace attnfig {

Quantity::Rule rule(Answer (*of)(const Attention& layout)) {
  return [of](const Attention& layout, const Attention*) { return of(layout); };
}

Quantity::Rule rule(Answer (*of)(const Attention& layout, const Attention& baseline)) {
  return [of](const Attention& layout, const Attention* baseline) { return of(layout, *baseline); };
}

Answer refusal(std::string why) {
  return {{}, std::move(why)};
}

Answer of_layers(const Attention& attention, std::string_view what, const ReadBlock& read) {
  std::optional<Expression> found;
  for (const LayerKind& kind : attention.layers)
    for (const Block& block : kind.blocks) {
      const std::optional<Expression> own = read(block);
      if (!own) continue;
      if (found && found->value() != own->value())
        return refusal(fmt::format("the layers of {} differ in {}", attention.name, what));
      if (!found) found = own;
    }
  if (!found) return refusal(fmt::format("{} has no {}", attention.name, what));
  return {Count{found->value()}, {}, {*found}};
}

Answer of_tensor(const Attention& attention, Role role, std::string_view what,
                 const ReadTensor& read) {
  return of_layers(attention, what, [&](const Block& block) -> std::optional<Expression> {
    const Tensor* tensor = main_tensor(block, role);
    if (tensor == nullptr) return {};
    return read(*tensor);
  });
}

std::optional<Expression> width_of(const Tensor& tensor) {
  return formula_of(tensor.width).is;
}

std::optional<Expression> rows_of(const Tensor& tensor) {
  return formula_of(tensor.rows).is;
}

std::optional<Expression> copies_of(const Tensor& tensor) {
  return formula_of(tensor.copies).is;
}

std::optional<Expression> readers_of(const Tensor& tensor) {
  return Expression::constant(tensor.q_heads_per_copy.count());
}

Answer memory(const std::string& name, const Formula<unit::Bit>& bits) {
  return {Memory{bits.amount()}, {}, {named(name, "bits", bits).is}};
}

Answer memory(const std::string& name, const Rate& rate) {
  return {Memory{rate.bits.amount(), rate.tokens},
          {},
          {named(per_period(name, rate.tokens), "bits", rate.bits).is}};
}

std::string per_period(const std::string& name, UInt128 tokens) {
  return tokens == 1 ? name : fmt::format("{} × {}", name, grouped(tokens));
}

}  // namespace attnfig
