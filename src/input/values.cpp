#include "input/values.h"

#include <array>

namespace attnfig {
namespace {

struct Suffix {
  std::string_view text;
  Wide factor = 1;
};
constexpr std::array<Suffix, 6> suffix_table = {{{"Ki", 1024},
                                                 {"Mi", 1024 * 1024},
                                                 {"Gi", 1024 * 1024 * 1024},
                                                 {"k", 1000},
                                                 {"M", 1000 * 1000},
                                                 {"G", 1000 * 1000 * 1000}}};

constexpr std::size_t most_digits = 20;

}  // namespace

Number parse_number(std::string_view text, Suffixes suffixes) {
  const std::size_t length = std::min(text.find_first_not_of("0123456789"), text.size());
  const std::string_view number = text.substr(0, length);
  const std::string_view suffix = text.substr(length);
  if (number.empty()) return {.fault = "is not a whole number"};
  if (1 < number.size() && number[0] == '0') return {.fault = "has a leading zero"};
  if (most_digits < number.size()) return {.fault = "is too large"};
  Wide value = 0;
  for (const char digit : number) value = value * 10 + static_cast<Wide>(digit - '0');
  if (suffix.empty()) return {value};
  for (const Suffix& known : suffix_table)
    if (suffixes == Suffixes::allowed && suffix == known.text) return {value * known.factor};
  if (suffix == "K" && suffixes == Suffixes::allowed)
    return {.fault = "has a unit that can mean 1,000 or 1,024: write k or Ki"};
  return {.fault = "is not a whole number"};
}

}  // namespace attnfig
