#pragma once

#include "model/view.h"
#include "scene/mark.h"
#include "spec/words.h"

namespace attnfig {

/// The look of a row of tensors of which each head, or each group of heads, has its own copy.
struct RowStyle {
  std::string_view symbol;  // in each box
  Mark cached;
  Mark up_projected;
};

/// The look of tensors of one role in a map of heads. A role is a row of the table in roles.cpp.
struct RoleStyle {
  Role role;
  Mark mark;        // of one box for the whole tensor
  Word name;        // of the whole tensor
  Word copy;        // of one copy, that of a head
  Mark line;        // to what is projected up from it
  RowStyle copies;  // of a row of copies; without a symbol for roles without a copy for each head
};

const RoleStyle& look_of(Role role);

/// The name of the tensors for readers.
const std::string& name_of(const Words& words, const TensorGroup& tensors);

/// "index key 128, window 512": name, size, and their growth if it differs from that of the panel's
/// main tensors.
std::string text_of(const Words& words, const TensorGroup& tensors, const Growth& usual);

}  // namespace attnfig
