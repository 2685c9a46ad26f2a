#include "audit/audit.h"
#include "report/json.h"

#include <fmt/ranges.h>

namespace attnfig {
namespace {

std::string title(const Claim& claim) {
  return fmt::format("{}.{}{}: {}", claim.layout.name, claim.quantity.text,
                     claim.over ? " over " + claim.over->name : "", claim.value.text);
}

std::string_view verdict_word(const Verdict& verdict) {
  if (verdict.holding.empty()) return "does not hold";
  return verdict.holding.front().names.empty() ? "holds" : "holds under another convention";
}

}  // namespace

std::vector<Diagnostic> unexpected(const std::vector<Verdict>& verdicts,
                                   std::string_view claims_text) {
  const SourceText source(claims_text);
  std::vector<Diagnostic> list;
  for (const Verdict& verdict : verdicts) {
    if (verdict.as_expected) continue;
    std::vector<std::string> ways;
    for (const Explanation& one : verdict.holding)
      ways.push_back(fmt::format("{}", fmt::join(one.names, " + ")));
    const bool under = !verdict.holding.empty() && !verdict.holding.front().names.empty();
    list.push_back({source.place(verdict.claim->layout.offset),
                    fmt::format("{}: {}{} (computed: {}); another verdict is expected",
                                title(*verdict.claim), verdict_word(verdict),
                                under ? fmt::format(": {}", fmt::join(ways, ", or ")) : "",
                                verdict.computed)});
  }
  return list;
}

std::string write_audit(const std::vector<Verdict>& verdicts) {
  std::string text;
  std::size_t unexpected = 0;
  for (const Verdict& verdict : verdicts) {
    text += fmt::format("{}\n  {}\n  {} (computed: {})\n", title(*verdict.claim),
                        verdict.claim->source, verdict_word(verdict), verdict.computed);
    for (const Explanation& one : verdict.holding)
      if (!one.about.empty()) text += fmt::format("    - {}\n", fmt::join(one.about, "; and "));
    if (verdict.as_expected) continue;
    text += "  not the verdict that is expected\n";
    ++unexpected;
  }
  return text + fmt::format("{} {}, {} not as expected\n", verdicts.size(),
                            verdicts.size() == 1 ? "claim" : "claims", unexpected);
}

std::string write_audit_json(const std::vector<Verdict>& verdicts) {
  Json list = Json::array();
  for (const Verdict& verdict : verdicts) {
    Json holding = Json::array();
    for (const Explanation& one : verdict.holding)
      holding.push_back({{"conventions", one.names}, {"about", one.about}});
    Json json = {{"layout", verdict.claim->layout.name},
                 {"quantity", verdict.claim->quantity.text}};
    if (verdict.claim->over) json["over"] = verdict.claim->over->name;
    json["printed"] = verdict.claim->value.text;
    json["computed"] = verdict.computed;
    json["verdict"] = verdict_word(verdict);
    json["holds_under"] = holding;
    json["as_expected"] = verdict.as_expected;
    json["source"] = verdict.claim->source;
    list.push_back(json);
  }
  return printed({{"claims", list}});
}

}  // namespace attnfig
