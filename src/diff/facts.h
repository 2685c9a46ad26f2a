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

/// The steps of a derivation as figures show it ("name = formula = numbers = value" a line), as
/// facts: each field of a formula with its number.
std::vector<Fact> facts_of(std::string_view derivation);

/// The layouts that differ, in the order of the new ones: fields and amounts, and layouts that are
/// new or gone.
std::vector<Change> compare(const std::vector<Subject>& before, const std::vector<Subject>& after);

/// "10 GiB" and "5 GiB" as "10 → 5 GiB".
std::string arrow(std::string_view before, std::string_view after);

}  // namespace attnfig::diff
