#pragma once

#include "cli/run_batch.h"

namespace attnfig {

/// Whether a spec's own findings are wanted beside those of its figure. They are the same in every
/// language.
enum class SpecParts { all, figure_alone };

/// The rule of what a theme says of itself. It is no finding against a figure: a note or a warning.
constexpr std::string_view theme_rule = "theme";

/// Everything that is wrong with a spec and its figure: mistakes, texts that lack a language, typed
/// numbers, claims whose verdict is not the expected one, what lint finds in the figure as it would
/// be written, and a figure on disk that is missing or differs. Reads files and writes none.
std::vector<Diagnostic> check_figure(const Job& job, SpecParts parts);

}  // namespace attnfig
