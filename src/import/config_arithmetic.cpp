// Numbers of a config.json computed from others.

#include "import/config.h"
#include "import/config_node.h"
#include "input/values.h"
#include "model/number_text.h"

#include <fmt/format.h>

#include <algorithm>

namespace attnfig {
namespace {

/// A factor with decimals as a fraction: 0.5 is 5 / 10.
struct Fraction {
  UInt128 above = 0;
  UInt128 below = 1;
};

constexpr std::size_t most_decimals = 9;

std::optional<Fraction> read_fraction(std::string_view text) {
  const std::size_t dot = std::min(text.find('.'), text.size());
  const std::string_view decimals = text.substr(std::min(dot + 1, text.size()));
  if (most_decimals < decimals.size()) return {};
  const std::string all = std::string(text.substr(0, dot)) + std::string(decimals);
  const std::size_t start = std::min(all.find_first_not_of('0'), all.size() - 1);
  const Number number =
      all.empty() ? Number{.fault = "is empty"} : parse_number(all.substr(start), Suffixes::none);
  if (!number.fault.empty()) return {};
  Fraction fraction = {number.value, 1};
  for (std::size_t i = 0; i < decimals.size(); ++i) fraction.below *= 10;
  return fraction;
}

}  // namespace

ConfigNumber operator*(const ConfigNumber& a, const ConfigNumber& b) {
  const std::string factor = a.key.empty() ? digits(a.value) : a.key;
  return {a.value * b.value, b.offset, b.key.empty() ? "" : fmt::format("{} × {}", factor, b.key)};
}

ConfigNumber Config::fraction_of(const ConfigNumber& number, const ConfigKey& factor) {
  const auto [node, name] = stated(factor);
  const std::size_t offset = node == nullptr ? number.offset : node->offset;
  const bool plain = node == nullptr || (node->kind == Node::Kind::scalar && node->plain);
  const auto fraction =
      plain ? read_fraction(node == nullptr ? fallback(factor) : std::string_view(node->text))
            : std::nullopt;
  if (!fraction) {
    report(offset, fmt::format("{}: expected a number of at most {} decimals, got {}", name,
                               most_decimals, node == nullptr ? "none" : shown(*node)));
    return {1};
  }
  const ConfigNumber product = {number.value * fraction->above, number.offset,
                                fmt::format("{} × {}", number.key, name)};
  if (product.value % fraction->below != 0)
    report(offset, fmt::format("{} is not a whole number", product.key));
  return {product.value / fraction->below, product.offset, product.key};
}

ConfigNumber Config::quotient(const ConfigNumber& a, const ConfigNumber& b) {
  if (b.value != 0 && a.value % b.value == 0) return {a.value / b.value, a.offset, a.key};
  if (a.key.empty() || b.key.empty()) return {1};  // the missing key was reported
  report(a.offset, fmt::format("{} ({}) is not a multiple of {} ({})", a.key, grouped(a.value),
                               b.key, grouped(b.value)));
  return {1};
}

}  // namespace attnfig
