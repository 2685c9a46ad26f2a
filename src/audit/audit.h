#pragma once

#include "audit/claims.h"
#include "audit/conventions.h"
#include "spec/plan.h"

#include <string>
#include <vector>

namespace attnfig {

/// One way in which a published number holds.
struct Explanation {
  std::vector<std::string> names;  // of conventions, sorted; none: without a change
  std::vector<std::string> about;  // what they count, in the order in which they are applied
};

/// The result of one claim.
struct Verdict {
  const Claim* claim = nullptr;
  std::string computed;              // in the printed unit: "85.9 GB"
  std::vector<Explanation> holding;  // all of the fewest conventions; none: it does not hold
  bool as_expected = false;
};

/// Recomputes every claim: unchanged, then under one convention, then under two. Throws
/// InvalidInput with all errors for layouts and quantities that the plan does not have.
std::vector<Verdict> audit(const Plan& plan, const Claims& claims, const References& references,
                           std::string_view claims_text);

/// The built-in reference models: templates/references.yaml.
References built_in_references();

/// The claims whose verdict is not the expected one, at the place in their file of the expectation,
/// or else of the number.
std::vector<Diagnostic> unexpected(const std::vector<Verdict>& verdicts,
                                   std::string_view claims_text);

std::string write_audit(const std::vector<Verdict>& verdicts);
std::string write_audit_json(const std::vector<Verdict>& verdicts);

}  // namespace attnfig
