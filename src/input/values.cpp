#include "input/values.h"

#include "text/number.h"
#include "text/utf8.h"

namespace attnfig {
namespace {

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

/// The fault of the text after the digits of a number.
std::string fault_of(std::string_view number, std::string_view rest, Suffixes suffixes) {
  for (Utf8 walk(rest); !walk.done();)
    if (const CodePoint point = walk.next(); 0x7F < point.value)
      return fmt::format("holds the character U+{:04X}", static_cast<unsigned>(point.value));
  if (number.empty() && (rest.starts_with('+') || rest.starts_with('-'))) return "has a sign";
  if (number.empty() || suffixes == Suffixes::none) return "is not a whole number";
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

std::optional<std::size_t> read_choice(const Reporter& reporter, const Field& field,
                                       const Node& node,
                                       std::span<const std::string_view> names) {
  if (node.kind != Node::Kind::scalar) {
    report_type(reporter, field, node, "a word");
    return {};
  }
  const auto found = std::find(names.begin(), names.end(), node.text);
  if (found != names.end()) return found - names.begin();
  reporter.report(node.offset, fmt::format("unknown {} \"{}\"", field.name, node.text),
                  choose_from(node.text, names));
  return {};
}

Number parse_number(std::string_view text, Suffixes suffixes) {
  const TypedNumber typed = read_number(text);
  const std::string_view number = typed.whole.substr(0, typed.whole.find(','));
  const std::string_view suffix = text.substr(number.size());
  if (number.empty()) return {.fault = fault_of(number, suffix, suffixes)};
  if (1 < number.size() && number[0] == '0') return {.fault = "has a leading zero"};
  if (most_digits < number.size()) return {.fault = "is too large"};
  if (suffix.empty()) return {typed.digits()};
  const Scale* scale = find_scale(count_scales(), suffix);
  if (suffixes == Suffixes::allowed && scale != nullptr) return {typed.digits() * scale->factor()};
  return {.fault = fault_of(number, suffix, suffixes)};
}

}  // namespace attnfig
