#include "cli/arguments.h"

#include "attnfig.h"

#include <fmt/format.h>

#include <algorithm>

namespace attnfig {
namespace {

/// What shells complete for a setting: names that a folder of templates may add to.
std::vector<std::string> (*known_values(const Setting& setting))() {
  if (setting.option == settings::language.option) return [] { return Library().languages(); };
  if (setting.option == settings::theme.option) return [] { return Library().themes(); };
  if (setting.option == settings::page_width.option)
    return [] { return std::vector<std::string>{"wide", "narrow"}; };
  return nullptr;
}

Argument start_of(const Setting& setting, ValueTarget target) {
  return {.names = setting.option,
          .about = std::string(setting.about),
          .target = target,
          .value = setting.value,
          .values = setting.value == "FOLDER" ? Values::folder : Values::free,
          .known = known_values(setting),
          .fallback = std::string(setting.fallback),
          .variable = setting.variable};
}

}  // namespace

Argument row_of(const Setting& setting, std::string& value) {
  return start_of(setting, &value);
}

Argument row_of(const Setting& setting, std::vector<std::string>& values) {
  Argument row = start_of(setting, &values);
  row.about += fmt::format("; several with commas: {}", setting.several);
  row.separated = true;
  return row;
}

const Argument* find(const Arguments& arguments, std::string_view name) {
  const auto found = std::find_if(
      arguments.begin(), arguments.end(),
      [&](const Argument& argument) { return argument.name() == name || argument.names == name; });
  return found == arguments.end() ? nullptr : &*found;
}

}  // namespace attnfig
