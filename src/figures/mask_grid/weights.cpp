#include "figures/mask_grid/weights.h"

#include "model/number_text.h"
#include "text/number.h"

#include <algorithm>

namespace attnfig {
namespace {

std::uint64_t power_of_ten(int exponent) {
  std::uint64_t power = 1;
  for (int i = 0; i < exponent; ++i) power *= 10;
  return power;
}

std::string share_text(UInt128 parts) {
  return decimal_to(parts, KeyWeight::whole, KeyWeight::most_decimals);
}

/// Each weight may be rounded by half of its last decimal place.
bool adds_up(const Weights& query, std::uint64_t sum) {
  std::uint64_t doubt = 0;
  for (const KeyWeight& weight : query)
    doubt += power_of_ten(KeyWeight::most_decimals - weight.decimals);
  const std::uint64_t away =
      sum < KeyWeight::whole ? KeyWeight::whole - sum : sum - KeyWeight::whole;
  return away * 2 <= doubt;
}

}  // namespace

void Value<KeyWeight>::read(const Reporter& reporter, const Field& field, const Node& node,
                            KeyWeight& value) {
  if (node.kind != Node::Kind::scalar) return report_type(reporter, field, node, "a weight");
  const TypedNumber number = read_number(node.text);
  const auto decimals = static_cast<int>(std::min<std::size_t>(number.decimals.size(), 20));
  const bool fine =
      number.whole.size() == 1 && number.rest.empty() && decimals <= KeyWeight::most_decimals;
  const auto parts = fine ? static_cast<std::uint64_t>(number.digits()) *
                                power_of_ten(KeyWeight::most_decimals - decimals)
                          : 0;
  if (!fine || KeyWeight::whole < parts)
    return reporter.report(
        node.offset,
        fmt::format("{} ({}) is not a number from 0 to 1 with at most {} decimals", field.name,
                    node.text, KeyWeight::most_decimals),
        "such as 0.25");
  value = {parts, decimals, reporter.source.place(node.offset)};
}

std::string to_text(const KeyWeight& weight) {
  return share_text(weight.parts);
}

bool are_weights(const Saying& say, const std::vector<Weights>& weights) {
  for (std::size_t query = 0; query < weights.size(); ++query) {
    const Weights& own = weights[query];
    // What could not be read was reported then.
    if (own.empty() || own.front().place == Place{}) return false;
    if (own.size() != weights.front().size()) {
      say.report(own.front().place, fmt::format("weights: {} for query {}, and {} for query 1",
                                                own.size(), query + 1, weights.front().size()));
      return false;
    }
    std::uint64_t sum = 0;
    for (const KeyWeight& weight : own) sum += weight.parts;
    if (adds_up(own, sum)) continue;
    say.report(own.front().place,
               fmt::format("the weights of query {} add up to {}", query + 1, share_text(sum)),
               "those of a query add up to 1");
    return false;
  }
  return !weights.empty();
}

}  // namespace attnfig
