#include "cli/command.h"
#include "cli/failure_text.h"
#include "cli/run_files.h"
#include "io/files.h"
#include "io/process.h"

#include <fmt/format.h>

#include <memory>

namespace attnfig {
namespace {

struct Options {
  std::string regular;
  std::string bold;
  std::string italic;
  std::string bold_italic;
  std::string code;
  std::string output = "-";

  std::vector<std::string> files() const { return {regular, bold, italic, bold_italic, code}; }
};

int run(Console& console, const Options& options) {
  std::vector<ReadFile> read;
  for (const std::string& file : options.files())
    if (!file.empty()) read.push_back({file, "a font"});
  refuse_lost_files(read, {{options.output, "-o", "file of widths"}});
  Program program{"attnfig_font", {"measure"}};
  for (const std::string& file : options.files()) program.arguments.push_back(file);
  const Ran measured = run_program(program);
  if (!measured.well)
    throw UsageError{
        failure_text(program.name, measured.output.empty() ? measured.errors : measured.output)};
  if (options.output == "-") {
    console.print(measured.output);
    return exit_code::fine;
  }
  write_file(options.output, measured.output);
  console.log(fmt::format("{} written\n", printable(options.output)));
  return exit_code::fine;
}

std::function<int(Console&)> declare(Arguments& arguments) {
  const auto options = std::make_shared<Options>();
  const auto add = [&](std::string_view names, std::string_view about, std::string& target) {
    arguments.push_back({.names = names,
                         .about = std::string(about),
                         .target = &target,
                         .value = "FILE",
                         .values = Values::file});
  };
  add("FONT", "the regular cut: TrueType, OpenType or a collection, of which the first is taken",
      options->regular);
  arguments.back().required = true;
  add("--bold", "the bold cut; default: as wide as regular, or that of a variable font",
      options->bold);
  add("--italic", "the italic cut; default: as wide as upright", options->italic);
  add("--bold-italic", "the bold italic cut; default: as wide as bold, or italic",
      options->bold_italic);
  add("--code", "a font for code, of which all letters are equally wide", options->code);
  add("-o,--output", "the file to write; - for standard output", options->output);
  arguments.back().fallback = options->output;
  return [options](Console& console) { return run(console, *options); };
}

}  // namespace

const Command font_command = {
    .name = "font",
    .about = "measure a font, for a theme whose figures are set in it",
    .examples =
        "  attnfig font Inter-Regular.ttf --bold Inter-Bold.ttf -o house/fonts/inter.yaml\n"
        "      # a theme in house/themes says: fonts: Inter, and font_metrics: inter\n",
    .declare = declare};

}  // namespace attnfig
