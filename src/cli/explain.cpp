#include "cli/need.h"
#include "cli/single_spec.h"

#include <memory>

namespace attnfig {
namespace {

std::function<int(Console&)> declare(CLI::App& app) {
  struct Options {
    SingleSpec spec;
    std::string quantity;
    bool json = false;
  };
  const auto options = std::make_shared<Options>();
  declare_single_spec(app, options->spec);
  app.add_option("QUANTITY", options->quantity,
                 "such as gqa.cache.total or \"cache.saving over mha\"; default: all")
      ->type_name("NAME");
  app.add_flag("--json", options->json, "for programs");
  return [options](Console& console) {
    const ReadSpec spec = read_single_spec(console, options->spec);
    console.print(need(spec.document.explain(
        options->quantity, options->json ? ExplainFormat::json : ExplainFormat::text, spec.name,
        options->spec.language)));
    return exit_code::fine;
  };
}

}  // namespace

const Command explain_command = {
    .name = "explain",
    .about = "show how a number came about: formula, steps, inputs and sources",
    .examples = "  attnfig explain figure.yaml gqa.cache.total\n",
    .declare = declare};

}  // namespace attnfig
