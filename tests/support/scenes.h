#pragma once

#include "spec/figure_numbers.h"
#include "support/plans.h"

#include <fmt/format.h>

#include <map>

// What tests read off a drawn scene, and off the spec of one figure.

namespace attnfig::test {

/// The items of a mark, in their order.
inline std::vector<const Item*> items(const Group& group, std::string_view mark) {
  std::vector<const Item*> found;
  for (const Item& item : group.items)
    if (item.mark.name == mark) found.push_back(&item);
  return found;
}

inline std::vector<const Item*> items(const Scene& scene, std::string_view mark) {
  std::vector<const Item*> found;
  for (const Group& group : scene.groups)
    for (const Item* item : items(group, mark)) found.push_back(item);
  return found;
}

/// The texts of a mark, each on its line.
inline std::vector<std::string> texts(const Scene& scene, std::string_view mark) {
  std::vector<std::string> found;
  for (const Item* item : items(scene, mark))
    if (const auto* label = std::get_if<Label>(&item->shape)) found.push_back(plain(label->text));
  return found;
}

/// The numbers of a spec's figures as figures show them, by subject and name.
inline std::map<std::string, std::string> numbers_of_figures(const std::string& spec) {
  Templates templates(vocabulary());
  std::map<std::string, std::string> all;
  for (const FigureNumber& number : figure_numbers(read_plan(spec, "f", "en", templates)))
    all[number.subject + "." + std::string(number.quantity->name)] =
        to_text(*number.answer.result, "").value();
  return all;
}

/// The first error of a spec with its place and hint; empty: it has none.
inline std::string first_error(const std::string& spec) {
  Templates templates(vocabulary());
  try {
    read_plan(spec, "f", "en", templates);
  } catch (const InvalidInput& invalid) {
    const Diagnostic& first = invalid.diagnostics.front();
    return fmt::format("{}:{}: {} ({})", first.range.begin.line, first.range.begin.column,
                       first.message, first.hint);
  }
  return {};
}

/// The elements of an SVG.
inline std::size_t elements(const std::string& svg) {
  std::size_t found = 0;
  for (std::size_t at = 0; (at = svg.find('<', at)) != std::string::npos; ++at)
    if (svg[at + 1] != '/') ++found;
  return found;
}

}  // namespace attnfig::test
