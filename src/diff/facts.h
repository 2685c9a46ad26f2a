#pragma once

#include "attnfig.h"
#include "input/node.h"
#include "spec/plan.h"

#include <string>
#include <vector>

namespace attnfig::diff {

/// Whether a spec or figure says a fact, or it follows from what it says.
enum class Said { yes, no };

/// One thing that is known of a layout: "kv_heads" is "8". Equal facts have equal values; `shown`
/// is the value as the spec writes it, if it does.
struct Fact {
  std::string name;
  std::string value;
  std::string shown;
  Said said = Said::yes;
};

/// What is said of one layout, fields first and then the cache.
struct Subject {
  std::string name;   // of the layout in its spec, or what the figure calls it
  std::string label;  // what readers call it
  std::vector<Fact> facts;
};

/// What a spec states of each layout and what it caches. `root` is the mapping that `plan` was made
/// from.
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

/// The layouts that differ, in the order of the new ones: fields and amounts, and layouts that are
/// new or gone.
std::vector<Change> compare(const std::vector<Subject>& before, const std::vector<Subject>& after);

/// "10 GiB" and "5 GiB" as "10 → 5 GiB".
std::string arrow(std::string_view before, std::string_view after);

}  // namespace attnfig::diff
