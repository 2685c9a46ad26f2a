#include "audit/claims.h"

#include "audit/conventions.h"
#include "input/yaml.h"
#include "model/number_text.h"

namespace attnfig {
namespace {

constexpr Field claim_fields[] = {
    field<&Claim::layout>(
        {.name = "layout",
         .about = "the layout of the spec that it is about, or the part of a figure"}),
    field<&Claim::quantity>(
        {.name = "quantity", .about = "which of its numbers, such as cache.total"}),
    field<&Claim::over>({.name = "over",
                         .about = "the layout that a ratio or saving compares with",
                         .fallback = "(none)"}),
    field<&Claim::value>({.name = "value", .about = "the number as it was printed: \"40 GB\""}),
    field<&Claim::digits>({.name = "digits",
                           .about = "significant digits of the number, where it ends in zeros that "
                                    "rounding made",
                           .fallback = "(all)"}),
    field<&Claim::source>({.name = "source", .about = "where it was published"}),
    field<&Claim::expect>(
        {.name = "expect",
         .about =
             "the verdict: holds, fails, the conventions under which it holds ([binary_units]), "
             "or a list of such lists"}),
};

constexpr Field claims_fields[] = {
    field<&Claims::about>({.name = "about", .about = "what the claims are, in one sentence"}),
    field<&Claims::list>({.name = "claims", .about = "the published numbers"}),
};

void read_combination(const Reporter& reporter, const Node& node,
                      std::vector<std::string>& combination) {
  if (node.kind != Node::Kind::scalar)
    return reporter.report(node.offset, "expect: expected the name of a convention");
  const std::vector<std::string_view> known = convention_names();
  if (std::find(known.begin(), known.end(), node.text) == known.end())
    return reporter.report(node.offset, fmt::format("unknown convention \"{}\"", node.text),
                           choose_from(node.text, known));
  combination.push_back(node.text);
}

/// The last digits that rounding made zeros.
void apply_digits(const Reporter& reporter, Claim& claim) {
  if (!claim.digits) return;
  const auto shown = static_cast<int>(digits(claim.value.digits).size());
  const auto real = static_cast<int>(claim.digits->value);
  if (real < shown) claim.value.zeros = shown - real;
  if (shown < real)
    reporter.report(claim.value.offset,
                    fmt::format("\"{}\" has fewer than {} digits", claim.value.text, real));
}

}  // namespace

const Table Claim::table = {"a claim", "A number that was published.", claim_fields};
const Table Claims::table = {"a file of claims", "Published numbers about the layouts of a spec.",
                             claims_fields};

void Value<DigitCount>::read(const Reporter& reporter, const Field& field, const Node& node,
                             DigitCount& value) {
  const Number number = parse_number(node.text, Suffixes::none);
  if (node.kind != Node::Kind::scalar || !number.fault.empty() || number.value < 1 ||
      20 < number.value)
    return reporter.report(node.offset, fmt::format("{} is not between 1 and 20", field.name));
  value.value = number.value;
}

void Value<Expectation>::read(const Reporter& reporter, const Field& field, const Node& node,
                              Expectation& value) {
  value = {.combinations = {}, .offset = node.offset};
  if (node.kind == Node::Kind::scalar) {
    if (node.text == "holds") {
      value.combinations = {{}};
    } else if (node.text != "fails") {
      reporter.report(node.offset, fmt::format("unknown verdict \"{}\"", node.text),
                      "holds, fails, or a list of conventions");
    }
    return;
  }
  if (node.kind != Node::Kind::list || node.items.empty())
    return report_type(reporter, field, node, "a verdict or a list of conventions");
  const bool several = node.items.front().kind == Node::Kind::list;
  if (!several) value.combinations.emplace_back();
  for (const Node& item : node.items) {
    if (!several) {
      read_combination(reporter, item, value.combinations.front());
      continue;
    }
    if (item.kind != Node::Kind::list || item.items.empty())
      reporter.report(item.offset, "expect: expected a list of conventions");
    std::vector<std::string>& combination = value.combinations.emplace_back();
    for (const Node& name : item.items) read_combination(reporter, name, combination);
  }
  for (std::vector<std::string>& combination : value.combinations)
    std::sort(combination.begin(), combination.end());
  std::sort(value.combinations.begin(), value.combinations.end());
}

Claims read_claims(std::string_view text) {
  const SourceText source(text);
  Diagnostics diagnostics;
  const Node root = read_yaml(source, diagnostics);
  const Reporter reporter{source, diagnostics};
  Claims claims;
  const Target target{&Claims::table, &claims};
  read_mapping(reporter, root, {&target, 1});
  for (Claim& claim : claims.list) apply_digits(reporter, claim);
  if (!diagnostics.empty()) throw InvalidInput{diagnostics.sorted()};
  return claims;
}

}  // namespace attnfig
