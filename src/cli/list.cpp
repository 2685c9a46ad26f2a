#include "cli/command.h"
#include "cli/need.h"
#include "cli/setup.h"

#include <fmt/format.h>

#include <memory>

namespace attnfig {
namespace {

std::string line(std::string_view name, std::string_view about) {
  return fmt::format("  {:<16}{}\n", name, about);
}

int run(Console& console, const SetupOptions& options) {
  const Library library = Setup(options, {}).library();
  std::string text = "variants\n";
  for (const Named& variant : attention_variants()) text += line(variant.name, variant.about);
  text += "figures\n";
  for (const Named& kind : kinds_of_figures()) text += line(kind.name, kind.about);
  const auto add = [&](const std::string& kind, const std::vector<std::string>& names) {
    text += kind + "\n";
    for (const std::string& name : names) text += line(name, need(library.about(kind, name)));
  };
  add("pages", library.pages());
  add("themes", library.themes());
  add("languages", library.languages());
  console.print(text);
  return exit_code::fine;
}

std::function<int(Console&)> declare(Arguments& arguments) {
  const auto options = std::make_shared<SetupOptions>();
  declare_setup(arguments, *options);
  return [options](Console& console) { return run(console, *options); };
}

}  // namespace

const Command list_command = {
    .name = "list",
    .about = "show the variants, figures, pages, themes and languages there are",
    .examples = "  attnfig list\n",
    .declare = declare};

}  // namespace attnfig
