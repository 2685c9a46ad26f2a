#include "figures/list.h"

#include "cli/command.h"
#include "cli/template_folder.h"
#include "spec/templates.h"
#include "variants/variant.h"

#include <fmt/format.h>

#include <memory>

namespace attnfig {
namespace {

std::string line(std::string_view name, std::string_view about) {
  return fmt::format("  {:<16}{}\n", name, about);
}

int run(Console& console, const std::string& templates) {
  Templates all(vocabulary(), read_template_folder(templates));
  std::string text = "variants\n";
  for (const Variant* variant : variants()) text += line(variant->name, variant->about);
  text += "figures\n";
  for (const FigureKind* kind : figure_kinds()) text += line(kind->name, kind->about);
  text += "pages\n";
  for (const std::string& name : all.names("pages")) text += line(name, all.page(name)->about);
  text += "themes\n";
  for (const std::string& name : all.names("themes")) text += line(name, all.theme(name)->about);
  text += "languages\n";
  for (const std::string& name : all.names("languages"))
    text += line(name, all.language(name)->about);
  console.print(text);
  return exit_code::fine;
}

std::function<int(Console&)> declare(CLI::App& app) {
  const auto templates = std::make_shared<std::string>();
  declare_templates(app, *templates);
  return [templates](Console& console) { return run(console, *templates); };
}

}  // namespace

const Command list_command = {
    .name = "list",
    .about = "show the variants, figures, pages, themes and languages there are",
    .examples = "  attnfig list\n",
    .declare = declare};

}  // namespace attnfig
