#include "variants/values.h"

namespace attnfig {
namespace {

template <class T>
std::vector<std::string_view> names_of(std::span<const T> all) {
  std::vector<std::string_view> names;
  for (const T& one : all) names.push_back(one.name);
  return names;
}

}  // namespace

std::optional<UInt128> read_count(const Reporter& reporter, const Field& field, const Node& node,
                                  UInt128 least, UInt128 most, std::string_view unit) {
  if (node.kind != Node::Kind::scalar || !node.plain) {
    report_type(reporter, field, node, "a whole number");
    return {};
  }
  const Number number = parse_number(node.text, Suffixes::allowed);
  if (number.fault.empty() && least <= number.value && number.value <= most) return number.value;
  reporter.report(node.offset,
                  number.fault.empty()
                      ? fmt::format("{} ({}) is not between {} and {} {}", field.name, node.text,
                                    grouped(least), grouped(most), unit)
                      : fmt::format("{} ({}) {}", field.name, node.text, number.fault));
  return {};
}

Type Value<Storage>::type() {
  return {.kind = Type::Kind::choice, .choices = names_of(std::span(storages()))};
}

void Value<Storage>::read(const Reporter& reporter, const Field& field, const Node& node,
                          Storage& value) {
  const auto index = read_choice(reporter, field, node, type().choices, &storage_called);
  if (!index) return;
  value = storages()[*index];
  if (!node.fallback) value.place = reporter.source.place(node.offset);
}

Type Value<Architecture>::type() {
  return {.kind = Type::Kind::choice, .choices = names_of(std::span(architectures()))};
}

void Value<Architecture>::read(const Reporter& reporter, const Field& field, const Node& node,
                               Architecture& value) {
  if (const auto index = read_choice(reporter, field, node, type().choices))
    value = architectures()[*index];
}

}  // namespace attnfig
