#include "cli/need.h"
#include "cli/single_spec.h"

#include <map>
#include <memory>

namespace attnfig {
namespace {

const std::map<std::string, TableFormat> formats = {{"text", TableFormat::text},
                                                    {"md", TableFormat::md},
                                                    {"csv", TableFormat::csv},
                                                    {"json", TableFormat::json},
                                                    {"tex", TableFormat::tex}};

std::function<int(Console&)> declare(Arguments& arguments) {
  struct Options {
    SingleSpec spec;
    std::string format = "text";
  };
  const auto options = std::make_shared<Options>();
  declare_single_spec(arguments, options->spec);
  arguments.push_back({.names = "--format",
                       .about = "text, md, csv, json or tex",
                       .target = &options->format,
                       .choices = keys_of(formats),
                       .fallback = options->format});
  return [options](Console& console) {
    const ReadSpec spec = read_single_spec(console, options->spec);
    console.print(need(spec.document.number_table(formats.at(options->format), spec.name,
                                                  options->spec.language)));
    return exit_code::fine;
  };
}

}  // namespace

const Command numbers_command = {
    .name = "numbers",
    .about = "print every number of every layout as a table",
    .examples =
        "  attnfig numbers figure.yaml                 # a table for people\n"
        "  attnfig numbers figure.yaml --format json   # exact, for programs\n",
    .declare = declare};

}  // namespace attnfig
