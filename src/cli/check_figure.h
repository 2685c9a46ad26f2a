#pragma once

#include "cli/batch.h"

namespace attnfig {

/// Where claims about a spec stand: specs/claims/gqa.yaml for specs/gqa.yaml.
std::string claims_path(const std::string& spec);

/// Which parts of a spec are looked at beside its figure. They are the same in every language.
enum class SpecParts { all, figure_alone };

/// All that is wrong with a spec and its figure: mistakes, texts that lack a language, typed
/// numbers, claims with another verdict than they expect, what lint finds in the figure as it would
/// be written, and a figure on disk that is missing or differs. Reads files and writes none.
std::vector<Finding> check_figure(const Job& job, SpecParts parts);

}  // namespace attnfig
