#include "attnfig_lint.h"
#include "cli/command.h"
#include "cli/need.h"
#include "cli/page_width.h"
#include "io/files.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <memory>

namespace attnfig {
namespace {

const std::map<std::string, LintFormat> formats = {
    {"human", LintFormat::human}, {"json", LintFormat::json}, {"sarif", LintFormat::sarif}};

struct Options {
  std::vector<std::string> files;
  std::string format = "human";
  std::string rule;
  std::string font_metrics;
  std::string page_width;
  bool drawing = false;
};

int explain(Console& console, const std::string& rule) {
  if (rule == "all") {
    console.print(lint_reference());
    return exit_code::fine;
  }
  const std::string text = explain_lint_rule(rule);
  if (text.empty()) {
    const std::vector<std::string> names = lint_rules();
    throw UsageError{
        fmt::format("unknown rule \"{}\"\n  hint: {}", printable(rule), choose_from(rule, names))};
  }
  console.print(text);
  return exit_code::fine;
}

/// The arguments, with the SVGs of a folder in its place.
std::vector<std::string> files_of(const std::vector<std::string>& arguments) {
  namespace fs = std::filesystem;
  std::vector<std::string> files;
  for (const std::string& argument : arguments) {
    if (argument == "-" || !fs::is_directory(argument)) {
      files.push_back(argument);
      continue;
    }
    const std::vector<std::string> inside = files_under(argument, ".svg");
    if (inside.empty())
      throw UsageError{fmt::format("{}: no .svg files in this folder", printable(argument))};
    for (const std::string& file : inside) files.push_back((fs::path(argument) / file).string());
  }
  return files;
}

struct Read {
  std::vector<SvgFile> files;
  int code = exit_code::fine;  // of files that cannot be read, which are reported
};

Read read_files(Console& console, const Options& options) {
  Read read;
  for (const std::string& path : files_of(options.files)) {
    try {
      read.files.push_back({path == "-" ? "<stdin>" : path,
                            path == "-" ? read_stdin(largest_svg) : read_file(path, largest_svg)});
    } catch (const std::system_error& error) {
      console.report(fmt::format("attnfig: {}\n", printable(error.what())));
      read.code = exit_code::usage;
    }
  }
  if (!options.font_metrics.empty()) {
    const TemplateFile font{options.font_metrics, read_file(options.font_metrics, largest_input)};
    for (SvgFile& file : read.files) file.font_metrics = font;
  }
  if (!options.page_width.empty())
    for (SvgFile& file : read.files) file.page_width = page_width_of(options.page_width);
  return read;
}

int run(Console& console, const Options& options) {
  if (!options.rule.empty()) return explain(console, options.rule);
  if (options.files.empty()) throw UsageError{"lint needs an SVG file"};
  const auto [files, code] = read_files(console, options);
  if (options.drawing) {
    for (const SvgFile& file : files) console.print(need(dump_drawing(file)));
    return code;
  }
  std::vector<LintedFile> linted;
  std::size_t faulty = 0;
  std::size_t findings = 0;
  for (const SvgFile& file : files) {
    const LintedFile& one = linted.emplace_back(LintedFile{file.name, lint_svg(file)});
    const auto wrong =
        static_cast<std::size_t>(std::count_if(one.findings.begin(), one.findings.end(), fails));
    findings += wrong;
    if (wrong != 0) ++faulty;
  }
  console.print(write_lint(linted, formats.at(options.format)));
  console.log(fmt::format("{} {}: {} clean, {} with {} {}\n", files.size(),
                          files.size() == 1 ? "file" : "files", files.size() - faulty, faulty,
                          findings, findings == 1 ? "finding" : "findings"));
  if (code != exit_code::fine) return code;
  return faulty == 0 ? exit_code::fine : exit_code::input;
}

std::function<int(Console&)> declare(Arguments& arguments) {
  const auto options = std::make_shared<Options>();
  arguments.push_back({.names = "FILE.svg",
                       .about = "SVG files of any origin, folders of them, or - for standard input",
                       .target = &options->files,
                       .values = Values::file});
  arguments.push_back({.names = "--format",
                       .about = "human, json or sarif",
                       .target = &options->format,
                       .choices = keys_of(formats),
                       .fallback = options->format});
  arguments.push_back(
      {.names = "--explain",
       .about = "print why a rule is there and how to mend what it finds; all: docs/lint.md",
       .target = &options->rule,
       .value = "RULE",
       .known = lint_rules});
  arguments.push_back(
      {.names = "--font-metrics",
       .about = "the widths of a font that texts are set in, as attnfig font writes them",
       .target = &options->font_metrics,
       .value = "FILE",
       .values = Values::file});
  arguments.push_back({.names = "--page-width",
                       .about = "judge sizes of texts as a page of this width shows them: wide "
                                "(688 px), narrow (360 px), or one such as 600px or 345pt",
                       .target = &options->page_width,
                       .value = "WIDTH"});
  arguments.push_back({.names = "--dump",
                       .about = "print what the files paint, as lint sees it",
                       .target = &options->drawing});
  return [options](Console& console) { return run(console, *options); };
}

}  // namespace

const Command lint_command = {
    .name = "lint",
    .about = "check SVG files of any origin: overlap, contrast, fonts, ids and more",
    .examples =
        "  attnfig lint drawing.svg         # exit 1 if anything is found\n"
        "  attnfig lint drawing.svg --page-width 345pt  # as a column of print shows it\n",
    .declare = declare};

}  // namespace attnfig
