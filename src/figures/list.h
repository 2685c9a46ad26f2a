#pragma once

#include "spec/vocabulary.h"

namespace attnfig {

/// Every kind of figure, in the order in which help shows them.
FigureKinds figure_kinds();

/// The needs of these kinds and of the page around them from templates.
Vocabulary vocabulary(FigureKinds kinds = figure_kinds());

}  // namespace attnfig
