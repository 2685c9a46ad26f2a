#pragma once

#include "model/cache.h"
#include "model/quantities.h"

#include <fmt/format.h>

// Helpers that make the rules of quantities.

namespace attnfig {

/// A rule that asks one layout.
Quantity::Rule rule(Answer (*of)(const Attention& layout));
/// A rule that compares a layout with a baseline.
Quantity::Rule rule(Answer (*of)(const Attention& layout, const Attention& baseline));

Answer refusal(std::string why);

/// A number of each kind of layer, on which all kinds that have one must agree. `what` names it in
/// the refusal; `read` gives nothing for a block that has none.
using ReadBlock = std::function<std::optional<Expression>(const Block&)>;
Answer of_layers(const Attention& attention, std::string_view what, const ReadBlock& read);

/// The same of the main tensor of a role.
using ReadTensor = std::function<std::optional<Expression>(const Tensor&)>;
Answer of_tensor(const Attention& attention, Role role, std::string_view what,
                 const ReadTensor& read);

std::optional<Expression> width_of(const Tensor& tensor);
std::optional<Expression> rows_of(const Tensor& tensor);
std::optional<Expression> copies_of(const Tensor& tensor);
std::optional<Expression> readers_of(const Tensor& tensor);

/// Memory, with the sum that gives it.
Answer memory(const std::string& name, const Formula<unit::Bit>& bits);
Answer memory(const std::string& name, const Rate& rate);

/// The name of a rate for so many tokens: "cache.token × 4".
std::string per_period(const std::string& name, UInt128 tokens);

}  // namespace attnfig
