#include "spec/sizes.h"

#include "text/number.h"

namespace attnfig {
namespace {

/// The amount in bits, or 0 after an error.
UInt128 read_memory(const Reporter& reporter, const Field& field, const Node& node,
                    std::string_view suffix) {
  if (node.kind != Node::Kind::scalar) {
    report_type(reporter, field, node, "an amount of memory");
    return 0;
  }
  std::string_view text = node.text;
  const bool whole = text.ends_with(suffix);
  if (whole) text.remove_suffix(suffix.size());
  const Number number = parse_memory(text);
  std::string fault = number.fault;
  if (!whole) fault = fmt::format("does not end in \"{}\"", suffix);
  if (fault.empty() && (number.value == 0 || Range<unit::Bit>::most < number.value))
    fault = "is out of range";
  if (fault.empty()) return number.value;
  reporter.report(node.offset, fmt::format("{} ({}) {}", field.name, node.text, fault),
                  fmt::format("write it like 80GiB{}", suffix));
  return 0;
}

}  // namespace

Number parse_memory(std::string_view text) {
  const TypedNumber number = read_number(text);
  constexpr std::size_t most_digits = 20;
  if (number.whole.empty() || number.is_grouped() || most_digits < number.digit_count())
    return {.fault = "is not an amount of memory"};
  std::string_view name = number.rest;
  if (name.starts_with(' ')) name.remove_prefix(1);
  const Scale* unit = find_scale(memory_units(), name);
  if (unit == nullptr)
    return {.fault = fmt::format("has no known unit: {}", names_of(memory_units()))};
  UInt128 divisor = 1;
  for (std::size_t i = 0; i < number.decimals.size(); ++i) divisor *= 10;
  const UInt128 bits = number.digits() * unit->factor() * 8;
  if (bits % divisor != 0) return {.fault = "is not a whole number of bits"};
  return {bits / divisor};
}

void Value<Sourced<unit::Bit>>::read(const Reporter& reporter, const Field& field, const Node& node,
                                     Sourced<unit::Bit>& value) {
  if (const UInt128 bits = read_memory(reporter, field, node, ""); bits != 0)
    value = {Bits(bits), std::string(field.name), reporter.source.place(node.offset)};
}

void Value<Sourced<unit::BitPerSecond>>::read(const Reporter& reporter, const Field& field,
                                              const Node& node,
                                              Sourced<unit::BitPerSecond>& value) {
  if (const UInt128 bits = read_memory(reporter, field, node, "/s"); bits != 0)
    value = {Amount<unit::BitPerSecond>(bits), std::string(field.name),
             reporter.source.place(node.offset)};
}

}  // namespace attnfig
