#include "spec/placeholder.h"

#include "model/quantities.h"
#include "text/letters.h"

namespace attnfig {
namespace {

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(' ');
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

/// The name that was probably meant, of a quantity or of a letter, or else a list of all
/// quantities.
std::string meant_by(std::string_view typed) {
  std::vector<std::string_view> names;
  for (const Quantity& quantity : quantities()) names.push_back(quantity.name);
  const std::string hint = choose_from(typed, names);
  for (const NamedLetter& letter : named_letters()) names.push_back(letter.name);
  const std::string near = did_you_mean(typed, names);
  return near.empty() ? hint : near;
}

/// Reports what is wrong with a placeholder; null: there is no such quantity.
void check(const Reporter& reporter, const Placeholder& placeholder, const Quantity* quantity) {
  const auto report = [&](std::string_view message, std::string_view hint) {
    reporter.report(placeholder.offset, message, hint);
  };
  if (placeholder.quantity.empty())
    return report("a placeholder without a quantity",
                  "write {LAYOUT.QUANTITY}, such as {gqa.kv_heads}");
  if (quantity == nullptr)
    return report(fmt::format("unknown quantity \"{}\"", placeholder.quantity),
                  meant_by(placeholder.quantity));
  const bool needs_baseline = quantity->needs.baseline;
  if (needs_baseline && placeholder.over.empty())
    report(fmt::format("{} needs a baseline", quantity->name),
           fmt::format("write {{{} over LAYOUT}}", quantity->name));
  if (!needs_baseline && !placeholder.over.empty())
    report(fmt::format("{} has no baseline", quantity->name), "remove \"over\"");
}

struct Parsed {
  Placeholder placeholder;
  const Quantity* quantity = nullptr;  // null: there is no such quantity
};

Parsed parsed(std::string_view inside) {
  Placeholder result;
  const std::size_t colon = inside.find(':');
  if (colon != std::string_view::npos) result.format = inside.substr(colon + 1);
  std::string_view head = trimmed(inside.substr(0, colon));
  if (const std::size_t over = head.find(" over "); over != std::string_view::npos) {
    result.over = trimmed(head.substr(over + 6));
    head = trimmed(head.substr(0, over));
  }
  if (head.ends_with(" over")) head = trimmed(head.substr(0, head.size() - 5));
  // "cache.total" is a quantity, "gqa.cache.total" one of a layout: the longest known name wins.
  const std::size_t dot = head.find('.');
  const Quantity* quantity = find_quantity(head);
  if (quantity == nullptr && dot != std::string_view::npos) {
    result.subject = head.substr(0, dot);
    head = head.substr(dot + 1);
    quantity = find_quantity(head);
  }
  result.quantity = head;
  return {std::move(result), quantity};
}

}  // namespace

bool names_quantity(std::string_view inside) {
  return parsed(inside).quantity != nullptr;
}

Placeholder read_placeholder(const Reporter& reporter, const Node& node, std::string_view inside,
                             std::size_t start) {
  Parsed parts = parsed(inside);
  parts.placeholder.offset = node.offset_of(start);
  check(reporter, parts.placeholder, parts.quantity);
  return std::move(parts.placeholder);
}

}  // namespace attnfig
