#pragma once

#include "model/attention.h"

#include <vector>

namespace attnfig {

enum class RoleUnit { bits, elements };

/// What the tensors of a role cache, against those of other roles.
struct RoleShare {
  Role role = Role::key;
  UInt128 weight = 0;
};

/// The cache of a sequence by the roles of its tensors, in the order of Role, without those that
/// cache nothing: at the layout's context, or for a token where none is stated. Weights add up to
/// less than 2^64, so they are exact only up to that; drawings need no more.
std::vector<RoleShare> cached_by_role(const Attention& attention, RoleUnit unit);

}  // namespace attnfig
