#pragma once

#include "audit/printed_value.h"
#include "model/attention.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace attnfig {

/// The layouts from which a claim is recomputed.
struct Case {
  bool per_layer = false;  // the quantity is one of a layer, not of the model
  Attention layout;
  std::optional<Attention> baseline;  // of a comparison
  PrintedValue printed;
};

/// A way of counting under which a published number may hold although it does not hold unchanged.
struct Convention {
  std::string name;   // "k_or_v_once"
  std::string about;  // "K or V counted once"
  /// The case under this convention; nothing if it changes nothing. The second of two conventions
  /// is applied to the result of the first.
  std::function<std::optional<Case>(const Case&)> apply;
};

/// A comparison of two models that papers print for numbers of a third.
struct ReferencePair {
  Attention layout;
  Attention baseline;
};

/// The models that claims are also tried with, from templates/references.yaml.
struct References {
  std::vector<Attention> baselines;
  std::vector<ReferencePair> pairs;
};

/// The conventions to try on a case: ways of counting, then other baselines and models.
std::vector<Convention> conventions_for(const Case& original, const std::vector<Attention>& spec,
                                        const References& references);

/// The names of all conventions.
std::vector<std::string_view> convention_names();

}  // namespace attnfig
