#include "attnfig.h"
#include "cli/command.h"
#include "io/files.h"

#include <fmt/format.h>

#include <filesystem>
#include <memory>

namespace attnfig {
namespace {

namespace fs = std::filesystem;

/// A dangling link exists too.
bool is_there(const fs::path& path) {
  return fs::exists(fs::symlink_status(path));
}

/// The names of the kinds of figures. The first is that of the usual starter.
std::vector<std::string> kinds() {
  std::vector<std::string> names;
  for (const Named& kind : kinds_of_figures()) names.push_back(kind.name);
  return names;
}

struct Options {
  std::string path;
  std::string figure;
};

int run(Console& console, const Options& options) {
  const std::string& path = options.path;
  const std::string spec = starter_spec(options.figure);
  if (path.empty() || path == "-") {
    console.print(spec);
    return exit_code::fine;
  }
  if (is_there(path)) throw UsageError{fmt::format("{} is there already", printable(path))};
  // The spec names the schema in its first line, where editors look for it.
  const fs::path beside = fs::path(path).replace_filename("attnfig.schema.json");
  if (beside != path && !is_there(beside)) write_file(beside, schema());
  write_file(path, spec);
  console.log(fmt::format("{} written; now: attnfig build {}\n", printable(path), printable(path)));
  return exit_code::fine;
}

std::function<int(Console&)> declare(Arguments& arguments) {
  const auto options = std::make_shared<Options>();
  arguments.push_back({.names = "PATH",
                       .about = "the file to write; default: standard output",
                       .target = &options->path,
                       .values = Values::file});
  const std::vector<std::string> all = kinds();
  arguments.push_back({.names = "--figure",
                       .about = "the kind of figure that it draws",
                       .target = &options->figure,
                       .value = "KIND",
                       .choices = all,
                       .fallback = all.front()});
  return [options](Console& console) { return run(console, *options); };
}

}  // namespace

const Command new_command = {
    .name = "new",
    .about = "write a commented spec to start from, and its schema for editors",
    .examples =
        "  attnfig new figure.yaml && attnfig build figure.yaml\n"
        "  attnfig new --figure layer_stack layers.yaml\n",
    .declare = declare};

}  // namespace attnfig
