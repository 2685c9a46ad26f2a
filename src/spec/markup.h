#pragma once

#include "spec/template.h"

namespace attnfig {

struct Marked {
  Template text;
  bool has_errors = false;
};

/// Takes a scalar apart into pieces of one style each and placeholders:
///
///     KV_{1}  W^{UK}  d_c        sub- and superscripts; with one letter before and one sign after
///                                it needs no braces, so that kv_heads stays as it is
///     **bold**  *italic*  `code`
///     [the latent]{.latent}      in the colour of a role
///     [paper](https://…)         a link
///     {lambda}  {to}             letters and signs by their names in LaTeX
///     {gqa.kv_heads}             a placeholder
///     \*                         a mark that stands for itself
///
/// Marks nest; in code only placeholders and escapes are read. A "*" between blanks is itself.
Marked read_markup(const Reporter& reporter, const Node& node);

}  // namespace attnfig
