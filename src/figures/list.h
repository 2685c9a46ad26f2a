#pragma once

#include "spec/vocabulary.h"

namespace attnfig {

/// Every kind of figure, in the order in which help shows them.
FigureKinds figure_kinds();

/// What these kinds and the page that they stand on ask of templates.
Vocabulary vocabulary(FigureKinds kinds = figure_kinds());

}  // namespace attnfig
