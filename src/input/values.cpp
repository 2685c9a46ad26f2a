#include "input/values.h"

#include "text/lookalike.h"
#include "text/number.h"
#include "text/utf8.h"

namespace attnfig {
namespace {

constexpr std::string_view known_suffixes =
    "k, M and G are powers of 1,000, and Ki, Mi and Gi powers of 1,024";
constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

constexpr std::size_t most_digits = 20;
constexpr UInt128 largest_shown = UINT64_MAX;

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result)
    if ('A' <= c && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return result;
}

/// The whole number that a text states in another way than specs do: "131_072", "1.5k", "4096.0";
/// empty if there is none.
std::string as_whole_number(std::string_view text) {
  std::string digits(text);
  std::erase(digits, '_');
  const TypedNumber typed = read_number(digits);
  const Scale* scale = find_scale(count_scales(), typed.rest);
  if (typed.whole.empty() || most_digits < typed.digit_count() ||
      (scale == nullptr && !typed.rest.empty()))
    return {};
  UInt128 value = typed.digits() * (scale == nullptr ? 1 : scale->factor());
  for (std::size_t i = 0; i < typed.decimals.size(); ++i) {
    if (value % 10 != 0) return {};
    value /= 10;
  }
  return value <= largest_shown ? fmt::format("{}", static_cast<std::uint64_t>(value)) : "";
}

/// The fault of the text after the digits of a number.
std::string fault_of(std::string_view text, std::size_t digits, Suffixes suffixes) {
  const std::string_view number = text.substr(0, digits);
  const std::string_view rest = text.substr(digits);
  for (Utf8 walk(rest); !walk.done();)
    if (const CodePoint point = walk.next(); 0x7F < point.value)
      return lookalike_of(point.value) == '\0'
                 ? fmt::format("holds the character U+{:04X}", static_cast<unsigned>(point.value))
                 : "is no number: " + name_lookalike(point);
  if (number.empty() && (rest.starts_with('+') || rest.starts_with('-'))) return "has a sign";
  if (number.empty() || suffixes == Suffixes::none) return "is not a whole number";
  if (const std::string whole = as_whole_number(text); !whole.empty() && rest[0] != ',')
    return fmt::format("is not a whole number: write {}", whole);
  if (rest == "K") return "has a unit that can mean 1,000 or 1,024: write k or Ki";
  const std::string_view unit = rest.substr(std::min(rest.find_first_not_of(' '), rest.size()));
  for (const Scale& known : count_scales())
    if (lower(unit) == lower(known.name))
      return fmt::format("is not a whole number: write {}{}", number, known.name);
  const bool suffixed = rest.find_first_not_of(letters) == std::string_view::npos;
  return suffixed ? fmt::format("has no known suffix: {}", known_suffixes)
                  : "is not a whole number";
}

}  // namespace

void report_empty_list(const Reporter& reporter, const Field& field, const Node& node) {
  reporter.report(node.offset, fmt::format("{}: the list is empty", field.name));
}

void Value<bool>::read(const Reporter& reporter, const Field& field, const Node& node,
                       bool& value) {
  if (node.kind != Node::Kind::scalar) return report_type(reporter, field, node, "true or false");
  if (node.text != "true" && node.text != "false")
    return reporter.report(node.offset, fmt::format("unknown {} \"{}\"", field.name, node.text),
                           "write true or false");
  value = node.text == "true";
}

std::optional<std::size_t> read_choice(const Reporter& reporter, const Field& field,
                                       const Node& node, std::span<const std::string_view> names,
                                       MeantName meant) {
  if (node.kind != Node::Kind::scalar) {
    report_type(reporter, field, node, "a word");
    return {};
  }
  const auto found = std::find(names.begin(), names.end(), node.text);
  if (found != names.end()) return found - names.begin();
  const std::string_view name = meant == nullptr ? std::string_view{} : meant(node.text);
  reporter.report(
      node.offset, fmt::format("unknown {} \"{}\"", field.name, node.text),
      name.empty() ? choose_from(node.text, names) : fmt::format("it is called \"{}\" here", name));
  return {};
}

Number parse_number(std::string_view text, Suffixes suffixes) {
  const TypedNumber typed = read_number(text);
  const std::string_view number = typed.whole.substr(0, typed.whole.find(','));
  const std::string_view suffix = text.substr(number.size());
  if (number.empty()) return {.fault = fault_of(text, number.size(), suffixes)};
  if (1 < number.size() && number[0] == '0') return {.fault = "has a leading zero"};
  if (most_digits < number.size()) return {.fault = "is too large"};
  if (suffix.empty()) return {typed.digits()};
  const Scale* scale = find_scale(count_scales(), suffix);
  if (suffixes == Suffixes::allowed && scale != nullptr) return {typed.digits() * scale->factor()};
  return {.fault = fault_of(text, number.size(), suffixes)};
}

}  // namespace attnfig
