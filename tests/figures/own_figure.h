#pragma once

#include "figures/list.h"

namespace attnfig::test {

/// A kind of figure of which src/ knows nothing: a row of tokens.
extern const FigureKind token_row;

}  // namespace attnfig::test
