#pragma once

#include "attnfig_diff.h"
#include "input/node.h"
#include "spec/plan.h"

#include <string>
#include <vector>

namespace attnfig::diff {

/// Whether a spec or figure states a fact, or the fact follows from what it states.
enum class Said { yes, no };

/// One fact about a layout: "kv_heads" is "8". Equal facts have equal values; `shown` is the value
/// as the spec writes it, if it does.
struct Fact {
  std::string name;
  std::string value;
  std::string shown;
  Said said = Said::yes;
};

/// The facts about one layout, fields first and then the cache.
struct Subject {
  std::string name;   // of the layout in its spec, or its label in the figure
  std::string label;  // the label for readers
  std::vector<Fact> facts;
};

/// The fields and cached amounts of each layout of a spec. `root` is the mapping from which `plan`
/// was made.
std::vector<Subject> facts_of(const Node& root, const Plan& plan);

/// What a figure with tooltips states for programs beside a number: its data-fact, data-value,
/// data-given and data-label, which src/annotate/annotate.h explains.
struct StatedFact {
  std::string_view fact;
  std::string_view value;
  std::string_view given;
  std::string_view label;
};

/// Adds what is stated to the subject that it is about, be that there already or new.
void add_stated(std::vector<Subject>& subjects, const StatedFact& stated);

/// The layouts that differ, in the order of the new ones: fields and amounts, and layouts that were
/// added or removed.
std::vector<Change> compare(const std::vector<Subject>& before, const std::vector<Subject>& after);

/// "10 GiB" and "5 GiB" as "10 → 5 GiB".
std::string arrow(std::string_view before, std::string_view after);

}  // namespace attnfig::diff
