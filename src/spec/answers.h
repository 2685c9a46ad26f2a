#pragma once

#include "model/quantities.h"
#include "spec/plan.h"

namespace attnfig {

/// The layout of a name that is in the plan.
const Attention& layout_of(const Plan& plan, std::string_view name);

/// The answer that a text of the plan shows, so it has a result.
Answer answer_to(const Plan& plan, const NumberName& number);

/// What of a layout a number takes otherwise than its spec states: "4096, batch 16, memory 80 GiB",
/// where a plain number is the context; empty: nothing.
std::string conditions_of(const NumberName& number);

/// "gqa.cache.total", "gqa.cache.ratio over mha", "gqa.cache.total at 4096".
std::string to_text(const NumberName& number);

/// How all numbers of a text came about: a step a line, each line once.
std::string derivation_of(const Plan& plan, const RichText& text);

/// Adds the lines that are not there yet.
void add_lines(std::string& all, std::string_view lines);

}  // namespace attnfig
