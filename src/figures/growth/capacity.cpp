#include "figures/growth/capacity.h"

#include "model/accelerators.h"

#include <fmt/ranges.h>

namespace attnfig {
namespace {

std::vector<std::string_view> names_of_accelerators() {
  std::vector<std::string_view> names;
  for (const Accelerator& one : accelerators()) names.push_back(one.name);
  return names;
}

/// The memory of an accelerator is no field of the spec.
Sourced<unit::Bit> memory_of(const Accelerator& accelerator) {
  return {accelerator.memory(),
          "memory",
          {},
          false,
          {Expression::input(fmt::format("memory of one {}", accelerator.name),
                             accelerator.memory().count(), {Origin::Kind::definition}, "bits")}};
}

/// Whether a text is meant as an amount, right or wrong.
bool looks_like_amount(std::string_view text) {
  return text.find_first_not_of("0123456789.,") != 0;
}

/// The name of an accelerator, or an amount such as 80GiB.
CapacitySpec read_one(const Reporter& reporter, const Field& field, const Node& node) {
  const std::string text =
      read_word(reporter, field, node, "an accelerator or an amount of memory");
  if (text.empty()) return {};
  if (const Accelerator* known = find_accelerator(text))
    return {std::string(known->name), true, memory_of(*known)};
  CapacitySpec capacity;
  if (looks_like_amount(text)) {
    Value<Sourced<unit::Bit>>::read(reporter, field, node, capacity.memory);
    if (!capacity.memory.name.empty()) capacity.memory.name = "memory";  // as of a layout
    return capacity;
  }
  const std::vector<std::string_view> known = names_of_accelerators();
  const std::string near = did_you_mean(text, known);
  reporter.report(node.offset, fmt::format("unknown accelerator \"{}\"", text),
                  near.empty()
                      ? fmt::format("known: {}, or an amount such as 80GiB", fmt::join(known, ", "))
                      : near);
  return {};
}

/// An entry such as `A100: 80GiB`.
CapacitySpec read_named(const Reporter& reporter, const Field& field, const Key& key,
                        const Node& node) {
  CapacitySpec capacity = read_one(reporter, field, node);
  capacity.name = key.text;
  capacity.is_known = find_accelerator(key.text) != nullptr;
  return capacity;
}

}  // namespace

void Value<CapacitySpecs>::read(const Reporter& reporter, const Field& field, const Node& node,
                                CapacitySpecs& value) {
  value.list.clear();
  switch (node.kind) {
    case Node::Kind::scalar:
      value.list.push_back(read_one(reporter, field, node));
      break;
    case Node::Kind::list:
      if (node.items.empty()) report_empty_list(reporter, field, node);
      for (const Node& item : node.items) value.list.push_back(read_one(reporter, field, item));
      break;
    case Node::Kind::mapping:
      for (std::size_t i = 0; i < node.keys.size(); ++i)
        value.list.push_back(read_named(reporter, field, node.keys[i], node.items[i]));
      break;
    case Node::Kind::empty:
      report_type(reporter, field, node, "accelerators or amounts of memory");
  }
  std::erase_if(value.list, [](const CapacitySpec& one) { return one.memory.name.empty(); });
}

}  // namespace attnfig
