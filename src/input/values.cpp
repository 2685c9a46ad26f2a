#include "input/values.h"

#include "text/utf8.h"

#include <array>

namespace attnfig {
namespace {

constexpr Wide kibi = 1024;
constexpr Wide kilo = 1000;

struct Suffix {
  std::string_view text;
  Wide factor = 1;
};
constexpr std::array<Suffix, 6> suffix_table = {{{"Ki", kibi},
                                                 {"Mi", kibi* kibi},
                                                 {"Gi", kibi* kibi* kibi},
                                                 {"k", kilo},
                                                 {"M", kilo* kilo},
                                                 {"G", kilo* kilo* kilo}}};

constexpr std::string_view known_suffixes =
    "k, M and G are powers of 1,000, and Ki, Mi and Gi powers of 1,024";
constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

constexpr std::size_t most_digits = 20;

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result)
    if ('A' <= c && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return result;
}

/// What is wrong with what follows the digits of a number.
std::string fault_of(std::string_view number, std::string_view rest, Suffixes suffixes) {
  for (Utf8 walk(rest); !walk.done();)
    if (const CodePoint point = walk.next(); 0x7F < point.value)
      return fmt::format("holds the character U+{:04X}", static_cast<unsigned>(point.value));
  if (number.empty() && (rest.starts_with('+') || rest.starts_with('-'))) return "has a sign";
  if (number.empty() || suffixes == Suffixes::none) return "is not a whole number";
  if (rest == "K") return "has a unit that can mean 1,000 or 1,024: write k or Ki";
  const std::string_view unit = rest.substr(std::min(rest.find_first_not_of(' '), rest.size()));
  for (const Suffix& known : suffix_table)
    if (lower(unit) == lower(known.text))
      return fmt::format("is not a whole number: write {}{}", number, known.text);
  const bool suffixed = rest.find_first_not_of(letters) == std::string_view::npos;
  return suffixed ? fmt::format("has no known suffix: {}", known_suffixes)
                  : "is not a whole number";
}

}  // namespace

Number parse_number(std::string_view text, Suffixes suffixes) {
  const std::size_t length = std::min(text.find_first_not_of("0123456789"), text.size());
  const std::string_view number = text.substr(0, length);
  const std::string_view suffix = text.substr(length);
  if (number.empty()) return {.fault = fault_of(number, suffix, suffixes)};
  if (1 < number.size() && number[0] == '0') return {.fault = "has a leading zero"};
  if (most_digits < number.size()) return {.fault = "is too large"};
  Wide value = 0;
  for (const char digit : number) value = value * 10 + static_cast<Wide>(digit - '0');
  if (suffix.empty()) return {value};
  for (const Suffix& known : suffix_table)
    if (suffixes == Suffixes::allowed && suffix == known.text) return {value * known.factor};
  return {.fault = fault_of(number, suffix, suffixes)};
}

}  // namespace attnfig
