#include "cli/command.h"
#include "diagnostic.h"
#include "io/files.h"
#include "spec/templates.h"

#include <fmt/format.h>

#include <filesystem>
#include <memory>

namespace attnfig {
namespace {

int run(Console& console, const std::string& path) {
  const std::string spec = starter_spec();
  if (path.empty() || path == "-") {
    console.print(spec);
    return exit_code::fine;
  }
  // A link to nothing is there too.
  if (std::filesystem::exists(std::filesystem::symlink_status(path)))
    throw UsageError{fmt::format("{} is there already", printable(path))};
  write_file(path, spec);
  console.say(fmt::format("{} written; now: attnfig build {}\n", printable(path), printable(path)));
  return exit_code::fine;
}

std::function<int(Console&)> declare(CLI::App& app) {
  const auto path = std::make_shared<std::string>();
  app.add_option("PATH", *path, "the file to write; default: standard output");
  return [path](Console& console) { return run(console, *path); };
}

}  // namespace

const Command new_command = {.name = "new",
                             .about = "write a commented spec to start from",
                             .examples = "  attnfig new figure.yaml && attnfig build figure.yaml\n",
                             .declare = declare};

}  // namespace attnfig
