#include "spec/sizes.h"

#include <utility>

namespace attnfig {
namespace {

constexpr std::pair<std::string_view, Wide> units[] = {{"B", 1},
                                                       {"kB", 1'000},
                                                       {"MB", 1'000'000},
                                                       {"GB", 1'000'000'000},
                                                       {"TB", 1'000'000'000'000},
                                                       {"KiB", Wide{1} << 10},
                                                       {"MiB", Wide{1} << 20},
                                                       {"GiB", Wide{1} << 30},
                                                       {"TiB", Wide{1} << 40}};

constexpr std::string_view known_units = "B, kB, MB, GB, TB, KiB, MiB, GiB or TiB";

/// The amount in bits, or 0 after a complaint.
Wide read_memory(const Reader& reader, const Field& field, const Node& node,
                 std::string_view suffix) {
  if (node.kind != Node::Kind::scalar) {
    complain_type(reader, field, node, "an amount of memory");
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
  reader.complain(node.offset, fmt::format("{} ({}) {}", field.name, node.text, fault),
                  fmt::format("write it like 80GiB{}", suffix));
  return 0;
}

}  // namespace

Number parse_memory(std::string_view text) {
  Wide digits = 0;
  Wide divisor = 1;
  std::size_t at = 0;
  bool point = false;
  for (; at < text.size() && at < 20; ++at) {
    const char c = text[at];
    if (c == '.' && !point && at != 0) {
      point = true;
    } else if ('0' <= c && c <= '9') {
      digits = digits * 10 + static_cast<Wide>(c - '0');
      if (point) divisor *= 10;
    } else {
      break;
    }
  }
  if (at == 0 || text[at - 1] == '.') return {.fault = "is not an amount of memory"};
  std::string_view name = text.substr(at);
  if (name.starts_with(' ')) name.remove_prefix(1);
  for (const auto& [unit, bytes] : units) {
    if (unit != name) continue;
    const Wide bits = digits * bytes * 8;
    if (bits % divisor != 0) return {.fault = "is not a whole number of bits"};
    return {bits / divisor};
  }
  return {.fault = fmt::format("has no known unit: {}", known_units)};
}

void Value<Given<unit::Bit>>::read(const Reader& reader, const Field& field, const Node& node,
                                   Given<unit::Bit>& value) {
  if (const Wide bits = read_memory(reader, field, node, ""); bits != 0)
    value = {Bits(bits), std::string(field.name), reader.source.place(node.offset)};
}

void Value<Given<unit::BitPerSecond>>::read(const Reader& reader, const Field& field,
                                            const Node& node, Given<unit::BitPerSecond>& value) {
  if (const Wide bits = read_memory(reader, field, node, "/s"); bits != 0)
    value = {Amount<unit::BitPerSecond>(bits), std::string(field.name),
             reader.source.place(node.offset)};
}

}  // namespace attnfig
