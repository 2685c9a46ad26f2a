#include "cli/config_options.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace attnfig {

void declare_config(Arguments& arguments, ConfigOptions& options) {
  arguments.push_back(
      {.names = "--assume",
       .about = "KEY=VALUE of a config.json that leaves it open; KEY=null takes a key away",
       .target = &options.assume,
       .value = "KEY=VALUE"});
  arguments.push_back({.names = "--verbose",
                       .about = "list keys of a config.json that sound relevant but decide nothing",
                       .target = &options.verbose});
}

void declare_figure(Arguments& arguments, ConfigOptions& options) {
  arguments.push_back({.names = "--figure",
                       .about = "the kind of figure that a config.json is drawn as",
                       .target = &options.figure,
                       .value = "KIND"});
  for (const Named& kind : kinds_of_figures()) arguments.back().choices.push_back(kind.name);
}

std::string config_notes(const ConfigOptions& options, const Document& document,
                         const std::string& file) {
  std::string notes;
  for (const std::string& assumption : options.assume)
    notes += fmt::format("{}: assumed: {}\n", printable(file), printable(assumption));
  for (const std::string& remark : document.remarks())
    notes += fmt::format("{}: note: {}\n", printable(file), printable(remark));
  if (!options.verbose || !document.is_config()) return notes;
  for (const std::string& key : document.unused_keys())
    notes += fmt::format("{}: not used: {}\n", printable(file), printable(key));
  if (document.unused_keys().empty())
    notes += fmt::format("{}: no key was left out\n", printable(file));
  return notes;
}

}  // namespace attnfig
