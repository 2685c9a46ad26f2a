#pragma once

#include "model/view.h"
#include "scene/mark.h"
#include "spec/words.h"

namespace attnfig {

/// How a row of tensors looks that each head, or each group of heads, has its own copy of.
struct RowStyle {
  std::string_view symbol;  // in each box
  Mark cached;
  Mark up_projected;
};

/// How a map of heads shows tensors of one role. A role is a row of the table in roles.cpp.
struct RoleStyle {
  Role role;
  Mark mark;        // of one box for the whole tensor
  Word name;        // of the whole tensor
  Word copy;        // of one copy, that of a head
  Word row;         // label of the row of copies
  RowStyle copies;  // and its style; without a symbol for roles that no head has a copy of
};

const RoleStyle& look_of(Role role);

/// What readers call the tensors.
const std::string& name_of(const Words& words, const Alike& tensors);

/// "index key 128, window 512": name, size, and how they grow where that is another way than that
/// of the tensors that the panel is about.
std::string text_of(const Words& words, const Alike& tensors, const Growth& usual);

}  // namespace attnfig
