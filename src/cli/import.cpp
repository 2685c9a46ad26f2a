#include "cli/single_spec.h"
#include "io/files.h"

#include <fmt/format.h>

#include <memory>

namespace attnfig {
namespace {

struct Options {
  SingleSpec config;
  std::string output;
};

int run(Console& console, const Options& options) {
  const Document document = read_single_spec(console, options.config).document;
  if (!document.is_config())
    throw InputError({{.range = {1, 1},
                       .message = "this is a spec already",
                       .hint = "import reads a model's config.json",
                       .file = options.config.input == "-" ? "<stdin>" : options.config.input}});
  const std::string spec = document.spec();
  if (options.output.empty() || options.output == "-") {
    console.print(spec);
  } else {
    refuse_lost_files(files_read(options.config), {{options.output, "-o", "spec"}});
    write_file(options.output, spec);
    console.log(fmt::format("{} written; now: attnfig build {}\n", printable(options.output),
                            printable(options.output)));
  }
  return exit_code::fine;
}

std::function<int(Console&)> declare(Arguments& arguments) {
  const auto options = std::make_shared<Options>();
  declare_single_spec(arguments, options->config);
  declare_figure(arguments, options->config.config);
  arguments.push_back({.names = "-o,--output",
                       .about = "the spec to write; default: standard output",
                       .target = &options->output,
                       .value = "FILE",
                       .values = Values::file});
  return [options](Console& console) { return run(console, *options); };
}

}  // namespace

const Command import_command = {.name = "import",
                                .about = "make a spec to edit from a model's config.json",
                                .examples =
                                    "  attnfig import config.json -o model.yaml\n"
                                    "  attnfig import model.gguf -o model.yaml\n"
                                    "  attnfig import config.json --figure growth -o growth.yaml\n"
                                    "  attnfig import config.json --assume num_key_value_heads=8\n",
                                .declare = declare};

}  // namespace attnfig
