#include "cli/need.h"
#include "cli/single_spec.h"

#include <memory>

namespace attnfig {
namespace {

std::function<int(Console&)> declare(Arguments& arguments) {
  struct Options {
    SingleSpec spec;
    std::string quantity;
    bool json = false;
  };
  const auto options = std::make_shared<Options>();
  declare_single_spec(arguments, options->spec);
  arguments.push_back(
      {.names = "QUANTITY",
       .about = "such as gqa.cache.total or \"cache.saving over mha\"; default: all",
       .target = &options->quantity});
  arguments.push_back({.names = "--json", .about = "for programs", .target = &options->json});
  return [options](Console& console) {
    const ReadSpec spec = read_single_spec(console, options->spec);
    const std::string& input = options->spec.input;
    console.print(
        write_explained(need(spec.document.explain(options->quantity, options->spec.language)),
                        options->json ? ExplainFormat::json : ExplainFormat::text,
                        input == "-" ? "<stdin>" : input, spec.name));
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
